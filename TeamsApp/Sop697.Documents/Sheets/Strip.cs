using SkiaSharp;

namespace Sop697.Documents.Sheets;

/// <summary>A piece of a sheet that is never cut: a line of text, a row, a picture. Lengths are points.</summary>
/// <param name="Height">Points.</param>
/// <param name="Draw">Draws it with its upper left corner at the given point.</param>
internal sealed record Strip(float Height, Action<SKCanvas, SKPoint> Draw)
{
    /// <summary>Drawn again above this one when it comes first on a page.</summary>
    public Strip? Head { get; init; }

    /// <summary>Must stand on the page of the strip after it.</summary>
    public bool StaysWithNext { get; init; }

    /// <summary>Nothing to see: left out at the top of a page.</summary>
    public bool Blank { get; init; }

    /// <summary>Begins a page.</summary>
    public bool NewPage { get; init; }

    /// <summary>Closes the row above and opens this one when the page ends between them.</summary>
    public Action<SKCanvas, SKPoint>? Seam { get; init; }
}
