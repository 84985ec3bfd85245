using System.Globalization;
using System.Text;

namespace Sop697.Domain.Cases;

/// <summary>"Mendesak" by what was written: whole words, whatever their case and accents.</summary>
public static class UrgentWords
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyy";

    /// <param name="words">Words or phrases; in a phrase any space or sign may stand between the words.</param>
    /// <returns>The first of the words that stands in the text, as it is listed; null when none does.</returns>
    public static string? Find(string? text, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var written = Sentence(text);
        return words.FirstOrDefault(w => Sentence(w) is { Length: > 2 } phrase && written.Contains(phrase, StringComparison.Ordinal));
    }

    /// <summary>The words alone, each with a space on both sides.</summary>
    private static string Sentence(string? text)
    {
        var plain = new StringBuilder(" ");
        foreach (var letter in text ?? "")
        {
            if (char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(letter)) plain.Append(Fold(char.ToLowerInvariant(letter)));
            else if (plain[^1] != ' ') plain.Append(' ');
        }

        return plain[^1] == ' ' ? plain.ToString() : plain.Append(' ').ToString();
    }

    private static char Fold(char letter) => Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : letter;
}
