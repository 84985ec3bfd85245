using System.Text.RegularExpressions;

namespace Sop697.Domain.Privacy;

/// <summary>
/// What on a picture looks like personal data (UU 27/2022): a proposal that a person confirms, so it rather takes too much than too
/// little. Faces and names inside a text are left to that person.
/// </summary>
public static partial class PersonalData
{
    /// <summary>Parts of its height that an area is larger than the words it hides, on each side: strokes reach beyond what was read.</summary>
    private const double Margin = 0.2;

    /// <summary>A name on an account has no more words than this.</summary>
    private const int MostNameWords = 5;

    /// <param name="words">As read, line by line.</param>
    /// <param name="sourceAccount">The account as the team wrote it down, or null: the one that is known is found also without its sign.</param>
    public static IReadOnlyList<MaskArea> Find(IReadOnlyList<ReadWord> words, string? sourceAccount)
    {
        ArgumentNullException.ThrowIfNull(words);
        var account = Letters(sourceAccount ?? "");
        return [.. words.GroupBy(w => w.Line).SelectMany(line => OnLine([.. line.OrderBy(w => w.Left)], account))];
    }

    private static IEnumerable<MaskArea> OnLine(List<ReadWord> line, string account)
    {
        var named = NameBeforeAge(line);
        if (named > 0) yield return Area(line, 0, named, PersonalDataKind.Account);
        for (var i = named; i < line.Count;)
        {
            var (kind, count) = At(line, i, account);
            if (count > 0) yield return Area(line, i, count, kind);
            i += Math.Max(1, count);
        }
    }

    private static (PersonalDataKind Kind, int Count) At(List<ReadWord> line, int i, string account)
    {
        if (Numbers.At(line, i) is { Count: > 0 } number) return number;
        var text = line[i].Text;
        if (EMail().IsMatch(text)) return (PersonalDataKind.Email, 1);
        if (account.Length > 2 && Spelled(line, i, account) is > 0 and var spelled) return (PersonalDataKind.Account, spelled);
        if (Handle().IsMatch(text)) return (PersonalDataKind.Account, 1 + TornOff(line, i));
        return (PersonalDataKind.Account, PlainHandle().IsMatch(text) && !WebHost().IsMatch(text) ? 1 : 0);
    }

    /// <summary>How many words from here on make up the known account; an underscore is read as a gap.</summary>
    private static int Spelled(List<ReadWord> line, int i, string account)
    {
        var spelled = "";
        for (var n = 1; i + n <= line.Count && n <= MostNameWords; n++)
        {
            spelled += Letters(line[i + n - 1].Text);
            if (spelled == account) return n;
            if (!account.StartsWith(spelled, StringComparison.Ordinal)) break;
        }

        return 0;
    }

    /// <summary>Words after a handle that belong to it: where an underscore was lost, the gap is wider than a space.</summary>
    private static int TornOff(List<ReadWord> line, int i)
    {
        var wide = 0.6 * line.Average(w => w.Height);
        var n = 0;
        while (i + n + 1 < line.Count && HandlePart().IsMatch(line[i + n + 1].Text) && line[i + n + 1].Left - line[i + n].Right is var gap && gap >= wide && gap < 4 * wide) n++;
        return n;
    }

    /// <summary>"Siti Rahayu 2 jam": a line of nothing but a name and how long ago, as the channels head a comment.</summary>
    private static int NameBeforeAge(List<ReadWord> line)
    {
        for (var n = 1; n <= MostNameWords && n < line.Count; n++)
        {
            if (!Age().IsMatch(string.Join(' ', line.Skip(n).Select(w => w.Text)))) continue;
            return line.Take(n).All(w => NameLike().IsMatch(w.Text)) ? n : 0;
        }

        return 0;
    }

    private static MaskArea Area(List<ReadWord> line, int from, int count, PersonalDataKind kind)
    {
        var hidden = line.GetRange(from, count);
        var (top, bottom) = (hidden.Min(w => w.Top), hidden.Max(w => w.Top + w.Height));
        var margin = (int)Math.Ceiling((bottom - top) * Margin);
        var (left, above) = (Math.Max(0, hidden.Min(w => w.Left) - margin), Math.Max(0, top - margin));
        return new MaskArea(left, above, hidden.Max(w => w.Right) + margin - left, bottom + margin - above, kind);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^[^\s@]+@[^\s@]+\.[^\s@]{2,}$")]
    private static partial Regex EMail();

    [GeneratedRegex(@"^@[\p{L}\p{N}]")]
    private static partial Regex Handle();

    [GeneratedRegex(@"^[a-z0-9._]+$")]
    private static partial Regex HandlePart();

    // Without its sign a handle is known by points and underscores inside lower-case letters, as no Indonesian word is written.
    [GeneratedRegex(@"^(?=.*[a-z]{3})[a-z0-9]{2,}([._]+[a-z0-9]{2,})+$")]
    private static partial Regex PlainHandle();

    [GeneratedRegex(@"\.(id|com|org|net|gov|info|me|ly)$|^www\.")]
    private static partial Regex WebHost();

    [GeneratedRegex(@"^[•·.-]? ?\d{1,2} ?(detik|dtk|d|menit|mnt|m|jam|j|h|hari|hr|minggu|mgg|mg|w|bulan|bln|tahun|thn|th|y)( lalu| yang lalu)?( ?[•·.-] ?.*| Diedit| Ikuti)?$")]
    private static partial Regex Age();

    [GeneratedRegex(@"^@|^\p{Lu}|[\d._]")]
    private static partial Regex NameLike();
}
