using System.Globalization;
using Sop697.Domain.Privacy;

namespace Sop697.Storage.Evidence;

/// <summary>The table that tesseract writes with <c>tsv</c>: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</summary>
internal static class OcrTable
{
    private const string WordLevel = "5";
    private const int Columns = 12;

    /// <summary>Percent; below it a word is mostly an avatar or an emoji.</summary>
    private const double LeastConfidence = 60;

    /// <summary>So many digits are no avatar: a number that is read badly must be hidden all the same.</summary>
    private const int NumberDigits = 4;

    /// <param name="scale">Pixels that were read for one of the original.</param>
    internal static IReadOnlyList<ReadWord> Words(string table, double scale)
    {
        List<ReadWord> words = [];
        var (line, last) = (-1, "");
        foreach (var row in table.Split('\n'))
        {
            var cells = row.TrimEnd('\r').Split('\t', Columns);
            if (cells is not [WordLevel, .., var confidence, var text] || cells.Length < Columns || !IsWord(confidence, text)) continue;
            var place = string.Join('/', cells[1..5]);
            if (place != last) (line, last) = (line + 1, place);
            words.Add(new ReadWord(text.Trim(), At(cells[6], scale), At(cells[7], scale), At(cells[8], scale), At(cells[9], scale), line));
        }

        return words;
    }

    private static bool IsWord(string confidence, string text) =>
        !string.IsNullOrWhiteSpace(text)
        && double.TryParse(confidence, NumberStyles.Float, CultureInfo.InvariantCulture, out var sure)
        && (sure >= LeastConfidence || text.Count(char.IsAsciiDigit) >= NumberDigits);

    private static int At(string pixels, double scale) => (int)Math.Round(int.Parse(pixels, CultureInfo.InvariantCulture) / scale);
}
