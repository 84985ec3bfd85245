using Sop697.Domain.Cases;
using Sop697.Domain.Time;

namespace Sop697.Domain.Dashboard;

/// <summary>
/// Sums of the cases that were closed on one day. Days add up to weeks, months and years, and a day that is over does not change any
/// more: it is counted once and kept.
/// </summary>
/// <param name="Day">WIB.</param>
/// <param name="All">Every case closed on that day.</param>
/// <param name="Channels">The same by code of the channel.</param>
/// <param name="Topics">The same by key of the topic; empty for cases without one.</param>
/// <param name="Received">How many of them came in on which day, WIB.</param>
public sealed record DaySums(
    DateOnly Day,
    Tally All,
    IReadOnlyDictionary<string, Tally> Channels,
    IReadOnlyDictionary<string, Tally> Topics,
    IReadOnlyDictionary<DateOnly, int> Received)
{
    /// <summary>One for each day on which any of these cases was closed, the earliest first. Open ones do not count.</summary>
    public static IReadOnlyList<DaySums> Of(IEnumerable<CaseLine> lines) =>
    [
        .. from line in lines
           let at = line.ClosedAt
           where at is not null
           group line by Wib.Day(at.Value) into day
           orderby day.Key
           select Of(day.Key, [.. day]),
    ];

    private static DaySums Of(DateOnly day, IReadOnlyList<CaseLine> closed) => new(
        day,
        Tally.Of(closed, default),
        By(closed, l => Codes.Of(l.Channel)),
        By(closed, l => l.Topic ?? ""),
        closed.GroupBy(l => Wib.Day(l.ReceivedAt)).ToDictionary(g => g.Key, g => g.Count()));

    private static Dictionary<string, Tally> By(IEnumerable<CaseLine> closed, Func<CaseLine, string> key) =>
        closed.GroupBy(key).ToDictionary(g => g.Key, g => Tally.Of(g, default));
}
