using System.Globalization;
using System.Text;
using Sop697.Domain.Time;

namespace Sop697.Domain.Audit;

/// <summary>A month that is over, with one hash over all that had been decided when it ended. Never written again.</summary>
/// <param name="Month"><c>yyyy-MM</c>, WIB.</param>
/// <param name="Cases">Cases there were when it ended, open and closed, of this month and of all before.</param>
/// <param name="Commits">Decisions on them, likewise.</param>
/// <param name="Hash">Lower-case hex SHA-256 of <see cref="CaseStand.TextOf"/>.</param>
/// <param name="ClosedAt">When the hash was made, UTC.</param>
public sealed record ClosedMonth(string Month, int Cases, int Commits, string Hash, DateTimeOffset ClosedAt)
{
    /// <summary>The first moment that no longer belongs to the month.</summary>
    public DateTimeOffset Ends => EndOf(DayOf(Month));

    /// <param name="month">Any day of it, WIB.</param>
    /// <param name="stands">Of every case that was there when it ended, in any order.</param>
    public static ClosedMonth Of(DateOnly month, IReadOnlyList<CaseStand> stands, DateTimeOffset closedAt)
    {
        ArgumentNullException.ThrowIfNull(stands);
        return new(NameOf(month), stands.Count, stands.Sum(s => s.Version), SealedCommit.HashOf(CaseStand.TextOf(stands)), closedAt);
    }

    public static string NameOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first day of a month by its name.</summary>
    /// <exception cref="FormatException">Not a name of a month.</exception>
    public static DateOnly DayOf(string name) => DateOnly.ParseExact(name, "yyyy-MM", CultureInfo.InvariantCulture);

    /// <param name="month">Any day of it, WIB.</param>
    public static DateTimeOffset EndOf(DateOnly month) =>
        new(new DateOnly(month.Year, month.Month, 1).AddMonths(1).ToDateTime(TimeOnly.MinValue), Wib.Offset);
}

/// <summary>How far a case was at some moment.</summary>
/// <param name="Version">Its last commit before that moment, and so also how many there were.</param>
/// <param name="Hash">The hash of that commit, which stands for all before it.</param>
public sealed record CaseStand(string CaseId, int Version, string Hash)
{
    /// <summary>Where a case stood; null when it was not there yet.</summary>
    /// <param name="commits">In order of version. A decision that was dated back behind a later one belongs to the later month.</param>
    /// <param name="before">UTC; a commit of this very moment does not count.</param>
    public static CaseStand? At(string caseId, IEnumerable<(int Version, DateTimeOffset At, string Hash)> commits, DateTimeOffset before)
    {
        ArgumentNullException.ThrowIfNull(commits);
        CaseStand? stand = null;
        foreach (var (version, at, hash) in commits)
        {
            if (at >= before) break;
            stand = new CaseStand(caseId, version, hash);
        }

        return stand;
    }

    /// <summary>
    /// One line for each case, <c>case version hash</c>, in ordinal order of the cases, each ended by a line feed. Whoever has the text
    /// needs no program of ours: <c>sha256sum</c> gives the month's hash.
    /// </summary>
    public static string TextOf(IEnumerable<CaseStand> stands)
    {
        var text = new StringBuilder();
        foreach (var stand in stands.OrderBy(s => s.CaseId, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{stand.CaseId} {stand.Version} {stand.Hash}\n");
        return text.ToString();
    }

    /// <summary>Reads such a text back; what is no such line is left out, and the text's hash tells that something was there.</summary>
    public static IReadOnlyList<CaseStand> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. from line in text.Split('\n')
               let parts = line.Split(' ')
               where parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
               select new CaseStand(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]),
        ];
    }
}
