using Sop697.Domain.Privacy;

namespace Sop697.Tests.Domain.Privacy;

public sealed class PersonalDataSpecs
{
    [Theory]
    [InlineData("NIK anak 3573011203900001 belum ada", "nik 3573011203900001")]
    [InlineData("NIK 3573 0112 0390 0001 belum", "nik 3573 0112 0390 0001")]
    [InlineData("no KK 3573.0112.0390.0001", "nik 3573.0112.0390.0001")]
    [InlineData("NIK: 35730112O39OOO01", "nik 35730112O39OOO01")]
    [InlineData("NIK 35730112039 salah baca", "nik 35730112039")]
    [InlineData("BPJS saya 0001234567891 tidak aktif", "bpjs 0001234567891")]
    [InlineData("kartu 0001234567891 mati", "bpjs 0001234567891")]
    [InlineData("hubungi 0812-3456-7890 ya", "telepon 0812-3456-7890")]
    [InlineData("WA 0812 3456 7890", "telepon 0812 3456 7890")]
    [InlineData("ke +62 813 9876 5432 jam 08.00-14.00", "telepon +62 813 9876 5432")]
    [InlineData("ke 462 813 9876 5432", "telepon 462 813 9876 5432")]
    [InlineData("ke t62 813 9876 5432.", "telepon t62 813 9876 5432.")]
    [InlineData("rumah (0341) 551234 saja", "telepon (0341) 551234")]
    [InlineData("surel budi@contoh.id.", "surel budi@contoh.id.")]
    [InlineData("@siti.rahayu88 tanya min", "akun @siti.rahayu88")]
    [InlineData("budi.santoso kapan buka", "akun budi.santoso")]
    [InlineData("rahayu_88 kapan buka", "akun rahayu_88")]
    [InlineData("Siti Rahayu 2 jam", "akun Siti Rahayu")]
    [InlineData("sitirahayu88 5 hari lalu", "akun sitirahayu88")]
    [InlineData("Siti Rahayu · 3 mgg · Diedit", "akun Siti Rahayu")]
    public void What_names_a_person_is_found(string line, string expected) => Assert.Equal([expected], Found(line));

    [Theory]
    [InlineData("Silakan datang 12/11/2026 pukul 08.00.")]
    [InlineData("tanggal 12-11-2026 jam 08.00-14.00 WIB")]
    [InlineData("biaya Rp 1.500.000 untuk 25 orang")]
    [InlineData("antre sejak 2 jam lalu belum dipanggil juga")]
    [InlineData("saya menunggu 2 jam")]
    [InlineData("lihat dinkes.malangkota.go.id atau contoh.com")]
    [InlineData("s.d. hari Jumat, a.n. kepala dinas. terima kasih")]
    [InlineData("SOP 697 tahun 2024")]
    public void What_names_nobody_is_left(string line) => Assert.Empty(Found(line));

    [Fact]
    public void An_account_that_is_known_is_found_without_its_sign_and_underscore()
    {
        var found = PersonalData.Find(Words("kata siti rahayu88 kemarin"), "@siti_rahayu88");
        Assert.Equal([(PersonalDataKind.Account, "siti rahayu88")], found.Select(a => (a.Kind, Under(a, Words("kata siti rahayu88 kemarin")))));
    }

    [Fact]
    public void What_a_lost_underscore_tore_off_a_handle_is_hidden_with_it()
    {
        ReadWord[] words = [new("@siti", 0, 0, 50, 20, 0), new("rahayu88", 65, 0, 80, 20, 0), new("tanya", 152, 0, 50, 20, 0)];
        var area = Assert.Single(PersonalData.Find(words, null));
        Assert.InRange(area.Left + area.Width, 145, 151);
    }

    [Fact]
    public void Two_numbers_beside_each_other_are_two()
    {
        Assert.Equal(["nik 3573011203900001", "telepon 081234567890"], Found("3573011203900001 081234567890"));
    }

    [Fact]
    public void Lines_do_not_run_into_each_other()
    {
        ReadWord[] words = [.. Words("telp 0812", 0), .. Words("2026 orang", 1)];
        Assert.Empty(PersonalData.Find(words, null));
    }

    [Fact]
    public void An_area_is_a_little_larger_than_its_words_and_never_outside_the_picture()
    {
        var area = Assert.Single(PersonalData.Find([new ReadWord("3573011203900001", 0, 2, 160, 20, 0)], null));
        Assert.Equal(new MaskArea(0, 0, 164, 26, PersonalDataKind.Nik), area);
    }

    private static IEnumerable<string> Found(string line)
    {
        var words = Words(line);
        return PersonalData.Find(words, null).Select(a => $"{Name(a.Kind)} {Under(a, words)}");
    }

    private static string Name(PersonalDataKind kind) => System.Text.Json.JsonSerializer.Serialize(kind).Trim('"');

    private static string Under(MaskArea area, IEnumerable<ReadWord> words) =>
        string.Join(' ', words.Where(w => w.Left >= area.Left && w.Left + w.Width <= area.Left + area.Width).Select(w => w.Text));

    private static List<ReadWord> Words(string text, int line = 0)
    {
        List<ReadWord> words = [];
        var left = 0;
        foreach (var word in text.Split(' '))
        {
            words.Add(new ReadWord(word, left, line * 40, word.Length * 10, 20, line));
            left += (word.Length * 10) + 8;
        }

        return words;
    }
}
