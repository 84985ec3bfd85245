using SkiaSharp;

namespace Sop697.Documents.Sheets;

/// <summary>One thing on a sheet. Blocks are written from top to bottom; <see cref="Table"/> puts them side by side. Lengths are millimetres.</summary>
public abstract record Block;

public enum Align
{
    Left,
    Centre,
    Right,
}

/// <summary>Text that wraps; a line feed begins a new line. Characters the font lacks are replaced visibly.</summary>
public sealed record Words(string Text) : Block
{
    /// <summary>Points.</summary>
    public float Size { get; init; } = 10;

    public bool Bold { get; init; }
    public bool Underlined { get; init; }
    public Align Align { get; init; }
    public SKColor Ink { get; init; } = SKColors.Black;

    /// <summary>Never the last thing on a page: a heading.</summary>
    public bool StaysWithNext { get; init; }

    /// <summary>A heading within the document.</summary>
    public static Words Heading(string text) => new(text) { Size = 11.5f, Bold = true, StaysWithNext = true };

    /// <summary>A remark in small grey letters.</summary>
    public static Words Remark(string text) => new(text) { Size = 8, Ink = new SKColor(0x44, 0x44, 0x44) };
}

/// <summary>Free room; none at the top of a page.</summary>
public sealed record Space(float Height) : Block;

/// <summary>A line from margin to margin.</summary>
/// <param name="Thickness">Points.</param>
public sealed record Rule(float Thickness = 0.75f) : Block;

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>Stands on one page; only what is longer than a page is cut.</summary>
public sealed record Together(IReadOnlyList<Block> Blocks) : Block;

/// <summary>A picture at its own shape, as large as the width and <paramref name="MostHeight"/> allow, never stretched.</summary>
/// <param name="Encoded">PNG, JPEG or WebP; upright. What cannot be decoded is said in its place.</param>
public sealed record Picture(ReadOnlyMemory<byte> Encoded, float MostHeight) : Block
{
    public Align Align { get; init; }
}

/// <summary>Drawn by the caller within the rectangle it is given, in points (1/72 inch): charts, symbols.</summary>
public sealed record Drawing(float Height, Action<SKCanvas, SKRect> Draw) : Block;

/// <summary>A box to tick and what it stands for.</summary>
public sealed record Tick(string Label, bool On = false) : Block
{
    /// <summary>Points.</summary>
    public float Size { get; init; } = 9.5f;
}

/// <summary>A QR code with its quiet zone, error correction M.</summary>
/// <param name="Side">Millimetres, quiet zone included.</param>
public sealed record QrCode(string Text, float Side = 30) : Block
{
    public Align Align { get; init; }
}

/// <summary>Rows of cells; the head is repeated on every page, a row is cut only when it is long.</summary>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block
{
    public Row? Head { get; init; }

    /// <summary>False: only puts things side by side.</summary>
    public bool Lined { get; init; } = true;
}

/// <param name="Share">Part of the width, in proportion to the other columns.</param>
public sealed record Column(float Share);

public sealed record Row(IReadOnlyList<Cell> Cells)
{
    /// <summary>Height when its cells need less.</summary>
    public float LeastHeight { get; init; }

    public bool Shaded { get; init; }

    /// <summary>A row of plain text.</summary>
    public static Row Of(params string[] texts) => new([.. texts.Select(t => Cell.Of(t))]);

    /// <summary>A row that names the columns.</summary>
    public static Row Titles(params string[] texts) =>
        new([.. texts.Select(t => new Cell([new Words(t) { Bold = true, Size = 9, Align = Align.Centre }]))]) { Shaded = true };
}

public sealed record Cell(IReadOnlyList<Block> Blocks)
{
    /// <summary>Columns it covers.</summary>
    public int Span { get; init; } = 1;

    public static Cell Of(string text, Align align = Align.Left, bool bold = false) => new([new Words(text) { Size = 9, Align = align, Bold = bold }]);
}
