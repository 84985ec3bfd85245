using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Tests.Documents;

/// <summary>The nota dinas and the SOP sheet, read back by other programs.</summary>
public sealed class FormTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MemoForm.Lama, new[] { "Nomor", "Kepada", "Dari", "Hal", "Tanggal" })]
    [InlineData(MemoForm.Baru, new[] { "Yth.", "Dari", "Tembusan", "Tanggal", "Nomor", "Sifat", "Lampiran", "Hal" })]
    public async Task A_nota_dinas_has_the_head_rows_that_the_office_set(MemoForm form, string[] rows)
    {
        var pdf = (await MemoAsync(new PrintSettings { Memo = form })).Kept($"nota-dinas-{form}");
        Assert.Contains("NOTA DINAS", pdf.Pages[0]);
        var found = pdf.Pages[0].Split('\n').Select(l => System.Text.RegularExpressions.Regex.Match(l, @"^\s*(\S+)\s+:\s").Groups[1].Value).Where(w => w.Length > 0);
        Assert.Equal(rows, found);
        Assert.Contains("Kepala Bidang Kesehatan Masyarakat", pdf.Flow);
        Assert.Contains("Jawaban yang disampaikan:", pdf.Flow);
        Assert.DoesNotContain("warga.contoh", pdf.Flow);
        pdf.AssertFreeEdges();
    }

    [Fact]
    public async Task The_number_is_blank_until_the_office_says_how_and_its_gaps_stay_gaps()
    {
        Assert.Matches(@"Nomor\s+:\s+\.{20,}", (await MemoAsync(new PrintSettings())).Pages[0]);
        var composed = await MemoAsync(new PrintSettings { NumberFormat = "{klasifikasi}/{urut}/{unit}/{tahun}", Unit = "UNIT-1" });
        Assert.Matches(@"Nomor\s+:\s+\.{12}/\.{12}/UNIT-1/2026", composed.Pages[0]);
    }

    [Fact]
    public async Task The_SOP_sheet_says_what_the_product_works_by_and_calls_its_symbols_a_proposal()
    {
        using var printer = Printing.Printer(ExampleJournal.Office());
        var printed = await printer.PrintSopAsync(None);
        Assert.Equal(printed.Sha256, (await printer.PrintSopAsync(None)).Sha256);
        var pdf = new Pdf(printed.Pdf.ToArray()).Kept("sop");
        var identity = pdf.Flow;
        foreach (var word in new[] { "NOMOR SOP", "TANGGAL PEMBUATAN", "TANGGAL REVISI", "TANGGAL EFEKTIF", "13 April 2021", "DISAHKAN OLEH", "NAMA SOP", "DASAR HUKUM", "KUALIFIKASI PELAKSANA", "KETERKAITAN", "PERALATAN/PERLENGKAPAN", "PERINGATAN", "PENCATATAN DAN PENDATAAN" })
            Assert.Contains(word, identity);
        Assert.Contains(Sop697Table.Current.Number, pdf.Flow);
        foreach (var step in Sop697Table.Current.Steps) Assert.Contains(step.Activity.Split(' ')[^1], pdf.Flow);
        foreach (var head in new[] { "Uraian Kegiatan", "Kepala Dinas", "Kelengkapan (usulan)", "Waktu", "Output", "Keterangan" }) Assert.Contains(head, pdf.Flow);
        Assert.Contains("Simbol dan kelengkapan adalah usulan", pdf.Flow);
        Assert.All(pdf.Pictures(), p => Assert.True(p.Width > p.Height, "the sheet lies on its side"));
        pdf.AssertFreeEdges();
    }

    private static async Task<Pdf> MemoAsync(PrintSettings print)
    {
        using var printer = Printing.Printer(ExampleJournal.Office(print));
        return new Pdf((await printer.PrintMemoAsync(ExampleJournal.Finished().Commits, None)).Pdf.ToArray());
    }
}
