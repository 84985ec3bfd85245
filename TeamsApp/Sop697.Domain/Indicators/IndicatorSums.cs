using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Domain.Indicators;

/// <summary>Part of the cases: all of them, those of a channel, or those a position answers for.</summary>
public readonly record struct IndicatorScope
{
    public static IndicatorScope All => default;

    public Channel? Channel { get; private init; }

    public string? Position { get; private init; }

    public static IndicatorScope Of(Channel channel) => new() { Channel = channel };

    public static IndicatorScope Of(string position) => new() { Position = position };

    /// <summary><c>semua</c>, <c>kanal</c> or <c>jabatan</c>.</summary>
    public string Kind => Channel is not null ? "kanal" : Position is not null ? "jabatan" : "semua";

    /// <summary><c>semua</c>, <c>kanal-instagram</c>, <c>jabatan-kasi</c>.</summary>
    public string Key => (Codes.Of(Channel) ?? Position) is { } which ? $"{Kind}-{which}" : Kind;
}

/// <summary>Where steps were late, and how often.</summary>
/// <param name="Step">Row of the SOP.</param>
/// <param name="Position">Who had it.</param>
/// <param name="Count">Steps past their limit.</param>
public sealed record LateSpot(string Step, string Position, long Count);

/// <summary>
/// Indicators as a fold over cases, in sums that stay small however many cases there are: a cell for each month, channel, position,
/// step and indicator. The same cases in any order give the same sums.
/// </summary>
public sealed class IndicatorSums
{
    private readonly Dictionary<Cell, Ratio> cells = [];

    private readonly record struct Cell(IndicatorPeriod Month, Channel Channel, string Position, string? Step, string Indicator);

    /// <param name="table">The revision of the SOP that the case keeps.</param>
    /// <param name="now">Open steps are compared with it, UTC.</param>
    public void Add(Case state, SopTable table, WorkCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var month = IndicatorPeriod.Month(state.ReceivedAt);
        foreach (var (indicator, position, step, counted) in CaseMeasure.Of(state, table, calendar, now))
        {
            var cell = new Cell(month, state.Inquiry.Channel, position, step, indicator.Code);
            cells[cell] = cells.GetValueOrDefault(cell) + counted;
        }
    }

    public Ratio Of(Indicator indicator, IndicatorPeriod period, IndicatorScope scope)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return In(indicator, period)
            .Where(c => (scope.Channel is null || c.Key.Channel == scope.Channel) && (scope.Position is null || c.Key.Position == scope.Position))
            .Aggregate(default(Ratio), (sum, c) => sum + c.Value);
    }

    /// <summary>Positions that answer for anything in a period, in order of their keys.</summary>
    public IReadOnlyList<string> Positions(IndicatorPeriod period) =>
        [.. cells.Keys.Where(c => period.Covers(c.Month)).Select(c => c.Position).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Where steps were late, the most often first.</summary>
    public IReadOnlyList<LateSpot> Late(IndicatorPeriod period) =>
    [
        .. In(Indicator.StepsInTime, period)
            .GroupBy(c => (c.Key.Step, c.Key.Position))
            .Select(g => new LateSpot(g.Key.Step!, g.Key.Position, g.Sum(c => c.Value.Missed)))
            .Where(l => l.Count > 0)
            .OrderByDescending(l => l.Count).ThenBy(l => l.Step, StringComparer.Ordinal).ThenBy(l => l.Position, StringComparer.Ordinal),
    ];

    private IEnumerable<KeyValuePair<Cell, Ratio>> In(Indicator indicator, IndicatorPeriod period) =>
        cells.Where(c => c.Key.Indicator == indicator.Code && period.Covers(c.Key.Month));
}
