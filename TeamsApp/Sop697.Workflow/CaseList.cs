using System.Globalization;
using System.Text.Json.Serialization;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Cases that a person may read, page by page: open ones by urgency and due date, then closed ones from the latest. A page looks at so
/// many lines and no more, however large the archive is; where it stopped the next one goes on.
/// </summary>
public sealed class CaseList(ICaseIndex index, INumbering numbering, CaseHandler cases, IRules rules, TimeProvider time)
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 25;

    /// <summary>More words than that narrow nothing down.</summary>
    public const int MostWords = 8;

    /// <summary>Closed lines that one page looks at: some tenths of a second.</summary>
    private const int MostLooked = 4_000;

    /// <summary>Months that one page looks into; an empty one costs a call, too.</summary>
    private const int MostMonths = 24;

    /// <param name="after">Where the page before ended; null for the first.</param>
    public async Task<CasePage> ReadAsync(Actor person, CaseQuery query, Office office, CasePlace? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(office);
        if (query.Words is [var word] && CaseNumber.Read(word) is { } number) return await NumberedAsync(person, number, cancellationToken);
        var now = time.GetUtcNow();
        bool Fits(CaseLine line) => MayRead(person, line) && query.Fits(line, office.Topics.FirstOrDefault(t => t.Key == line.Topic)?.Label, now);

        List<CaseLine> found = [];
        if (after is not { Closed: not null } && query.Standing != CaseStanding.Closed)
        {
            var open = (await index.OpenAsync(cancellationToken).Where(Fits).ToListAsync(cancellationToken))
                .OrderBy(l => CasePlace.Of(l).Order).SkipWhile(l => after is not null && CasePlace.Of(l).Order.CompareTo(after.Order) <= 0).ToList();
            found.AddRange(open.Take(PageSize));
            if (open.Count > PageSize) return new CasePage(found, CasePlace.Of(found[^1]), null);
        }

        if (query.IsOfOpenOnes) return new CasePage(found, null, null);
        var ahead = query.TakesAll && SeesAll(person) ? 2 * PageSize : MostLooked;
        return await ClosedAsync(found, Fits, after?.Closed ?? ClosedPlace.EndOf(Wib.Day(now)), ahead, cancellationToken);
    }

    /// <summary>As <see cref="CaseAccess"/> says it of a case.</summary>
    private static bool MayRead(Actor person, CaseLine line) => SeesAll(person) || line.Chain.Any(person.Is);

    private static bool SeesAll(Actor person) => person.Seats.Any(s => s.Position.Role == Role.KepalaDinas);

    /// <summary>A number is looked up and not searched for.</summary>
    private async Task<CasePage> NumberedAsync(Actor person, CaseNumber number, CancellationToken cancellationToken)
    {
        if (await numbering.CaseOfAsync(number.Year, number.Serial, cancellationToken) is not { } caseId
            || await cases.LoadAsync(caseId, cancellationToken) is not { } loaded
            || !CaseAccess.MayRead(loaded.State, person)) return new CasePage([], null, null);
        return new CasePage([CaseLine.Of(loaded.State, (await rules.ReadAsync(cancellationToken)).TableOf(loaded.State))], null, null);
    }

    private async Task<CasePage> ClosedAsync(List<CaseLine> found, Func<CaseLine, bool> fits, ClosedPlace place, int ahead, CancellationToken cancellationToken)
    {
        var looked = 0;
        if (await index.FirstClosedMonthAsync(cancellationToken) is not { } first) return new CasePage(found, null, null);
        for (var months = 0; Wib.Day(place.ClosedAt) >= first; months++)
        {
            if (months == MostMonths) return new CasePage(found, new CasePlace(place), Wib.Day(place.ClosedAt));
            var month = Wib.Day(place.ClosedAt);
            await foreach (var line in index.ClosedAsync(month, place, ahead, cancellationToken))
            {
                // A full page ends before the next line that fits, so that no page is empty because the one before held all.
                var fit = fits(line);
                if ((fit && found.Count == PageSize) || ++looked > MostLooked) return new CasePage(found, new CasePlace(place), Wib.Day(place.ClosedAt));
                if (fit) found.Add(line);
                place = new ClosedPlace(line.ClosedAt!.Value, line.CaseId);
            }

            place = ClosedPlace.EndOf(new DateOnly(month.Year, month.Month, 1).AddDays(-1));
        }

        return new CasePage(found, null, null);
    }
}

/// <summary>Which cases are wanted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseStanding>))]
public enum CaseStanding
{
    [JsonStringEnumMemberName("semua")] Any,
    [JsonStringEnumMemberName("terbuka")] Open,

    /// <summary>Open and past a due time.</summary>
    [JsonStringEnumMemberName("terlambat")] Overdue,

    [JsonStringEnumMemberName("selesai")] Closed,
}

/// <summary>What a person looks for; null means any.</summary>
/// <param name="Words">All of them must stand in the line.</param>
/// <param name="Step">Key of the open row.</param>
/// <param name="Topic">Key; empty for cases without one.</param>
public sealed record CaseQuery(IReadOnlyList<string> Words, CaseStanding Standing, string? Step, Channel? Channel, string? Topic)
{
    /// <summary>No closed case can fit.</summary>
    public bool IsOfOpenOnes => Standing is CaseStanding.Open or CaseStanding.Overdue || Step is not null;

    /// <summary>Every closed case fits.</summary>
    public bool TakesAll => Words.Count == 0 && Channel is null && Topic is null && !IsOfOpenOnes;

    /// <param name="topicLabel">Name of the line's topic as people read it, or null.</param>
    /// <param name="now">UTC.</param>
    public bool Fits(CaseLine line, string? topicLabel, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(line);
        return (Standing != CaseStanding.Overdue || line.IsLate(now))
            && (Step is null || line.Step == Step)
            && (Channel is null || line.Channel == Channel)
            && (Topic is null || (line.Topic ?? "") == Topic)
            && line.Holds(Words, topicLabel);
    }
}

/// <param name="Next">Where the next page begins; null when everything was looked at.</param>
/// <param name="Through">How far back closed cases were looked through, WIB; null when it does not matter.</param>
public sealed record CasePage(IReadOnlyList<CaseLine> Lines, CasePlace? Next, DateOnly? Through);

/// <summary>Where a page ended. It gives nobody a right: every page is filtered anew for who asks.</summary>
/// <param name="Closed">Among the closed cases; null when it ended among the open ones.</param>
/// <param name="Calm">Among the open ones: not urgent.</param>
/// <param name="DueAt">Among the open ones: when the earliest part is due, UTC.</param>
public sealed record CasePlace(ClosedPlace? Closed, bool Calm = false, DateTimeOffset DueAt = default, string CaseId = "")
{
    private const string OpenMark = "o";
    private const string ClosedMark = "c";

    /// <summary>How open cases stand one after the other.</summary>
    public (bool Calm, DateTimeOffset DueAt, string CaseId) Order => (Calm, DueAt, CaseId);

    /// <summary>Where an open case stands.</summary>
    public static CasePlace Of(CaseLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new(null, !line.Urgent, line.Held.Count == 0 ? DateTimeOffset.MaxValue : line.Held.Min(h => h.DueAt), line.CaseId);
    }

    /// <summary>What was written by <see cref="ToString"/>; null when it was not.</summary>
    public static CasePlace? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.');
        if (parts.Length != 4 || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks) return null;
        var at = new DateTimeOffset(ticks, TimeSpan.Zero);
        if (parts[3].Length > 0 && !CaseIds.IsWellFormed(parts[3])) return null;
        return parts[0] switch
        {
            OpenMark => new CasePlace(null, parts[1] == "1", at, parts[3]),
            ClosedMark when at > DateTimeOffset.UnixEpoch && at.Year < 9999 => new CasePlace(new ClosedPlace(at, parts[3])),
            _ => null,
        };
    }

    public override string ToString() => Closed is { } place
        ? string.Create(CultureInfo.InvariantCulture, $"{ClosedMark}..{place.ClosedAt.UtcTicks}.{place.CaseId}")
        : string.Create(CultureInfo.InvariantCulture, $"{OpenMark}.{(Calm ? 1 : 0)}.{DueAt.UtcTicks}.{CaseId}");
}
