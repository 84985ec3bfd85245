namespace Sop697.Documents.Sheets;

/// <summary>A size of paper as it lies in front of the reader.</summary>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
public sealed record Paper(float Width, float Height)
{
    public static readonly Paper A4 = new(210, 297);

    /// <summary>Folio as Indonesian offices buy it.</summary>
    public static readonly Paper F4 = new(215, 330);

    /// <summary>The same paper turned by a quarter.</summary>
    public Paper Turned => new(Height, Width);

    /// <summary>By the name that a setting holds: <c>A4</c> or <c>F4</c>; A4 when nothing else is said.</summary>
    public static Paper Named(string? name) => string.Equals(name?.Trim(), "F4", StringComparison.OrdinalIgnoreCase) ? F4 : A4;
}

/// <summary>Millimetres left free along the edges; the foot of the page stands in the lower one.</summary>
public sealed record Margins(float Left, float Top, float Right, float Bottom)
{
    /// <summary>Wider at the left, where the sheet is punched.</summary>
    public static readonly Margins Usual = new(20, 15, 15, 21);
}

/// <summary>What holds for every page of a document.</summary>
/// <param name="Title">Name of the document in its metadata.</param>
/// <param name="MadeAt">UTC, for the metadata. Given by the caller, so that the same input gives the same bytes.</param>
public sealed record SheetSetup(string Title, DateTimeOffset MadeAt)
{
    public Paper Paper { get; init; } = Paper.A4;
    public Margins Margins { get; init; } = Margins.Usual;

    /// <summary>Stands at the left of every page's foot, before "halaman x dari y"; may be empty.</summary>
    public string Foot { get; init; } = "";
}
