using System.Globalization;
using System.Text.RegularExpressions;
using Sop697.Domain.Cases;

namespace Sop697.Functions.Chat;

/// <summary>What somebody typed.</summary>
internal abstract partial record ChatCommand
{
    private ChatCommand()
    {
    }

    /// <param name="Asked">False when the words were none of the commands, or not all of one.</param>
    internal sealed record Help(bool Asked) : ChatCommand;

    /// <summary>"status MS-2026-0001".</summary>
    internal sealed record Status(CaseNumber Number) : ChatCommand;

    /// <summary>"bukti MS-2026-0001" beside a picture: proof of the posted reply.</summary>
    internal sealed record Proof(CaseNumber Number) : ChatCommand;

    /// <summary>"tambah MS-2026-0001" beside a picture: more of the question.</summary>
    internal sealed record Add(CaseNumber Number) : ChatCommand;

    /// <summary>"tugas": what waits for me.</summary>
    internal sealed record Tasks : ChatCommand;

    /// <summary>"cari polio sabtu": cases that hold these words.</summary>
    internal sealed record Search(IReadOnlyList<string> Words) : ChatCommand;

    /// <summary>"cari jawaban polio": released answers about these words.</summary>
    internal sealed record Answers(IReadOnlyList<string> Words) : ChatCommand;

    /// <summary>"ringkasan mati": no morning digest for me, or again.</summary>
    internal sealed record Digest(bool On) : ChatCommand;

    /// <summary>"alihkan MS-2026-0001 kasi kasi2 sedang cuti": another's part to another position.</summary>
    internal sealed record Delegate(CaseNumber Number, string From, string To, string Reason) : ChatCommand;

    internal static ChatCommand Read(string text)
    {
        if (HandOver().Match(text) is { Success: true } hand)
            return new Delegate(new(Digits(hand, "year"), Digits(hand, "serial")), Key(hand, "from"), Key(hand, "to"), hand.Groups["reason"].Value);
        if (Switch().Match(text) is { Success: true } digest) return new Digest(digest.Groups["on"].Success);
        if (List().Match(text) is { Success: true } list)
            return Split(list.Groups["words"].Value) is { Count: > 0 } words ? list.Groups["answers"].Success ? new Answers(words) : new Search(words) : list.Groups["tasks"].Success ? new Tasks() : new Help(false);
        if (Pattern().Match(text) is not { Success: true } match) return new Help(Asking().IsMatch(text));
        var number = new CaseNumber(Digits(match, "year"), Digits(match, "serial"));
        return match.Groups["word"].Value.ToLowerInvariant() switch
        {
            "bukti" or "proof" => new Proof(number),
            "tambah" or "add" => new Add(number),
            _ => new Status(number),
        };
    }

    [GeneratedRegex(@"^\s*(?:bantuan|help|\?)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    /// <summary>More words than that narrow nothing down.</summary>
    private const int MostWords = 8;

    private static List<string> Split(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords)];

    [GeneratedRegex(@"^\s*(?:(?<tasks>tugas|tugas saya|tasks|my tasks)\s*|(?:cari|search)\s*:?\s+(?:(?<answers>jawaban|answers?)\s+)?(?<words>\S.*?)\s*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex(@"^\s*(?:ringkasan|digest)\s+(?:(?<on>nyala|on)|mati|off)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Switch();

    private static string Key(Match match, string group) => match.Groups[group].Value.ToLowerInvariant();

    [GeneratedRegex(@"^\s*(?:alihkan|delegate)\s+MS-(?<year>\d{4})-(?<serial>\d{1,8})\s+(?<from>[a-z0-9_-]+)\s+(?:(?:ke|to)\s+)?(?<to>[a-z0-9_-]+)\s+(?<reason>\S.*?)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex HandOver();

    private static int Digits(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<word>status|bukti|proof|tambah|add)?\s*:?\s*MS-(?<year>\d{4})-(?<serial>\d{1,8})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
