using SkiaSharp;
using Sop697.Documents.Sheets;

namespace Sop697.Tests.Documents;

/// <summary>The toolkit, read back by other programs.</summary>
public sealed class SheetTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly SheetSetup Setup = new("Contoh", Made) { Foot = "MS-2026-0001 · 0f3a" };

    [Fact]
    public void The_same_input_gives_the_same_bytes_and_another_text_another_id()
    {
        var first = Sheet.ToPdf(Setup, [new Words("Satu")]);
        Thread.Sleep(20);
        Assert.Equal(first, Sheet.ToPdf(Setup, [new Words("Satu")]));
        Assert.NotEqual(Id(first), Id(Sheet.ToPdf(Setup, [new Words("Dua")])));
    }

    [Fact]
    public void Fonts_are_embedded_and_small_and_no_more_than_intent_is_claimed()
    {
        var pdf = Write([new Words("Biasa"), new Words("Tebal") { Bold = true }]);
        var fonts = pdf.Fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.Equal(2, fonts.Count);
        Assert.All(fonts, f => Assert.Matches(@"NotoSans-(Regular|Bold) +CID TrueType +Identity-H +yes +yes +yes", f));
        Assert.True(pdf.Bytes.Length < 60_000, $"{pdf.Bytes.Length} bytes for two words");
        Assert.Contains("disiapkan sebagai PDF/A-2b (belum divalidasi)", pdf.Text);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", System.Text.Encoding.Latin1.GetString(pdf.Bytes));
    }

    [Theory]
    [InlineData("A4", 210, 297)]
    [InlineData("F4", 215, 330)]
    [InlineData(" f4", 215, 330)]
    [InlineData(null, 210, 297)]
    public void Pages_have_the_size_that_the_office_set(string? name, int width, int height)
    {
        var info = new Pdf(Sheet.ToPdf(Setup with { Paper = Paper.Named(name) }, [new Words("x")])).Info;
        var points = System.Text.RegularExpressions.Regex.Match(info, @"Page size: +([0-9.]+) x ([0-9.]+) pts");
        Assert.Equal(width, float.Parse(points.Groups[1].ValueSpan, null) / 72 * 25.4, tolerance: 0.2);
        Assert.Equal(height, float.Parse(points.Groups[2].ValueSpan, null) / 72 * 25.4, tolerance: 0.2);
    }

    [Theory]
    [InlineData("“Kapan” — jam 7–9 é ✓ ☑ ≥ Rp5.000 →", "“Kapan” — jam 7–9 é ✓ ☑ ≥ Rp5.000 →")]
    [InlineData("Terima kasih 🙏🏽 👨‍👩‍👧 dok", "Terima kasih □ □ dok")]
    [InlineData("𝗣𝗲𝗻𝘁𝗶𝗻𝗴 𝟙𝟚 ＡＢ", "Penting 12 AB")]
    [InlineData("❤️ السلام", "□ □□□□□□")]
    [InlineData("a\u200bb\ufeffc\td", "abc d")]
    public void What_the_font_lacks_is_replaced_visibly(string text, string printed)
    {
        Assert.Equal(printed, Printable.Text(text));
        Assert.Contains(printed, Write([new Words(text)]).Flow);
    }

    [Fact]
    public void Long_text_and_a_long_address_wrap_within_the_margins_and_nothing_is_lost()
    {
        var words = string.Join(' ', Enumerable.Range(1, 2000).Select(i => $"kata{i}"));
        var address = "https://contoh.example/" + string.Concat(Enumerable.Range(0, 60).Select(i => $"bagian{i}"));
        var pdf = Write([new Words(words), new Words(address)]);
        Assert.All(Enumerable.Range(1, 2000), i => Assert.Contains($"kata{i}", pdf.Flow));
        Assert.Contains(address, pdf.Flow.Replace(" ", "", StringComparison.Ordinal));
        pdf.AssertFreeEdges();
    }

    [Fact]
    public void A_long_table_repeats_its_head_and_loses_no_row()
    {
        var rows = Enumerable.Range(1, 120).Select(i => Row.Of($"{i}", $"Uraian nomor {i} yang cukup panjang sehingga turun ke baris berikutnya di kolom ini", "ya"));
        var pdf = Write([new Table([new(1), new(6), new(1)], [.. rows]) { Head = Row.Titles("No", "Uraian", "Tepat") }]);
        Assert.True(pdf.Pages.Count > 2);
        Assert.All(pdf.Pages, (page, i) =>
        {
            Assert.Single(page.Split('\n'), l => l.Contains("Uraian") && l.Contains("Tepat"));
            Assert.Contains($"halaman {i + 1} dari {pdf.Pages.Count}", page);
            Assert.Contains("MS-2026-0001 · 0f3a", page);
        });
        Assert.All(Enumerable.Range(1, 120), i => Assert.Contains($"nomor {i} yang", pdf.Flow));
        pdf.AssertFreeEdges();
    }

    [Fact]
    public void A_row_longer_than_a_page_is_cut_and_goes_on()
    {
        var text = string.Join('\n', Enumerable.Range(1, 150).Select(i => $"Baris ke-{i}."));
        var pdf = Write([new Table([new(1), new(3)], [Row.Of("Jawaban", text)])]);
        Assert.Equal(Enumerable.Range(1, 150), Numbers(pdf.Text, @"Baris ke-(\d+)\."));
        pdf.AssertFreeEdges();
    }

    [Fact]
    public void What_stands_together_is_not_parted_and_a_heading_is_never_the_last_of_a_page()
    {
        var lines = Enumerable.Range(1, 50).Select(i => (Block)new Words($"Baris {i}"));
        var pdf = Write([.. lines, Words.Heading("Bagian"), new Together([.. Enumerable.Range(1, 30).Select(i => new Words($"Bersama {i}"))])]);
        Assert.Equal(2, pdf.Pages.Count);
        Assert.DoesNotContain("Bagian", pdf.Pages[0]);
        Assert.Contains("Bersama 30", pdf.Pages[1]);
    }

    [Fact]
    public void Pictures_keep_their_shape_and_a_broken_one_is_said()
    {
        using var tall = new SKBitmap(400, 3000);
        tall.Erase(SKColors.Red);
        var pdf = Write([new Picture(tall.Encode(SKEncodedImageFormat.Png, 90).ToArray(), 200), new Picture(new byte[] { 1, 2, 3 }, 50)]);
        var page = Assert.Single(pdf.Pictures());
        var red = page.Pixels.Select((p, i) => (p, X: i % page.Width, Y: i / page.Width)).Where(p => p.p is { Red: > 200, Green: < 60 }).ToList();
        var (width, height) = (red.Max(p => p.X) - red.Min(p => p.X), red.Max(p => p.Y) - red.Min(p => p.Y));
        Assert.InRange((double)height / width, 7.2, 7.8);
        Assert.Contains("[gambar tidak dapat ditampilkan]", pdf.Text);
    }

    [Fact]
    public void Boxes_to_tick_and_the_code_can_be_read()
    {
        var pdf = Write([new Tick("Segera", On: true), new Tick("Rahasia"), new QrCode("SOP697:MS-2026-0001:0f3a")]);
        Assert.Contains("Segera", pdf.Text);
        var page = pdf.Pictures(150)[0];
        Assert.Equal("SOP697:MS-2026-0001:0f3a", Codes.Read(page));
    }

    [Fact]
    public void Things_stand_side_by_side_and_in_boxes()
    {
        var pdf = Write(
        [
            Words.Heading("LEMBAR CONTOH"),
            new Rule(1.5f),
            new Table([new(1), new(1)], [new Row([Cell.Of("kiri"), Cell.Of("kanan")])]) { Lined = false },
            new Table([new(1), new(2)], [new Row([new Cell([new Words("di dalam kotak"), new Tick("Segera", On: true)]), Cell.Of("sebelah", Align.Right)]) { LeastHeight = 30 }]),
        ]).Kept("contoh");
        Assert.Matches("kiri +kanan", pdf.Text);
        Assert.Matches("di dalam kotak +sebelah", pdf.Text);
    }

    private static Pdf Write(IReadOnlyList<Block> blocks) => new(Sheet.ToPdf(Setup, blocks));

    private static IEnumerable<int> Numbers(string text, string pattern) =>
        System.Text.RegularExpressions.Regex.Matches(text, pattern).Select(m => int.Parse(m.Groups[1].ValueSpan, null));

    private static string Id(byte[] pdf) =>
        System.Text.RegularExpressions.Regex.Match(System.Text.Encoding.Latin1.GetString(pdf), "/ID \\[<([0-9A-F]{32})>").Groups[1].Value;
}
