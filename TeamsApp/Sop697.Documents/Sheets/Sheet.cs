using SkiaSharp;

namespace Sop697.Documents.Sheets;

/// <summary>Writes blocks as a PDF: fonts embedded, pages numbered, the same bytes for the same input.</summary>
public static class Sheet
{
    /// <summary>Printed at the foot of every page. Nothing here has been through a validator, so no more is claimed.</summary>
    public const string ArchiveWords = "disiapkan sebagai PDF/A-2b (belum divalidasi)";

    private const string Producer = "SOP 697";
    private const float FootSize = 7.5f;

    /// <summary>Lays out and writes; takes tens of milliseconds a page, so never while a person waits for a card.</summary>
    /// <exception cref="ArgumentException">A row has other columns than its table.</exception>
    public static byte[] ToPdf(SheetSetup setup, IEnumerable<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(blocks);
        var area = Area(setup);
        var pages = new Pagination(area.Height).Fill(BlockLayout.Lay(blocks, area.Width));
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, Metadata(setup)))
        {
            for (var i = 0; i < pages.Count; i++) WritePage(document, setup, area, pages[i], i + 1, pages.Count);
            document.Close();
        }

        return StableIds.Replace(stream.ToArray());
    }

    private static SKRect Area(SheetSetup setup)
    {
        var (paper, margins) = (setup.Paper, setup.Margins);
        return new SKRect(
            margins.Left * BlockLayout.Mm,
            margins.Top * BlockLayout.Mm,
            (paper.Width - margins.Right) * BlockLayout.Mm,
            (paper.Height - margins.Bottom) * BlockLayout.Mm);
    }

    private static SKDocumentPdfMetadata Metadata(SheetSetup setup)
    {
        var at = setup.MadeAt.UtcDateTime;
        return new SKDocumentPdfMetadata
        {
            Title = setup.Title,
            Creator = Producer,
            Producer = Producer,
            Creation = at,
            Modified = at,
            PdfA = true,
            RasterDpi = 200,
            EncodingQuality = 85,
        };
    }

    private static void WritePage(SKDocument document, SheetSetup setup, SKRect area, List<Placed> page, int number, int of)
    {
        using var canvas = document.BeginPage(setup.Paper.Width * BlockLayout.Mm, setup.Paper.Height * BlockLayout.Mm);
        foreach (var placed in page) placed.Draw(canvas, new SKPoint(area.Left, area.Top + placed.Y));
        var foot = new Table([new Column(5), new Column(2)], [new Row(
        [
            new Cell([Small(string.Join('\n', new[] { setup.Foot, ArchiveWords }.Where(w => w.Length > 0)))]),
            new Cell([Small($"halaman {number} dari {of}") with { Align = Align.Right }]),
        ])])
        { Lined = false };
        var top = area.Bottom + (3 * BlockLayout.Mm);
        using (var pen = BlockLayout.Pen(0.4f)) canvas.DrawLine(area.Left, top, area.Right, top, pen);
        BlockLayout.DrawAll([.. BlockLayout.Lay([foot], area.Width)], canvas, new SKPoint(area.Left, top + BlockLayout.Mm));
        document.EndPage();
    }

    private static Words Small(string text) => new(text) { Size = FootSize, Ink = new SKColor(0x33, 0x33, 0x33) };
}
