using System.Text.Json.Serialization;

namespace Sop697.Domain.Indicators;

/// <summary>What the office wants of an indicator in a year; people set it, list <c>IndikatorKinerja</c>.</summary>
/// <param name="Year">WIB.</param>
/// <param name="Code">Of the indicator.</param>
/// <param name="Name">As printed, if the office calls it otherwise; null for the name it has.</param>
/// <param name="Goal">"Sasaran" as printed; null when not given.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Target">In the indicator's unit; null while the office has set none.</param>
/// <param name="Lower">Lower bound of a range, in the indicator's unit.</param>
/// <param name="Upper">Upper bound of a range.</param>
public sealed record IndicatorTarget(
    int Year, string Code, string? Name, string? Goal, IndicatorDirection Direction, decimal? Target = null, decimal? Lower = null, decimal? Upper = null)
{
    /// <summary>The target an indicator has while nobody has entered any.</summary>
    public static IndicatorTarget None(int year, Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return new IndicatorTarget(year, indicator.Code, null, null, indicator.Direction);
    }
}

/// <summary>Where a value lies against a range.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RangeSide>))]
public enum RangeSide
{
    [JsonStringEnumMemberName("di_bawah")] Below,
    [JsonStringEnumMemberName("di_dalam")] Inside,
    [JsonStringEnumMemberName("di_atas")] Above,
}

/// <summary>"Capaian": how far a value is what was wanted.</summary>
/// <param name="Percent">Not rounded, not capped; negative when a value that should be low is more than twice its target.</param>
/// <param name="Met">The target is reached.</param>
/// <param name="Side">For a range; above it the percentage is over 100 and yet off target, so it is never shown without this.</param>
public sealed record Achievement(decimal Percent, bool Met, RangeSide? Side = null)
{
    /// <summary>
    /// By the formulas of the yearly performance reports (LKjIP): higher is better, realisasi / target; lower is better,
    /// 1 + (1 − realisasi / target); a range, realisasi / the bound that was passed, and 100 inside.
    /// </summary>
    /// <returns>Null ("n/a", neither 0 nor 100) without a value, without a target, or with a target or bound of 0.</returns>
    public static Achievement? Of(decimal? actual, IndicatorTarget? target)
    {
        if (actual is not { } value || target is null) return null;
        return target.Direction switch
        {
            IndicatorDirection.Higher when target.Target is { } wanted and not 0 => new(value / wanted * 100, value >= wanted),
            IndicatorDirection.Lower when target.Target is { } wanted and not 0 => new((1 + (1 - (value / wanted))) * 100, value <= wanted),
            IndicatorDirection.Range when target is { Lower: { } lower and not 0, Upper: { } upper and not 0 } => InRange(value, lower, upper),
            _ => null,
        };
    }

    private static Achievement InRange(decimal value, decimal lower, decimal upper) =>
        value < lower ? new(value / lower * 100, false, RangeSide.Below)
        : value > upper ? new(value / upper * 100, false, RangeSide.Above)
        : new(100, true, RangeSide.Inside);
}

/// <summary>A word for an achievement ("predikat"); offices differ, so the bands are a setting.</summary>
/// <param name="From">Least percentage of the band, not rounded before it is compared.</param>
/// <param name="Label">As printed.</param>
public sealed record AchievementBand(decimal From, string Label)
{
    /// <summary>The word for an achievement; null when there is none, or no band reaches down to it.</summary>
    /// <remarks>
    /// Below nothing there is no word, so a negative achievement has that of 0. Above a range there is none either: its percentage is over
    /// 100 though it is off target.
    /// </remarks>
    public static string? Of(Achievement? achievement, IReadOnlyList<AchievementBand> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        if (achievement is null or { Side: RangeSide.Above }) return null;
        var percent = Math.Max(0, achievement.Percent);
        return bands.Where(b => b.From <= percent).MaxBy(b => b.From)?.Label;
    }
}
