using Sop697.Domain.Indicators;
using Sop697.Domain.Time;
using Sop697.Workflow;

namespace Sop697.Functions.Doors;

/// <summary>What the office wanted of this year and what came of it, in words and numbers as they are printed.</summary>
/// <param name="At">When they were counted, UTC.</param>
internal sealed record IndicatorsView(DateTimeOffset At, int Year, IReadOnlyList<IndicatorView> All)
{
    internal static IndicatorsView? Of(IndicatorsKept? kept, DateTimeOffset now)
    {
        if (kept is null) return null;
        var (year, month) = (Wib.Year(now), Wib.Local(now).Month);
        return new(kept.At, year, [.. Indicator.All.Select(i => IndicatorView.Of(i, kept.Lines, year, month)).OfType<IndicatorView>()]);
    }
}

/// <param name="Actual">"Realisasi" of the year so far, with its unit.</param>
/// <param name="Percent">"Capaian" of the year so far; "n/a" without a target or without cases.</param>
/// <param name="Met">The target is reached; null when that cannot be said.</param>
/// <param name="Quarter">"Realisasi" of this quarter.</param>
/// <param name="Month">"Realisasi" of this month.</param>
/// <param name="Meaning">What is divided by what.</param>
internal sealed record IndicatorView(string Code, string Name, string Target, string Actual, string Percent, bool? Met, string Quarter, string Month, string Meaning)
{
    internal static IndicatorView? Of(Indicator indicator, IReadOnlyList<IndicatorLine> lines, int year, int month)
    {
        IndicatorLine? In(IndicatorPeriod period) => lines.FirstOrDefault(l => l.Indicator == indicator && l.Period == period);
        string Actual(IndicatorPeriod period) => IndicatorText.Of(In(period)?.Actual, indicator.Unit);
        if (In(IndicatorPeriod.Year(year)) is not { } whole) return null;
        return new(
            indicator.Code,
            whole.Name,
            IndicatorText.Wanted(whole.Target),
            IndicatorText.Of(whole.Actual, indicator.Unit),
            whole.Achievement is null ? IndicatorText.None : IndicatorText.Of(whole.Achievement) + (whole.Achievement.Side is null ? " %" : ""),
            whole.Achievement?.Met,
            Actual(IndicatorPeriod.Quarter(year, ((month - 1) / 3) + 1)),
            Actual(IndicatorPeriod.Month(year, month)),
            indicator.Meaning);
    }
}
