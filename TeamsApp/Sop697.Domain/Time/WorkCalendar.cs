using System.Collections.Frozen;
using Sop697.Domain.Steps;

namespace Sop697.Domain.Time;

/// <summary>
/// When the office works, and therefore when a step is due. Times come in and go out as UTC; days and hours are those of WIB,
/// which is UTC+7 the whole year, so no time zone database is asked.
/// </summary>
public sealed record WorkCalendar
{
    /// <summary>Longer than any closure; a calendar that stays shut for it is a mistake in the data, not a long wait.</summary>
    private const int LongestClosure = 366;

    private readonly FrozenSet<DateOnly> closed;
    private readonly FrozenDictionary<int, HolidayStatus> years;

    /// <param name="week">Hours of an ordinary week.</param>
    /// <param name="special">Stretches with other hours; the first that covers a day wins.</param>
    /// <param name="holidays">Days off. A year without rows is worked on every day of the week pattern.</param>
    /// <exception cref="ArgumentException">A week without a working day.</exception>
    public WorkCalendar(WorkWeek week, IReadOnlyList<SpecialHours> special, IReadOnlyList<Holiday> holidays)
    {
        ArgumentNullException.ThrowIfNull(week);
        ArgumentNullException.ThrowIfNull(special);
        ArgumentNullException.ThrowIfNull(holidays);
        if (week.Days.Count == 0) throw new ArgumentException("A week needs a working day.", nameof(week));
        Week = week;
        Special = special;
        Holidays = holidays;
        closed = holidays.Select(h => h.Date).ToFrozenSet();
        years = holidays.GroupBy(h => h.Date.Year).ToFrozenDictionary(y => y.Key, y => y.Min(h => h.Status));
    }

    /// <summary>The calendar as the office's lists say; a list that is not filled yet is taken from what the product ships with.</summary>
    public static WorkCalendar Of(IReadOnlyList<Holiday> holidays, IReadOnlyList<HoursRow> hours)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        var days = holidays.Count > 0 ? holidays : Default.Holidays;
        return HoursRow.Weeks(hours) is var (week, special) ? new(week, special, days) : new(Default.Week, Default.Special, days);
    }

    /// <summary>What the product ships with until the office keeps a list of its own.</summary>
    public static WorkCalendar Default { get; } = new(
        WorkWeek.Ordinary,
        [Ramadan1447.Hours],
        [.. Holidays2026.Rows, .. Holidays2027.Rows]);

    public WorkWeek Week { get; }

    public IReadOnlyList<SpecialHours> Special { get; }

    public IReadOnlyList<Holiday> Holidays { get; }

    /// <summary>How the office counts days.</summary>
    public DayCount Counting { get; init; } = DayCount.Default;

    /// <param name="date">In WIB.</param>
    public bool IsWorkingDay(DateOnly date) => HoursOf(date) is not null;

    /// <summary>
    /// How far due dates of a year may be trusted: official only when every row of it is. <see cref="HolidayStatus.Unknown"/> when
    /// only weekends are known.
    /// </summary>
    public HolidayStatus StatusOf(int year) => years.GetValueOrDefault(year, HolidayStatus.Unknown);

    /// <summary>The same of the year, WIB, in which a moment lies.</summary>
    public HolidayStatus StatusOf(DateTimeOffset at) => StatusOf(LocalOf(at).Year);

    /// <summary>
    /// When something that starts now is due, counted as the office does. In working time a start outside working hours counts
    /// from the next opening, minutes are working minutes, and a day is the same clock time on the next working day, moved on to
    /// the next working minute when that clock time is not worked there, or the end of that day. In calendar time every hour
    /// counts.
    /// </summary>
    /// <returns>UTC.</returns>
    public DateTimeOffset Due(DateTimeOffset startUtc, TimeLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        ArgumentOutOfRangeException.ThrowIfNegative(limit.Amount, nameof(limit));
        var start = Counting.Unit == DayUnit.Calendar ? LocalOf(startUtc) : Snap(LocalOf(startUtc));
        return UtcOf((limit.Unit, Counting.Unit) switch
        {
            (LimitUnit.WorkingDay, DayUnit.Calendar) => Counting.End == DayEnd.SameTime
                ? start.AddDays(limit.Amount)
                : start.Date.AddDays(limit.Amount + 1),
            (LimitUnit.WorkingMinute, DayUnit.Calendar) => start.AddMinutes(limit.Amount),
            (LimitUnit.WorkingDay, _) => AddDays(start, limit.Amount),
            (LimitUnit.WorkingMinute, _) => AddTime(start, TimeSpan.FromMinutes(limit.Amount)),
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, "Unknown unit."),
        });
    }

    /// <summary>
    /// When a limit of the law is over: at closing on the nth working day after the day of receipt, which is not counted itself.
    /// Whatever the office sets for the SOP, the law means working days.
    /// </summary>
    /// <returns>UTC.</returns>
    public DateTimeOffset EndOfWorkingDays(DateTimeOffset receivedUtc, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var date = DateOnly.FromDateTime(LocalOf(receivedUtc));
        for (var i = 0; i < days; i++) date = NextWorkingDay(date).Date;
        return UtcOf(date.ToDateTime(HoursOf(date)!.Closes));
    }

    /// <summary>Holidays from the day of one moment to the day of another, in order.</summary>
    public IReadOnlyList<Holiday> DaysOff(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (DateOnly.FromDateTime(LocalOf(from)), DateOnly.FromDateTime(LocalOf(to)));
        return [.. Holidays.Where(h => first <= h.Date && h.Date <= last).OrderBy(h => h.Date)];
    }

    /// <summary>The first working moment at or after a time.</summary>
    /// <returns>UTC.</returns>
    public DateTimeOffset NextWorkingMoment(DateTimeOffset at) => UtcOf(Snap(LocalOf(at)));

    /// <summary>The opening of the nth working day after the day, WIB, of a moment.</summary>
    /// <returns>UTC.</returns>
    public DateTimeOffset Opening(DateTimeOffset after, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var (date, hours) = NextWorkingDay(DateOnly.FromDateTime(LocalOf(after)));
        for (var i = 1; i < days; i++) (date, hours) = NextWorkingDay(date);
        return UtcOf(date.ToDateTime(hours.Opens));
    }

    /// <summary>Whole working minutes between two times; 0 when the second is not later.</summary>
    public int WorkingMinutes(DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        if (toUtc <= fromUtc) return 0;
        var (from, to) = (LocalOf(fromUtc), LocalOf(toUtc));
        var (first, last) = (DateOnly.FromDateTime(from), DateOnly.FromDateTime(to));
        var worked = Until(to) - Until(from);
        for (var date = first; date < last; date = date.AddDays(1)) worked += HoursOf(date)?.Length ?? TimeSpan.Zero;
        return (int)(worked.Ticks / TimeSpan.TicksPerMinute);
    }

    private WorkHours? HoursOf(DateOnly date)
    {
        if (closed.Contains(date)) return null;
        var week = Special.FirstOrDefault(s => s.Covers(date))?.Week ?? Week;
        return week.Days.GetValueOrDefault(date.DayOfWeek);
    }

    /// <summary>Working time of this day that is already over.</summary>
    private TimeSpan Until(DateTime local) =>
        HoursOf(DateOnly.FromDateTime(local))?.Until(TimeOnly.FromDateTime(local)) ?? TimeSpan.Zero;

    /// <summary>The first working moment at or after a time.</summary>
    private DateTime Snap(DateTime local)
    {
        var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (HoursOf(date) is { } hours && time < hours.Closes)
        {
            if (time < hours.Opens) return date.ToDateTime(hours.Opens);
            return time >= hours.BreakStarts && time < hours.BreakEnds ? date.ToDateTime(hours.BreakEnds) : local;
        }

        var (next, nextHours) = NextWorkingDay(date);
        return next.ToDateTime(nextHours.Opens);
    }

    private DateTime AddDays(DateTime start, int days)
    {
        var date = DateOnly.FromDateTime(start);
        for (var i = 0; i < days; i++) date = NextWorkingDay(date).Date;
        return Counting.End == DayEnd.EndOfDay ? date.ToDateTime(HoursOf(date)!.Closes) : Snap(date.ToDateTime(TimeOnly.FromDateTime(start)));
    }

    private DateTime AddTime(DateTime start, TimeSpan time)
    {
        if (time == TimeSpan.Zero) return start;
        var date = DateOnly.FromDateTime(start);
        var hours = HoursOf(date)!;
        var target = hours.Until(TimeOnly.FromDateTime(start)) + time;
        while (target > hours.Length)
        {
            target -= hours.Length;
            (date, hours) = NextWorkingDay(date);
        }

        return date.ToDateTime(hours.After(target));
    }

    private (DateOnly Date, WorkHours Hours) NextWorkingDay(DateOnly after)
    {
        for (var i = 1; i <= LongestClosure; i++)
        {
            var date = after.AddDays(i);
            if (HoursOf(date) is { } hours) return (date, hours);
        }

        throw new InvalidOperationException($"The calendar has no working day within {LongestClosure} days after {after:yyyy-MM-dd}.");
    }

    private static DateTime LocalOf(DateTimeOffset utc) => Wib.Local(utc);

    private static DateTimeOffset UtcOf(DateTime local) => new DateTimeOffset(local, Wib.Offset).ToUniversalTime();
}
