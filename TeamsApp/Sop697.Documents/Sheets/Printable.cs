using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Sop697.Documents.Sheets;

/// <summary>
/// Makes text printable without losing a sign of it: Skia leaves out what the font lacks and says nothing. Letters in fancy
/// alphabets become plain ones, anything else a box in its place.
/// </summary>
public static class Printable
{
    /// <summary>Stands where a character cannot be printed.</summary>
    public const string Box = "□";

    /// <summary>The text with every character printable; line feeds stay.</summary>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.ReplaceLineEndings("\n").Replace('\t', ' ');
        using var font = Typefaces.Font(10);
        if (plain.Split('\n').All(font.ContainsGlyphs)) return plain;
        var printable = new StringBuilder(plain.Length);
        var signs = StringInfo.GetTextElementEnumerator(plain);
        while (signs.MoveNext()) printable.Append(Sign(signs.GetTextElement(), font));
        return printable.ToString();
    }

    /// <summary>One sign as the reader sees it: an emoji of seven characters is one box.</summary>
    private static string Sign(string sign, SKFont font)
    {
        if (sign is "\n" || font.ContainsGlyphs(sign)) return sign;
        var visible = string.Concat(sign.EnumerateRunes().Where(r => !IsInvisible(r)).Select(Plain));
        if (visible.Length == 0) return "";
        return font.ContainsGlyphs(visible) ? visible : Box;
    }

    /// <summary>Joiners, direction marks and variation selectors: nothing of them was ever to be seen.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>
    /// Unicode's mathematical alphabets (52 letters each, 10 digits each), full-width forms, and other spaces and dashes.
    /// Unicode's own tables (NFKC) would say so too, but are not there when globalization is invariant.
    /// </summary>
    private static string Plain(Rune rune) => rune.Value switch
    {
        >= 0x1D400 and <= 0x1D6A3 and var v => ((char)((v - 0x1D400) % 52 is var i && i < 26 ? 'A' + i : 'a' + i - 26)).ToString(),
        >= 0x1D7CE and <= 0x1D7FF and var v => ((char)('0' + ((v - 0x1D7CE) % 10))).ToString(),
        >= 0xFF01 and <= 0xFF5E and var v => ((char)(v - 0xFEE0)).ToString(),
        (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000 => " ",
        _ => rune.ToString(),
    };
}
