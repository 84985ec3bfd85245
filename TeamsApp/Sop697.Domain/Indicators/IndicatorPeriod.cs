using System.Globalization;
using Sop697.Domain.Time;

namespace Sop697.Domain.Indicators;

/// <summary>
/// A month, quarter or year of a report. Everything about a case belongs to the month, WIB, in which it was received, also what
/// happens to it later: so each case is counted once, its numbers never wander, and months add up to quarters and years.
/// </summary>
/// <param name="First">First day.</param>
/// <param name="Months">1, 3 or 12.</param>
public readonly record struct IndicatorPeriod(DateOnly First, int Months)
{
    private static readonly string[] Names =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    private static readonly string[] Romans = ["I", "II", "III", "IV"];

    /// <param name="month">From 1.</param>
    public static IndicatorPeriod Month(int year, int month) => new(new DateOnly(year, month, 1), 1);

    /// <summary>The month of a receipt.</summary>
    public static IndicatorPeriod Month(DateTimeOffset received) => Month(Wib.Year(received), Wib.Day(received).Month);

    /// <param name="quarter">From 1.</param>
    public static IndicatorPeriod Quarter(int year, int quarter) => new(new DateOnly(year, (quarter * 3) - 2, 1), 3);

    public static IndicatorPeriod Year(int year) => new(new DateOnly(year, 1, 1), 12);

    /// <summary>The months, quarters and the year itself that have begun; empty for a year to come.</summary>
    public static IReadOnlyList<IndicatorPeriod> Begun(int year, DateTimeOffset now)
    {
        var today = Wib.Day(now);
        IEnumerable<IndicatorPeriod> all =
            [.. Enumerable.Range(1, 12).Select(m => Month(year, m)), .. Enumerable.Range(1, 4).Select(q => Quarter(year, q)), Year(year)];
        return [.. all.Where(p => p.First <= today)];
    }

    /// <summary><c>yyyy-MM</c>; null when it is none.</summary>
    public static IndicatorPeriod? ReadMonth(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? new IndicatorPeriod(first, 1) : null;

    /// <summary><c>2026-11</c>, <c>2026-T4</c> or <c>2026</c>.</summary>
    public string Key => Months switch
    {
        1 => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        3 => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-T{QuarterNumber}"),
        _ => First.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary><c>bulan</c>, <c>triwulan</c> or <c>tahun</c>.</summary>
    public string Kind => Months switch { 1 => "bulan", 3 => "triwulan", _ => "tahun" };

    /// <summary>"November 2026", "Triwulan IV 2026", "Tahun 2026".</summary>
    public string Label => Months switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"{Names[First.Month - 1]} {First.Year}"),
        3 => string.Create(CultureInfo.InvariantCulture, $"Triwulan {Romans[QuarterNumber - 1]} {First.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Tahun {First.Year}"),
    };

    /// <summary>First day after it.</summary>
    public DateOnly End => First.AddMonths(Months);

    public bool Covers(IndicatorPeriod other) => First <= other.First && other.End <= End;

    public bool Covers(DateTimeOffset received) => Wib.Day(received) is var day && First <= day && day < End;

    public bool IsOver(DateTimeOffset now) => End <= Wib.Day(now);

    private int QuarterNumber => ((First.Month - 1) / 3) + 1;
}
