using Sop697.Domain.Cases;

namespace Sop697.Domain.Indicators;

/// <summary>One line of a report: an indicator of a period and a part of the cases, against its target.</summary>
/// <param name="Key">Period, part and code: unique, and the same whenever it is computed.</param>
/// <param name="Actual">"Realisasi" in the indicator's unit, not rounded; null when nothing was counted.</param>
public sealed record IndicatorLine(
    string Key, Indicator Indicator, IndicatorPeriod Period, IndicatorScope Scope, Ratio Counted, IndicatorTarget Target, decimal? Actual, Achievement? Achievement)
{
    /// <summary>Every line of a year: for each period that has begun all cases, each channel, and each position that answers for anything in that year.</summary>
    /// <param name="targets">Of that year or others; an indicator without one has an achievement of null.</param>
    public static IReadOnlyList<IndicatorLine> Of(IndicatorSums sums, IReadOnlyList<IndicatorTarget> targets, int year, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sums);
        IReadOnlyList<IndicatorScope> scopes =
        [
            IndicatorScope.All,
            .. Enum.GetValues<Channel>().Select(IndicatorScope.Of),
            .. sums.Positions(IndicatorPeriod.Year(year)).Select(IndicatorScope.Of),
        ];
        return
        [
            .. from period in IndicatorPeriod.Begun(year, now)
               from scope in scopes
               from indicator in Indicator.All
               select Of(sums, targets, indicator, period, scope),
        ];
    }

    public static IndicatorLine Of(IndicatorSums sums, IReadOnlyList<IndicatorTarget> targets, Indicator indicator, IndicatorPeriod period, IndicatorScope scope)
    {
        ArgumentNullException.ThrowIfNull(sums);
        return Of(sums.Of(indicator, period, scope), targets, indicator, period, scope);
    }

    /// <param name="counted">As <see cref="IndicatorSums.Of"/> gave it, perhaps earlier.</param>
    public static IndicatorLine Of(Ratio counted, IReadOnlyList<IndicatorTarget> targets, Indicator indicator, IndicatorPeriod period, IndicatorScope scope)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(indicator);
        var target = targets.FirstOrDefault(t => t.Year == period.First.Year && t.Code == indicator.Code) ?? IndicatorTarget.None(period.First.Year, indicator);
        var actual = indicator.Actual(counted);
        return new($"{period.Key}/{scope.Key}/{indicator.Code}", indicator, period, scope, counted, target, actual, Achievement.Of(actual, target));
    }

    /// <summary>As the office calls it.</summary>
    public string Name => Target.Name ?? Indicator.Name;
}
