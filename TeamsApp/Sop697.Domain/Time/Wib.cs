using System.Globalization;

namespace Sop697.Domain.Time;

/// <summary>Western Indonesian time: UTC+7 the whole year, so no time zone database is asked.</summary>
public static class Wib
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    /// <summary>What a clock in Malang shows.</summary>
    public static DateTime Local(DateTimeOffset at) => at.ToOffset(Offset).DateTime;

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    /// <summary>The first moment of a day.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    public static int Year(DateTimeOffset at) => Local(at).Year;

    /// <summary>Day and time as the office writes them: "31-10-2026 09.00 WIB".</summary>
    public static string Moment(DateTimeOffset at) => Local(at).ToString("dd-MM-yyyy HH.mm 'WIB'", CultureInfo.InvariantCulture);
}
