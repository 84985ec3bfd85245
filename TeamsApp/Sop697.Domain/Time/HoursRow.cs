namespace Sop697.Domain.Time;

/// <summary>Hours of one weekday as the office keeps them in a list; rows of one name belong together.</summary>
/// <param name="Name">For people, for example "Ramadan 1447 Hijriah".</param>
/// <param name="From">First day, WIB; null together with <paramref name="To"/> for the ordinary week.</param>
/// <param name="To">Last day, WIB, or null for an end not known yet.</param>
/// <param name="Source">The decision that says so.</param>
public sealed record HoursRow(string Name, DateOnly? From, DateOnly? To, DayOfWeek Day, WorkHours Hours, string Source)
{
    /// <summary>Always, unless dated rows say otherwise.</summary>
    public bool IsOrdinary => From is null && To is null;

    /// <summary>The rows that the product ships with.</summary>
    public static IReadOnlyList<HoursRow> Shipped { get; } =
    [
        .. WorkWeek.Ordinary.Days.Select(d => new HoursRow("Jam biasa", null, null, d.Key, d.Value, WorkWeek.Ordinary.Source)),
        .. Ramadan1447.Hours.Week.Days.Select(d => new HoursRow(
            Ramadan1447.Hours.Name, Ramadan1447.Hours.From, Ramadan1447.Hours.To, d.Key, d.Value, Ramadan1447.Hours.Week.Source)),
    ];

    /// <summary>
    /// The week and the stretches with other hours. A weekday that a dated stretch does not name keeps its ordinary hours, so
    /// that one row left out closes no office; a day off is a row of the holiday list. Where stretches overlap, the one that
    /// begins later wins.
    /// </summary>
    /// <returns>Null when no row is ordinary: such a list is not filled yet.</returns>
    public static (WorkWeek Week, IReadOnlyList<SpecialHours> Special)? Weeks(IReadOnlyList<HoursRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ordinary = rows.Where(r => r.IsOrdinary).DistinctBy(r => r.Day).ToDictionary(r => r.Day, r => r.Hours);
        if (ordinary.Count == 0) return null;
        var special =
            from row in rows
            where !row.IsOrdinary
            group row by (row.Name, From: row.From ?? DateOnly.MinValue, To: row.To ?? DateOnly.MaxValue) into stretch
            orderby stretch.Key.From descending, stretch.Key.Name
            select new SpecialHours(stretch.Key.From, stretch.Key.To, stretch.Key.Name, Over(ordinary, stretch));
        return (new WorkWeek(ordinary, rows.First(r => r.IsOrdinary).Source), [.. special]);
    }

    private static WorkWeek Over(Dictionary<DayOfWeek, WorkHours> ordinary, IEnumerable<HoursRow> rows)
    {
        var days = new Dictionary<DayOfWeek, WorkHours>(ordinary);
        foreach (var row in rows) days[row.Day] = row.Hours;
        return new WorkWeek(days, rows.First().Source);
    }
}
