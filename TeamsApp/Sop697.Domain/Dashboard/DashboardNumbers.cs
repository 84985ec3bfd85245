using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Domain.Dashboard;

/// <summary>What the office sees at a glance ("dasbor"): sums only, nothing of any one case.</summary>
/// <param name="Open">Cases that are open now.</param>
/// <param name="Urgent">How many of them are urgent.</param>
/// <param name="Steps">Every row of the SOP with the cases that are open in it.</param>
/// <param name="Trend">What came in and what was finished, the earliest first.</param>
/// <param name="Channels">By code of the channel, every channel.</param>
/// <param name="Topics">By key of the topic, those that occur; empty for cases without one. Most cases first.</param>
public sealed record DashboardNumbers(
    Tally Open,
    int Urgent,
    IReadOnlyList<StepTally> Steps,
    IReadOnlyList<TrendPoint> Trend,
    IReadOnlyList<GroupTally> Channels,
    IReadOnlyList<GroupTally> Topics)
{
    /// <summary>What was finished within the trend.</summary>
    public Tally Finished => Tally.Sum(Trend.Select(t => t.Finished));

    /// <param name="open">Every open case.</param>
    /// <param name="closed">Days of the trend; a case that came in within it and is closed was closed within it.</param>
    /// <param name="now">UTC.</param>
    public static DashboardNumbers Of(
        IReadOnlyList<CaseLine> open, IReadOnlyList<DaySums> closed, IReadOnlyList<DayRange> trend, SopTable table, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(closed);
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(table);
        var finished = closed.Where(d => trend.Any(t => t.Holds(d.Day))).ToList();
        var groups = (Channels: Groups(open, finished, l => Codes.Of(l.Channel), d => d.Channels, now), Topics: Groups(open, finished, l => l.Topic ?? "", d => d.Topics, now));
        return new(
            Tally.Of(open, now),
            open.Count(l => l.Urgent),
            [.. Rows(open, table).Select(s => new StepTally(s, Tally.Of(open.Where(l => l.Step == s), now)))],
            [.. trend.Select(t => Point(t, open, closed))],
            [.. Codes.All<Channel>().Keys.Select(c => groups.Channels.FirstOrDefault(g => g.Key == c) ?? new GroupTally(c, default, default))],
            [.. groups.Topics.OrderByDescending(g => g.Open.Cases + g.Finished.Cases).ThenBy(g => g.Key, StringComparer.Ordinal)]);
    }

    /// <summary>Rows of the SOP in force, then those of older revisions in which a case is still open.</summary>
    private static IEnumerable<string> Rows(IEnumerable<CaseLine> open, SopTable table) =>
        table.Steps.Select(s => s.Key).Union(open.Select(l => l.Step).OfType<string>());

    private static TrendPoint Point(DayRange range, IEnumerable<CaseLine> open, IReadOnlyList<DaySums> closed) => new(
        range,
        open.Count(l => range.Holds(Wib.Day(l.ReceivedAt))) + closed.SelectMany(d => d.Received).Where(r => range.Holds(r.Key)).Sum(r => r.Value),
        Tally.Sum(closed.Where(d => range.Holds(d.Day)).Select(d => d.All)));

    private static List<GroupTally> Groups(
        IReadOnlyList<CaseLine> open, IReadOnlyList<DaySums> finished, Func<CaseLine, string> key, Func<DaySums, IReadOnlyDictionary<string, Tally>> sums, DateTimeOffset now)
    {
        var waiting = open.ToLookup(key);
        var done = finished.SelectMany(sums).ToLookup(s => s.Key, s => s.Value);
        return [.. waiting.Select(g => g.Key).Union(done.Select(g => g.Key)).Select(k => new GroupTally(k, Tally.Of(waiting[k], now), Tally.Sum(done[k])))];
    }
}

/// <param name="Step">Key of the row.</param>
public sealed record StepTally(string Step, Tally Open);

/// <param name="Received">Cases that came in.</param>
/// <param name="Finished">Cases that were closed, whenever they came in.</param>
public sealed record TrendPoint(DayRange Range, int Received, Tally Finished);

/// <param name="Open">Open now.</param>
/// <param name="Finished">Closed within the trend.</param>
public sealed record GroupTally(string Key, Tally Open, Tally Finished);
