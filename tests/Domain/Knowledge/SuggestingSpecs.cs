using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Tests.Domain.Cases;

namespace Sop697.Tests.Domain.Knowledge;

public sealed class SuggestingSpecs
{
    private static IReadOnlyList<SuggestedAnswer> For(Case state, AnswerIndex? index = null, OfficeSettings? settings = null) =>
        Suggesting.For(state, index ?? Shelf.Index(Shelf.Answers), settings ?? OfficeSettings.Default, CaseSpec.Now);

    private static string? Nearest(string question, string? topic = null) => For(Shelf.Asking(question, topic)) is [var first, ..] ? first.Number : null;

    [Theory]
    [InlineData("Jadwal imunisasi campak di puskesmas hari apa saja ya min?", 1)]
    [InlineData("mau tanya kpn imunisasi campak buat anak umur 2 thn", 1)]
    [InlineData("Apa benar polio tambahan itu aman buat anak?", 2)]
    [InlineData("Sesudah vaksin anak demam tinggi, harus bagaimana?", 3)]
    [InlineData("Apakah pendaftaran puskesmas bisa online supaya antrean tidak lama?", 4)]
    [InlineData("Puskesmas hari Minggu buka tidak?", 5)]
    [InlineData("Syarat membuat surat sehat apa dan berapa biaya", 6)]
    [InlineData("Warga RT kami banyak yang kena demam berdarah, tolong difogging", 7)]
    [InlineData("Loket puskesmas: pelayanan petugas kepada lansia kurang ramah", 8)]
    [InlineData("Kapan posyandu balita kelurahan diadakan?", 9)]
    [InlineData("Makanan tambahan bagi balita yang stunting apakah masih diberikan?", 10)]
    [InlineData("Mencabut gigi pakai BPJS bisa di puskesmas?", 11)]
    [InlineData("tes HIV yang gratis dimana", 12)]
    public void The_nearest_question_comes_first(string question, int number) => Assert.Equal($"MS-2026-{number:0000}", Nearest(question));

    [Theory]
    [InlineData("Lampu jalan di depan puskesmas mati sudah seminggu")]
    [InlineData("Lowongan kerja perawat di dinas kapan dibuka?")]
    [InlineData("Air sungai berbau karena limbah pabrik")]
    [InlineData("Terima kasih atas pelayanannya")]
    [InlineData("Selamat pagi min")]
    [InlineData("")]
    public void A_question_that_nobody_asked_before_is_offered_nothing(string question) => Assert.Null(Nearest(question));

    [Fact]
    public void The_very_first_answer_is_offered_too_and_only_where_it_fits()
    {
        var first = Shelf.Index(Shelf.Answer(1, "Apakah pemeriksaan spirometri dilayani di puskesmas?", "Setiap Sabtu."));
        Assert.Single(For(Shelf.Asking("Mau periksa spirometri, puskesmas melayani hari apa?"), first));
        Assert.Empty(For(Shelf.Asking("Apakah puskesmas melayani cabut gigi pada hari Minggu?"), first));
    }

    [Fact]
    public void Three_at_most_and_the_same_text_once()
    {
        var index = Shelf.Index([.. Enumerable.Range(1, 8).Select(n => Shelf.Answer(n, "Kapan jadwal imunisasi campak?", n < 3 ? "Selasa." : $"Jawaban {n}."))]);
        var offered = For(Shelf.Asking("Kapan jadwal imunisasi campak?"), index);
        Assert.Equal(["MS-2026-0008", "MS-2026-0007", "MS-2026-0006"], offered.Select(a => a.Number));
        var two = Shelf.Index(Shelf.Answer(1, "Kapan jadwal imunisasi campak?", "Selasa."), Shelf.Answer(2, "Kapan jadwal imunisasi campak?", "Selasa."));
        Assert.Equal("MS-2026-0002", Assert.Single(For(Shelf.Asking("Kapan jadwal imunisasi campak?"), two)).Number);
    }

    [Fact]
    public void The_topic_decides_between_two_that_are_alike()
    {
        var index = Shelf.Index(
            Shelf.Answer(1, "Jam buka layanan anak?", "Pukul 08.00.", "gizi"), Shelf.Answer(2, "Jam buka layanan anak?", "Pukul 09.00.", "imunisasi"), Shelf.Answer(3, "Parkir kendaraan?", "Ada."));
        Assert.Equal("MS-2026-0001", For(Shelf.Asking("Jam buka layanan anak?", "gizi"), index)[0].Number);
        Assert.Equal("MS-2026-0002", For(Shelf.Asking("Jam buka layanan anak?", "imunisasi"), index)[0].Number);
    }

    [Fact]
    public void An_answer_past_its_review_is_not_offered_and_no_months_offer_nothing()
    {
        var state = Shelf.Asking("Kapan jadwal imunisasi campak untuk anak?");
        Assert.NotEmpty(For(state));
        var old = Shelf.Index(Shelf.Answers.Select(a => a with { ReleasedAt = CaseSpec.Now.AddMonths(-12) }));
        Assert.Empty(For(state, old));
        Assert.NotEmpty(For(state, old, OfficeSettings.Default with { AnswerReviewMonths = 13 }));
        Assert.Empty(For(state, settings: OfficeSettings.Default with { AnswerReviewMonths = 0 }));
    }

    [Fact]
    public void A_text_that_does_not_fit_the_channel_and_the_case_itself_are_not_offered()
    {
        var index = Shelf.Index(Shelf.Answer(1, "Kapan jadwal imunisasi campak?", new string('a', 281)), Shelf.Answer(2, "Apakah parkir ada?", "Ada."));
        Assert.Single(For(Shelf.Asking("Kapan jadwal imunisasi campak?"), index));
        Assert.Empty(For(Shelf.Asking("Kapan jadwal imunisasi campak?", channel: Channel.Twitter), index));
        Assert.Empty(For(Shelf.Asking("Kapan jadwal imunisasi campak?") with { Id = "kasus-1" }, index));
    }

    [Fact]
    public void What_was_offered_goes_from_the_card_when_its_review_comes_or_the_report_is_mended()
    {
        var state = Shelf.Asking("x");
        var offered = For(Shelf.Asking("Kapan jadwal imunisasi campak?"));
        state = state with { Suggested = new Suggestions(state.ReportVersion, offered) };
        Assert.NotEmpty(Suggesting.Offered(state, OfficeSettings.Default, CaseSpec.Now));
        Assert.Empty(Suggesting.Offered(state, OfficeSettings.Default, CaseSpec.Now.AddMonths(12)));
        Assert.Empty(Suggesting.Offered(state with { ReportVersion = 99 }, OfficeSettings.Default, CaseSpec.Now));
    }

    [Fact]
    public void The_newest_answers_are_kept_when_there_are_too_many()
    {
        var index = Shelf.Index(Enumerable.Range(1, (AnswerIndex.Most * 5 / 4) + 1).Select(n => Shelf.Answer(n, $"Pertanyaan nomor {n}?", $"Jawaban {n}.")));
        Assert.Equal(AnswerIndex.Most, index.Count);
        Assert.DoesNotContain(index.Search("nomor 1", null, _ => true), f => f.Answer.Number == "MS-2026-0001");
        Assert.Equal("MS-2026-2501", index.Search("nomor 2501", null, _ => true).First().Answer.Number);
    }
}
