using System.Text;

namespace Sop697.Microsoft365.Cards.Model;

/// <summary>Names, titles and topics that people typed must show as typed where a client reads markdown.</summary>
public static class Markdown
{
    private const string Special = @"\`*_{}[]()<>#+-!|~";

    /// <summary>Characters with a meaning get a backslash; line ends become spaces.</summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' or '\n') escaped.Append(' ');
            else if (NeedsBackslash(text, i)) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Hyphens, plus signs and brackets mean something only at the start; a backslash everywhere would be ugly where it is shown.</summary>
    private static bool NeedsBackslash(string text, int at) => text[at] switch
    {
        '-' or '+' or '#' => at == 0,
        '(' => at > 0 && text[at - 1] == ']',
        ')' => false,
        '.' => at > 0 && text[..at].All(char.IsAsciiDigit),
        '!' => at + 1 < text.Length && text[at + 1] == '[',
        var c => Special.Contains(c, StringComparison.Ordinal),
    };
}
