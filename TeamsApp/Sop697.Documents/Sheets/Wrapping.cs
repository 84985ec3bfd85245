using SkiaSharp;

namespace Sop697.Documents.Sheets;

/// <summary>Cuts text into lines that fit. A word longer than a line (an address) is cut where the line ends.</summary>
internal static class Wrapping
{
    public static List<string> Wrap(string text, SKFont font, float width)
    {
        var lines = new List<string>();
        foreach (var paragraph in Printable.Text(text).Split('\n')) WrapParagraph(paragraph, font, width, lines);
        return lines;
    }

    private static void WrapParagraph(string paragraph, SKFont font, float width, List<string> lines)
    {
        var line = "";
        foreach (var word in paragraph.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.MeasureText(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = CutWord(word, font, width, lines);
        }

        lines.Add(line);
    }

    /// <summary>Adds full lines of one word and gives back what is left of it.</summary>
    private static string CutWord(string word, SKFont font, float width, List<string> lines)
    {
        while (word.Length > 1 && font.MeasureText(word) > width)
        {
            var fits = Math.Clamp((int)font.BreakText(word, width), 1, word.Length - 1);
            if (char.IsLowSurrogate(word[fits]) && fits > 1) fits--;
            lines.Add(word[..fits]);
            word = word[fits..];
        }

        return word;
    }
}
