using System.Text;
using System.Text.Json.Serialization;

namespace Sop697.Domain.Cases;

/// <summary>In what two reports are alike, the surest first. It is a question to the team and never an answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LikenessKind>))]
public enum LikenessKind
{
    [JsonStringEnumMemberName("berkas_sama")] SameFile,
    [JsonStringEnumMemberName("unggahan_sama")] SamePost,
    [JsonStringEnumMemberName("mungkin_ganda")] LikeText,
}

/// <summary>An earlier case that a report looks like, as it was when the two were compared.</summary>
/// <param name="CaseId">The earlier case.</param>
/// <param name="Number">Null when it was not numbered yet.</param>
/// <param name="How">In what they are alike.</param>
/// <param name="ReceivedAt">When the earlier one was received, UTC.</param>
/// <param name="Step">Key of the row it stood at; null when it was closed.</param>
/// <param name="Outcome">How it had ended; null while it was open.</param>
public sealed record Resemblance(string CaseId, string? Number, LikenessKind How, DateTimeOffset ReceivedAt, string? Step, Outcome? Outcome);

/// <summary>What a report is found by when another looks like it.</summary>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="Pictures">SHA-256 of what the citizen wrote, lower-case hex.</param>
/// <param name="Post">As <see cref="PostAddress"/> writes it; null when the report had no link.</param>
/// <param name="Text">Letters and digits of the summary in lower case, words parted by one space.</param>
public sealed record ReportKeys(string CaseId, DateTimeOffset ReceivedAt, Channel Channel, IReadOnlyList<string> Pictures, string? Post, string Text)
{
    public static ReportKeys Of(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(
            state.Id,
            state.ReceivedAt,
            state.Inquiry.Channel,
            [.. state.Evidence.Where(e => e.Purpose == EvidencePurpose.Question).Select(e => e.Sha256).Distinct()],
            PostAddress.Of(state.Inquiry.SourceUrl),
            Likeness.Plain(state.Inquiry.Summary));
    }
}

/// <summary>When two reports look alike. Source of the numbers: measured on pictures of comments read by OCR; the office may set the threshold.</summary>
public static class Likeness
{
    /// <summary>Shorter texts are alike by chance.</summary>
    public const int LeastCharacters = 40;

    /// <summary>Texts are compared with those of this many days before.</summary>
    public const int Days = 30;

    private const int Gram = 5;

    /// <param name="percent">How alike texts must be; null when texts are not compared.</param>
    /// <returns>The surest likeness; null when there is none, or the other is not earlier.</returns>
    public static LikenessKind? Between(ReportKeys report, ReportKeys earlier, int? percent)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(earlier);
        if (!IsEarlier(earlier, report)) return null;
        if (report.Pictures.Intersect(earlier.Pictures).Any()) return LikenessKind.SameFile;
        if (report.Post is not null && report.Post == earlier.Post) return LikenessKind.SamePost;
        return percent is { } least && IsLikeText(report, earlier, least) ? LikenessKind.LikeText : null;
    }

    /// <summary>How many different runs of five characters a text has; texts whose numbers are far apart cannot be alike.</summary>
    public static int Grams(string text) => GramsOf(text).Count;

    /// <summary>Parts in a hundred that two texts have in common.</summary>
    public static double Common(string one, string other)
    {
        var (a, b) = (GramsOf(one), GramsOf(other));
        if (a.Count == 0 || b.Count == 0) return 0;
        var both = a.Count(b.Contains);
        return both * 100.0 / (a.Count + b.Count - both);
    }

    internal static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text ?? "")
        {
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>Of two that came in the same moment the id decides, so that one of them is asked about and not both.</summary>
    private static bool IsEarlier(ReportKeys one, ReportKeys other) =>
        one.ReceivedAt != other.ReceivedAt ? one.ReceivedAt < other.ReceivedAt : string.CompareOrdinal(one.CaseId, other.CaseId) < 0;

    private static bool IsLikeText(ReportKeys report, ReportKeys earlier, int percent) =>
        report.Channel == earlier.Channel
        && report.Text.Length >= LeastCharacters
        && earlier.Text.Length >= LeastCharacters
        && report.ReceivedAt - earlier.ReceivedAt <= TimeSpan.FromDays(Days)
        && Common(report.Text, earlier.Text) >= percent;

    private static HashSet<string> GramsOf(string text)
    {
        HashSet<string> grams = [];
        for (var at = 0; at + Gram <= text.Length; at++) grams.Add(text.Substring(at, Gram));
        return grams;
    }
}
