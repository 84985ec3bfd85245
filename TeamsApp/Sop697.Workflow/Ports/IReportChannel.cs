using Sop697.Domain.Indicators;

namespace Sop697.Workflow.Ports;

/// <summary>Brings the numbers of a month to who answers for them.</summary>
public interface IReportChannel
{
    /// <returns>Null when it arrived; else why it never will until somebody mends it.</returns>
    /// <exception cref="ChannelUnavailableException">Not taken now, or nobody knows: <see cref="ChannelUnavailableException.MayHaveArrived"/>.</exception>
    Task<string?> SendAsync(string objectId, MonthlyReport report, CancellationToken cancellationToken);
}

/// <summary>A month in numbers.</summary>
/// <param name="Month">Of receipt, WIB.</param>
/// <param name="Lines">Every indicator over all cases.</param>
/// <param name="Trend">In time, by month: from January to this one.</param>
/// <param name="Late">Where steps were late, the most often first.</param>
/// <param name="At">When it was counted, UTC.</param>
/// <param name="Unreadable">Cases that are missing because their journal cannot be folded.</param>
public sealed record MonthlyReport(
    IndicatorPeriod Month, IReadOnlyList<IndicatorLine> Lines, IReadOnlyList<IndicatorLine> Trend, IReadOnlyList<LateSpot> Late, DateTimeOffset At, int Unreadable)
{
    /// <summary>The words for achievements, as the office has them.</summary>
    public IReadOnlyList<AchievementBand> Bands { get; init; } = [];

    /// <exception cref="InvalidOperationException">No such indicator.</exception>
    public IndicatorLine this[Indicator indicator] => Lines.First(l => l.Indicator == indicator);

    /// <summary>Cases that were received and count.</summary>
    public long Received => this[Indicator.Responded].Counted.Denominator;

    public long Responded => this[Indicator.Responded].Counted.Numerator;

    public long Open => this[Indicator.Responded].Counted.Missed;

    /// <summary>Cases past a limit of a step, ended or not.</summary>
    public long LateCases => this[Indicator.OnTime].Counted.Missed;

    public static MonthlyReport Of(IndicatorCount count, IReadOnlyList<IndicatorTarget> targets, IndicatorPeriod month)
    {
        ArgumentNullException.ThrowIfNull(count);
        IndicatorLine Line(Indicator indicator, IndicatorPeriod period) => IndicatorLine.Of(count.Sums, targets, indicator, period, IndicatorScope.All);
        return new(
            month,
            [.. Indicator.All.Select(i => Line(i, month))],
            [.. Enumerable.Range(1, month.First.Month).Select(m => Line(Indicator.OnTime, IndicatorPeriod.Month(month.First.Year, m)))],
            count.Sums.Late(month),
            count.At,
            count.Unreadable);
    }
}
