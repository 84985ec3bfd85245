namespace Sop697.Domain.Time;

/// <summary>A year is near, or here, whose holidays are not official: what is due in it may still move.</summary>
/// <param name="Year">The year that lacks official rows.</param>
/// <param name="Status">What it has instead.</param>
/// <param name="Day">The day, WIB, of this warning; it is given once a day.</param>
/// <param name="OnCard">The administrator gets a card about it on this day: only on working days.</param>
public sealed record CalendarWarning(int Year, HolidayStatus Status, DateOnly Day, bool OnCard)
{
    /// <summary>The joint decision about a year comes in the autumn before; from this month on its absence is told.</summary>
    private const int FirstMonth = 10;

    /// <summary>This year's lack of official rows is told first, next year's from October on.</summary>
    /// <returns>Null when nothing is to be told.</returns>
    public static CalendarWarning? For(WorkCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var day = Wib.Day(now);
        int[] years = day.Month >= FirstMonth ? [day.Year, day.Year + 1] : [day.Year];
        return years
            .Select(y => new CalendarWarning(y, calendar.StatusOf(y), day, calendar.IsWorkingDay(day)))
            .FirstOrDefault(w => w.Status != HolidayStatus.Official);
    }
}
