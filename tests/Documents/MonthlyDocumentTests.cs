using ExcelDataReader;
using Sop697.Documents.Reports;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Documents;

/// <summary>The monthly document, read back by other programs.</summary>
public sealed class MonthlyDocumentTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 1, 5, 0, TimeSpan.Zero);
    private static readonly IndicatorPeriod October = IndicatorPeriod.Month(2026, 10);

    private static readonly Office Office = new(
        [
            new("tim", Role.TimMediaSosial, "Tim Media Sosial", "kasi"), new("kasi", Role.KepalaSeksi, "Kepala Seksi Promosi", "kabid"),
            new("kabid", Role.KepalaBidang, "Kepala Bidang Kesehatan Masyarakat", "kadis"), new("kadis", Role.KepalaDinas, "Kepala Dinas", null),
        ],
        new Dictionary<string, IReadOnlyList<Person>>
        {
            ["kasi"] = [new("o1", "Bambang Hartono", "", ActingKind.Definitif) { Rank = "Penata Tk. I", EmployeeNumber = "19800101 200501 1 001" }],
            ["kabid"] = [new("o2", "Siti Maryam", "", ActingKind.Plh)],
            ["kadis"] = [new("o3", "Dewi Lestari", "", ActingKind.Atasan)],
        },
        [new Topic("gizi", "Gizi dan tumbuh kembang", null, null)]);

    private static readonly RegisterRow[] Rows =
    [
        new(new(2026, 9, 30, 17, 30, 0, TimeSpan.Zero), "MS-2026-0101", Channel.Instagram, InquiryClass.Pertanyaan, "gizi", null, Outcome.Dijawab, true, true),
        new(new(2026, 10, 5, 2, 0, 0, TimeSpan.Zero), "MS-2026-0102", Channel.Twitter, InquiryClass.Pengaduan, null, Sop697Table.Current["jawab"], null, true, false),
        new(new(2026, 10, 6, 2, 0, 0, TimeSpan.Zero), "MS-2026-0103", Channel.Facebook, InquiryClass.Spam, null, null, Outcome.Spam, false, true),
    ];

    private static readonly ClosedMonth Closed = new("2026-10", 103, 900, new string('a', 32) + new string('b', 32), At);

    private static MonthlyRegister Register(IReadOnlyList<RegisterRow>? rows = null, ClosedMonth? closed = null)
    {
        IndicatorTarget[] targets =
        [
            new(2026, "tepat_waktu", null, "Warga terjawab", IndicatorDirection.Higher, 90), new(2026, "ditanggapi", "Ditanggapi semua", null, IndicatorDirection.Higher),
            new(2026, "waktu_tanggap", null, null, IndicatorDirection.Range, null, 4, 8),
        ];
        IndicatorLine Line(Indicator indicator, Ratio counted)
        {
            var target = targets.FirstOrDefault(t => t.Code == indicator.Code) ?? IndicatorTarget.None(2026, indicator);
            var actual = indicator.Actual(counted);
            return new("", indicator, October, IndicatorScope.All, counted, target, actual, Achievement.Of(actual, target));
        }

        var report = new MonthlyReport(
            October, [Line(Indicator.OnTime, new(1, 2)), Line(Indicator.Responded, new(1, 2)), Line(Indicator.ResponseTime, new(600, 1)), Line(Indicator.StepsInTime, default), Line(Indicator.ArchiveComplete, new(0, 1))], [], [], At, 0)
        {
            Bands = [new(91, "Sangat Baik"), new(51, "Kurang"), new(0, "Sangat Kurang")],
        };
        return new(report, rows ?? Rows, closed, Office);
    }

    private static Pdf Print(MonthlyRegister register, string name) => new Pdf(new ReportPrinter().ToPdf(register)).Kept(name);

    [Fact]
    public void The_paper_lists_every_case_of_the_month_and_every_indicator_against_its_target()
    {
        var pdf = Print(Register(closed: Closed), "laporan");

        Assert.Contains("Bulan Oktober 2026", pdf.Flow, StringComparison.Ordinal);
        Assert.Matches(@"1 +01-10-2026 00\.30 +MS-2026-0101 +Instagram +Pertanyaan +Gizi dan tumbuh +Selesai +Dijawab +Ya", pdf.Text);
        Assert.Matches(@"2 +05-10-2026 09\.00 +MS-2026-0102 +X \(Twitter\) +Pengaduan +- +5\. Memberikan jawaban +- +Tidak", pdf.Text);
        Assert.Matches(@"3 +06-10-2026 09\.00 +MS-2026-0103 +Facebook +Spam, iklan atau +- +Selesai +Ditutup: spam, iklan atau +Tidak", pdf.Text);
        Assert.Contains("Diterima dan dihitung: 2. Ditanggapi: 1. Masih berjalan: 1. Melewati batas waktu: 1. Di luar hitungan (spam, bukan kewenangan atau digabung): 1.", pdf.Flow, StringComparison.Ordinal);
        Assert.Matches(@"Warga terjawab +.*persen +90 +50 +55,6 +Kurang +1 dari 2\. Belum", pdf.Text);
        Assert.Matches(@"jam kerja +4 sampai 8 +10 +125 \(di atas +- +600 menit kerja", pdf.Text);
        Assert.Matches(@"Ditanggapi semua +persen +belum +50 +n/a +-", pdf.Text);
        Assert.Contains("Di atas rentang.", pdf.Flow, StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang dihitung.", pdf.Flow, StringComparison.Ordinal);
        pdf.AssertFreeEdges();
    }

    [Fact]
    public void It_ends_with_the_hash_of_the_month_and_room_for_three_signatures()
    {
        var pdf = Print(Register(closed: Closed), "laporan-tutup");

        Assert.Contains(Closed.Hash, pdf.Flow, StringComparison.Ordinal);
        Assert.Contains("atas 103 kasus dan 900 keputusan", pdf.Flow, StringComparison.Ordinal);
        Assert.Matches(@"Kepala Dinas +Kepala Bidang Kesehatan Masyarakat +Kepala Seksi Promosi", pdf.Text);
        Assert.Contains("NIP. 19800101 200501 1 001", pdf.Text, StringComparison.Ordinal);
        // Whoever only acts for a vacant position signs nothing in its name.
        Assert.Matches(@"\.{30,} +Plh\. Siti Maryam +Bambang Hartono", pdf.Text);
        Assert.DoesNotContain("Dewi Lestari", pdf.Text, StringComparison.Ordinal);
        Assert.Contains("belum ditutup", Print(Register(), "laporan-belum-tutup").Flow, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_month_repeats_its_head_on_every_page_and_an_empty_one_says_so()
    {
        var many = Print(Register([.. Enumerable.Range(0, 70).Select(i => Rows[i % 3])]), "laporan-panjang");
        Assert.True(many.Pages.Count > 2);
        Assert.True(many.Pages.Count(p => p.Contains("Nomor tiket", StringComparison.Ordinal)) > 2);
        Assert.Contains("Tidak ada yang diterima pada bulan ini.", Print(Register([]), "laporan-kosong").Flow, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_register_gives_the_same_bytes() => Assert.Equal(new ReportPrinter().ToPdf(Register()), new ReportPrinter().ToPdf(Register()));

    [Fact]
    public async Task The_workbook_has_the_same_numbers_as_numbers_and_the_times_as_times()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(await new ReportPrinter().ToWorkbookAsync(Register(closed: Closed), TestContext.Current.CancellationToken));
        using var book = ExcelReaderFactory.CreateReader(stream);

        Assert.Equal("Daftar", book.Name);
        var rows = Read(book);
        Assert.Equal(["No", "Tanggal (WIB)", "Nomor tiket", "Kanal", "Jenis", "Topik", "Langkah/Status", "Hasil", "Tepat waktu"], rows[0]);
        Assert.Equal([1.0, new DateTime(2026, 10, 1, 0, 30, 0), "MS-2026-0101", "Instagram", "Pertanyaan", "Gizi dan tumbuh kembang", "Selesai", "Dijawab", "Ya"], rows[1]);
        Assert.Equal(4, rows.Count);

        Assert.True(book.NextResult());
        var lines = Read(book);
        Assert.Equal([1.0, "Warga terjawab", Indicator.OnTime.Name, "persen", 90.0, 50.0], lines[1][..6]);
        Assert.Equal(50 / 0.9, (double)lines[1][6]!, 9);
        Assert.Equal(["belum ditetapkan", 50.0, "n/a", "-"], lines[2][4..8]);
        Assert.Equal(["4 sampai 8", 10.0, "125 (di atas rentang)"], lines[3][4..7]);
        Assert.Equal(["n/a", "n/a"], lines[4][5..7]);

        Assert.True(book.NextResult());
        Assert.Contains(Read(book), r => ((string)r[0]!).Contains(Closed.Hash, StringComparison.Ordinal));
    }

    private static List<object?[]> Read(IExcelDataReader sheet)
    {
        List<object?[]> rows = [];
        while (sheet.Read()) rows.Add([.. Enumerable.Range(0, sheet.FieldCount).Select(i => (object?)sheet.GetValue(i))]);
        return rows;
    }
}
