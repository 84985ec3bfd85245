namespace Sop697.Domain.Time;

/// <summary>Shorter hours of the fasting month of 2026, 32 h 30 min a week.</summary>
public static class Ramadan1447
{
    public static SpecialHours Hours { get; } = new(
        new DateOnly(2026, 2, 19),
        new DateOnly(2026, 3, 20),
        "Ramadan 1447 Hijriah",
        WorkWeek.FiveDays(
            new WorkHours(new(8, 0), new(12, 0), new(12, 30), new(15, 0)),
            new WorkHours(new(7, 30), new(11, 30), new(12, 30), new(15, 0)),
            "SE Wali Kota Malang 6/2026"));
}
