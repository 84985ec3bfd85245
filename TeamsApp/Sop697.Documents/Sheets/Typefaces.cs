using SkiaSharp;

namespace Sop697.Documents.Sheets;

/// <summary>The two weights that are embedded in every document, cut to what is used (Fonts/README.md).</summary>
internal static class Typefaces
{
    /// <summary>Line to line, in sizes of the letters.</summary>
    public const float Leading = 1.32f;

    /// <summary>Top of the line to the base of its letters, in sizes of the letters.</summary>
    public const float Ascent = 1.02f;

    public static SKTypeface Regular { get; } = Load("NotoSans-Regular.ttf");

    public static SKTypeface Bold { get; } = Load("NotoSans-Bold.ttf");

    /// <summary>Unhinted, so that a line is as long on every machine.</summary>
    public static SKFont Font(float size, bool bold = false) =>
        new(bold ? Bold : Regular, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
