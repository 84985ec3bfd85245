using Sop697.Domain.Cases;

namespace Sop697.Domain.Privacy;

/// <summary>
/// Whom a request is about, as it can be found in texts: an account without its sign, a post by its address, a number by its digits, or words
/// of a name. It rather finds a case too many than one too few: a person looks through what was found.
/// </summary>
public sealed class Subject
{
    /// <summary>Less would be found everywhere.</summary>
    private const int LeastLetters = 3;

    private const int LeastDigits = 6;

    private readonly string? post;
    private readonly string? digits;
    private readonly string words;

    private Subject(string? post, string? digits, string words) => (this.post, this.digits, this.words) = (post, digits, words);

    /// <returns>Null when it is too little to be found by.</returns>
    public static Subject? Of(string? text)
    {
        var plain = Plain(text ?? "").TrimStart('@');
        if (PostAddress.Of(text?.Trim()) is { } address) return new Subject(address, null, address);
        var number = Digits(plain);
        if (number.Length >= LeastDigits && plain.All(c => char.IsAsciiDigit(c) || " +-.()".Contains(c, StringComparison.Ordinal))) return new Subject(null, number, plain);
        return plain.Count(char.IsLetterOrDigit) >= LeastLetters ? new Subject(null, null, plain) : null;
    }

    public bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (digits is not null) return Numbers(text).Any(n => n.Contains(digits, StringComparison.Ordinal));
        return (post is not null && PostAddress.Of(text.Trim()) == post) || HoldsWords(Plain(text));
    }

    /// <summary>Whole, so that "budi" is not found in "budiman"; a full stop that ends a sentence belongs to no name.</summary>
    private bool HoldsWords(string text)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var (before, end) = (at - 1, at + words.Length);
            if ((before < 0 || !IsOfName(text, before)) && (end >= text.Length || !IsOfName(text, end))) return true;
        }

        return false;
    }

    private static bool IsOfName(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || text[at] == '_' || (text[at] == '.' && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]));

    /// <summary>Runs of digits, also where people part them.</summary>
    private static IEnumerable<string> Numbers(string text)
    {
        var run = "";
        foreach (var c in text.Append('|'))
        {
            if (char.IsAsciiDigit(c)) run += c;
            else if (" -.()+".Contains(c, StringComparison.Ordinal)) continue;
            else if (run.Length > 0)
            {
                yield return run;
                run = "";
            }
        }
    }

    /// <summary>A telephone number begins with 62 or with 0, or with neither; what follows is the same.</summary>
    private static string Digits(string text)
    {
        var all = string.Concat(text.Where(char.IsAsciiDigit));
        return (all.StartsWith("62", StringComparison.Ordinal) && all.Length > LeastDigits + 2 ? all[2..] : all).TrimStart('0');
    }

    /// <summary>Lower case, one space where there was white space.</summary>
    private static string Plain(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
