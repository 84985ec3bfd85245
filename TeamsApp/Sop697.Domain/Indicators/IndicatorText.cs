using System.Globalization;

namespace Sop697.Domain.Indicators;

/// <summary>Numbers of indicators as Indonesians write them. The one place where they are rounded: to one decimal, half away from zero.</summary>
public static class IndicatorText
{
    public const string None = "n/a";

    /// <summary>"87,5", or "n/a".</summary>
    public static string Of(decimal? value) => value is { } known
        ? Math.Round(known, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture).Replace('.', ',')
        : None;

    /// <summary>"87,5 %" or "4,3 jam kerja", or "n/a".</summary>
    public static string Of(decimal? value, IndicatorUnit unit) => value is null ? None : $"{Of(value)} {(unit == IndicatorUnit.Percent ? "%" : Codes.Of(unit))}";

    /// <summary>"107,1", and for a range its side; a negative one reads as 0, because nobody achieves less than nothing.</summary>
    public static string Of(Achievement? achievement) => achievement is null
        ? None
        : Of(Math.Max(0, achievement.Percent)) + achievement.Side switch
        {
            RangeSide.Below => " (di bawah rentang)",
            RangeSide.Above => " (di atas rentang)",
            RangeSide.Inside => " (dalam rentang)",
            _ => "",
        };

    /// <summary>What is wanted: "90", or "4 sampai 8" for a range, or "belum ditetapkan".</summary>
    public static string Wanted(IndicatorTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target switch
        {
            { Direction: IndicatorDirection.Range, Lower: { } lower, Upper: { } upper } => $"{Of(lower)} sampai {Of(upper)}",
            { Direction: not IndicatorDirection.Range, Target: { } wanted } => Of(wanted),
            _ => "belum ditetapkan",
        };
    }
}
