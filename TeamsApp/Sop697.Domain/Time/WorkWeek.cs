namespace Sop697.Domain.Time;

/// <summary>Hours of one working day, WIB, with one break. A day is worked from the opening minute up to, not including, the closing one.</summary>
public sealed record WorkHours
{
    /// <exception cref="ArgumentException">The four times are not in order.</exception>
    public WorkHours(TimeOnly opens, TimeOnly breakStarts, TimeOnly breakEnds, TimeOnly closes)
    {
        if (opens >= breakStarts || breakStarts > breakEnds || breakEnds >= closes)
            throw new ArgumentException($"Working hours out of order: {opens:HH\\.mm} {breakStarts:HH\\.mm} {breakEnds:HH\\.mm} {closes:HH\\.mm}.");
        Opens = opens;
        BreakStarts = breakStarts;
        BreakEnds = breakEnds;
        Closes = closes;
    }

    public TimeOnly Opens { get; }

    public TimeOnly BreakStarts { get; }

    public TimeOnly BreakEnds { get; }

    public TimeOnly Closes { get; }

    /// <summary>Working time of the day without the break.</summary>
    public TimeSpan Length => BreakStarts - Opens + (Closes - BreakEnds);

    /// <summary>Working time between opening and a time of day.</summary>
    public TimeSpan Until(TimeOnly time)
    {
        if (time <= Opens) return TimeSpan.Zero;
        if (time <= BreakStarts) return time - Opens;
        if (time <= BreakEnds) return BreakStarts - Opens;
        return time < Closes ? BreakStarts - Opens + (time - BreakEnds) : Length;
    }

    /// <summary>The time of day by which so much of the day has been worked; the earlier one at the break.</summary>
    public TimeOnly After(TimeSpan worked) =>
        worked <= BreakStarts - Opens ? Opens.Add(worked) : BreakEnds.Add(worked - (BreakStarts - Opens));
}

/// <summary>Which days of a week are worked and when.</summary>
/// <param name="Days">Days that are worked; a day that is missing is a day off.</param>
/// <param name="Source">Where the hours were taken from.</param>
public sealed record WorkWeek(IReadOnlyDictionary<DayOfWeek, WorkHours> Days, string Source)
{
    /// <summary>Monday to Thursday alike, Friday with the longer break for prayer, Saturday and Sunday off.</summary>
    public static WorkWeek FiveDays(WorkHours mondayToThursday, WorkHours friday, string source) => new(
        new Dictionary<DayOfWeek, WorkHours>
        {
            [DayOfWeek.Monday] = mondayToThursday,
            [DayOfWeek.Tuesday] = mondayToThursday,
            [DayOfWeek.Wednesday] = mondayToThursday,
            [DayOfWeek.Thursday] = mondayToThursday,
            [DayOfWeek.Friday] = friday,
        },
        source);

    /// <summary>
    /// 37 h 30 min a week. Opening and breaks follow Perpres 21/2023; it names no closing hour, so that is ours and makes the week whole.
    /// </summary>
    public static WorkWeek Ordinary { get; } = FiveDays(
        new WorkHours(new(7, 30), new(12, 0), new(13, 0), new(16, 0)),
        new WorkHours(new(7, 30), new(11, 30), new(13, 0), new(16, 30)),
        "Perpres 21/2023");
}

/// <summary>A stretch of dates with hours of its own, such as Ramadan.</summary>
/// <param name="From">First day, WIB.</param>
/// <param name="To">Last day, WIB.</param>
public sealed record SpecialHours(DateOnly From, DateOnly To, string Name, WorkWeek Week)
{
    public bool Covers(DateOnly date) => From <= date && date <= To;
}
