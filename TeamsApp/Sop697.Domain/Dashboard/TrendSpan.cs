using System.Text.Json.Serialization;

namespace Sop697.Domain.Dashboard;

/// <summary>Into what a trend is cut.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrendUnit>))]
public enum TrendUnit
{
    /// <summary>Monday to Sunday.</summary>
    [JsonStringEnumMemberName("minggu")] Week,

    [JsonStringEnumMemberName("bulan")] Month,
}

/// <summary>A stretch of days, both ends included; WIB.</summary>
public sealed record DayRange(DateOnly From, DateOnly To)
{
    public bool Holds(DateOnly day) => From <= day && day <= To;
}

/// <summary>The weeks or months that a dashboard looks back on, the one of today being the last.</summary>
public static class TrendSpan
{
    /// <summary>How many of them.</summary>
    public const int Length = 12;

    public static IReadOnlyList<DayRange> Until(DateOnly today, TrendUnit unit)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = new DateOnly(today.Year, today.Month, 1);
        return
        [
            .. from back in Enumerable.Range(0, Length).Reverse()
               let start = unit == TrendUnit.Week ? monday.AddDays(-7 * back) : first.AddMonths(-back)
               select new DayRange(start, unit == TrendUnit.Week ? start.AddDays(6) : start.AddMonths(1).AddDays(-1)),
        ];
    }
}
