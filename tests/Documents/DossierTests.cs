using SkiaSharp;
using Sop697.Documents.Dossiers;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Documents;

/// <summary>The printed dossier, read back by other programs.</summary>
public sealed class DossierTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_control_sheet_names_every_step_with_who_until_when_and_whether_in_time()
    {
        var pdf = (await PrintAsync(ExampleJournal.Finished())).Kept("berkas");
        var first = pdf.Pages[0];
        Assert.Contains("LEMBAR KENDALI", first);
        Assert.Matches(@"Nomor tiket\s+:\s+MS-2026-0012", first);
        Assert.Contains("Plh. Kepala Bidang Kesehatan Masyarakat", pdf.Flow);
        Assert.Matches(@"Menyerahkan jawaban kepada tim.* 1 hari", pdf.Flow);
        Assert.Contains("24-11-2026 09.00", pdf.Flow);
        Assert.Contains("Terlambat", first);
        Assert.Contains("Tepat waktu", pdf.Flow);
        Assert.Contains("Selamat pagi □ kapan jadwal imunisasi", pdf.Flow);
    }

    [Fact]
    public async Task Everything_that_was_decided_is_on_paper()
    {
        var pdf = await PrintAsync(ExampleJournal.Finished());
        foreach (var line in ExampleJournal.Reply.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Assert.Contains(line, pdf.Flow);
        Assert.Contains(ExampleJournal.FirstReply, pdf.Flow);
        Assert.Contains("Mengembalikan kepada Kepala Seksi Promosi dan Pemberdayaan Masyarakat (putaran 1): Jam layanan belum disebut.", pdf.Flow);
        Assert.Contains("Menyetujui draf 2: Sudah tepat.", pdf.Flow);
        Assert.Contains(ExampleJournal.Link, pdf.Flow);
        Assert.Contains($"SHA-256 {ExampleJournal.Proof.Sha256}", pdf.Flow);
        Assert.Contains("MS-2026-0012 · Mohon persetujuan draf jawaban", pdf.Flow);
        Assert.Contains("Untuk: Plh Kabid", pdf.Flow);
        Assert.Contains("Kepada: Kepala Seksi Surveilans dan Imunisasi, Kepala Bidang Kesehatan Masyarakat", pdf.Flow);
        Assert.DoesNotContain("Tombol", pdf.Flow);
    }

    [Fact]
    public async Task What_was_filled_in_is_printed_in_words_and_the_address_of_the_post_without_its_account()
    {
        var pdf = await PrintAsync(ExampleJournal.Finished());
        foreach (var line in new[] { "Kanal: Instagram", "Jenis: Pertanyaan", "Topik: Imunisasi", "Mendesak: tidak", "Tautan unggahan: www.instagram.com" }) Assert.Contains(line, pdf.Flow);
        Assert.DoesNotContain("warga.contoh", pdf.Flow);
        Assert.DoesNotContain("sourceUrl", pdf.Flow);
    }

    [Fact]
    public async Task The_disposition_sheet_stands_on_one_page_and_names_no_citizen()
    {
        var pdf = await PrintAsync(ExampleJournal.Finished());
        var page = Assert.Single(pdf.Pages, p => p.Contains("LEMBAR DISPOSISI"));
        foreach (var word in new[] { "Surat dari", "No. Surat", "Tgl. Surat", "Diterima Tgl.", "No. Agenda", "Sangat segera", "Rahasia", "Perihal", "Diteruskan kepada Sdr.", "Tanggapan dan saran", "Koordinasi/konfirmasi", "Catatan:", "Mohon jadwal terbaru.", "Paraf dan tanggal" })
            Assert.Contains(word, page);
        Assert.Matches(@"No\. Agenda\s+:\s+\.{10,}", page);
        Assert.Contains("Instagram @wa", page);
        Assert.DoesNotContain("warga.contoh", pdf.Flow);
    }

    [Fact]
    public async Task Signatures_leave_blank_what_the_office_did_not_enter()
    {
        var blank = await PrintAsync(ExampleJournal.Finished());
        Assert.Matches(@"NIP\. \.{10,}", blank.Flow);
        Assert.DoesNotMatch(@"NIP\. \d", blank.Flow);
        var filled = await PrintAsync(ExampleJournal.Finished(), ExampleJournal.Office(withNumbers: true));
        Assert.Contains("NIP. 19800101 200501 1 001", filled.Flow);
        Assert.Contains("Penata Tk. I / III d", filled.Flow);
        Assert.Contains("Agus Wicaksono", filled.Pages[^1]);
    }

    [Fact]
    public async Task The_code_and_every_foot_name_the_case_and_its_last_hash()
    {
        var journal = ExampleJournal.Finished();
        var pdf = await PrintAsync(journal);
        var closing = journal.Commits.Single(c => c.Commit.Events.Any(e => e is CaseClosed));
        var page = pdf.Pictures(150)[0];
        Assert.Equal(new DossierCode("MS-2026-0012", closing.Hash), DossierCode.Read(Codes.Read(page)));
        Assert.All(pdf.Pages, (p, i) =>
        {
            Assert.Contains($"MS-2026-0012 · sidik {closing.Hash}", p);
            Assert.Contains($"halaman {i + 1} dari {pdf.Pages.Count}", p);
        });
    }

    [Fact]
    public async Task What_the_system_does_after_the_end_changes_no_byte()
    {
        var journal = ExampleJournal.Finished();
        var before = await PrintAsync(journal);
        Assert.Equal(before.Bytes, (await PrintAsync(journal.Kept())).Bytes);
    }

    [Fact]
    public async Task A_journal_that_was_read_back_gives_the_same_bytes_as_one_that_was_just_made()
    {
        var journal = ExampleJournal.Finished();
        using var printer = Printing.Printer(ExampleJournal.Office());
        var made = await printer.PrintAsync(journal.Commits, None);
        var read = await printer.PrintAsync([.. journal.Commits.Select(c => SealedCommit.Read(c.Body, c.Hash))], None);
        Assert.Equal(made.Sha256, read.Sha256);
    }

    [Theory]
    [InlineData(PaperSize.A4)]
    [InlineData(PaperSize.F4)]
    public async Task Nothing_is_cut_off_and_every_screenshot_has_its_page(PaperSize paper)
    {
        var pdf = (await PrintAsync(ExampleJournal.Finished(), ExampleJournal.Office(new PrintSettings { Paper = paper, Letterhead = "Jalan Contoh 1, Malang" }))).Kept($"berkas-{paper}");
        pdf.AssertFreeEdges();
        Assert.Contains("Jalan Contoh 1, Malang", pdf.Pages[0]);
        foreach (var heading in new[] { "Tangkapan layar 1 dari 1", "Bukti jawaban terkirim 1 dari 1" })
        {
            var number = pdf.Pages.Select((p, i) => (p, i)).Single(p => p.p.Contains(heading)).i;
            Assert.True(pdf.Pictures()[number].Pixels.Count(p => p is { Red: < 0x40, Green: > 0x60 and < 0x80, Blue: > 0x50 and < 0x75 }) > 5_000, $"no picture below '{heading}'");
        }
    }

    [Fact]
    public async Task What_is_covered_is_black_on_paper_and_said_below_the_heading()
    {
        var whole = new MaskArea(0, 0, ExampleJournal.Screenshot.Width, ExampleJournal.Screenshot.Height / 2, PersonalDataKind.Nik);
        var open = Screenshots(await PrintAsync(ExampleJournal.Finished()));
        var pdf = await PrintAsync(ExampleJournal.Finished().Masked(whole));
        var covered = Screenshots(pdf);
        Assert.True(Black(covered.Pixels) > 20_000, "nothing is covered");
        Assert.InRange(Black(open.Pixels), 0, 2_000);
        // Half of the bubbles are gone, not hidden below something that could be taken away.
        Assert.InRange(Bubbles(covered), Bubbles(open) / 4, Bubbles(open) * 3 / 4);
        Assert.Contains("Data pribadi disamarkan: 1 bagian. Aslinya tersegel.", pdf.Flow);

        SKBitmap Screenshots(Pdf printed) => printed.Pictures()[printed.Pages.Select((p, i) => (p, i)).Single(p => p.p.Contains("Tangkapan layar 1 dari 1")).i];
        static int Black(SKColor[] pixels) => pixels.Count(p => p is { Red: < 0x30, Green: < 0x30, Blue: < 0x30 });
        static int Bubbles(SKBitmap page) => page.Pixels.Count(p => p is { Red: < 0x40, Green: > 0x60 and < 0x80, Blue: > 0x50 and < 0x75 });
    }

    [Fact]
    public async Task What_was_covered_after_the_end_counts_and_beside_an_archived_dossier_the_name_is_another()
    {
        var area = new MaskArea(10, 10, 200, 300, PersonalDataKind.Other);
        var journal = ExampleJournal.Finished().Archived();
        var before = await PrintAsync(journal);
        journal.Masked(area);
        using var printer = Printing.Printer(ExampleJournal.Office());
        var anew = await printer.PrintAsync(journal.Commits, None);
        Assert.Equal($"MS-2026-0012-samar-{journal.Commits[^1].Commit.Version}.pdf", anew.Name);
        Assert.NotEqual(before.Bytes, anew.Pdf.ToArray());
        // The paper that was signed names the same decision still.
        var closing = journal.Commits.Single(c => c.Commit.Events.Any(e => e is CaseClosed));
        Assert.All(new Pdf(anew.Pdf.ToArray()).Pages, p => Assert.Contains($"MS-2026-0012 · sidik {closing.Hash}", p));
    }

    [Fact]
    public async Task A_running_case_is_marked_as_such_and_a_missing_picture_is_said()
    {
        var pdf = await PrintAsync(ExampleJournal.Unfinished(), pictures: false);
        Assert.Contains("BELUM SELESAI: dicetak sementara", pdf.Flow);
        Assert.Contains("Belum diterbitkan.", pdf.Flow);
        Assert.Contains("Gambar tidak dapat diambil saat dicetak", pdf.Flow);
    }

    [Fact]
    public async Task A_case_that_ended_without_an_answer_says_why()
    {
        var pdf = await PrintAsync(ExampleJournal.ClosedWithoutAnswer());
        Assert.Contains("Tidak diterbitkan. Diteruskan ke Sambat Online: Lampu jalan, bukan urusan kesehatan.", pdf.Flow);
        Assert.Contains("Tidak ada jawaban yang dirilis.", pdf.Flow);
    }

    private static async Task<Pdf> PrintAsync(ExampleJournal journal, Office? office = null, bool pictures = true)
    {
        using var printer = Printing.Printer(office ?? ExampleJournal.Office(), pictures);
        var printed = await printer.PrintAsync(journal.Commits, None);
        Assert.Equal("MS-2026-0012.pdf", printed.Name);
        return new Pdf(printed.Pdf.ToArray());
    }
}
