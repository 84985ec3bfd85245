using System.Globalization;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Tests.Domain.Time;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Default;

    /// <summary>Written out apart from the data, from the announcement.</summary>
    private static readonly string[] Announced2026 =
    [
        "01-01", "01-16", "02-17", "03-19", "03-21", "03-22", "04-03", "04-05", "05-01", "05-14", "05-27", "05-31", "06-01", "06-16",
        "08-17", "08-25", "12-25",
    ];

    private static readonly string[] Leave2026 = ["02-16", "03-18", "03-20", "03-23", "03-24", "05-15", "05-28", "12-24"];

    [Fact]
    public void The_holidays_and_collective_leave_of_2026_are_those_announced()
    {
        Assert.Equal(Announced2026, Dates(HolidayKind.National));
        Assert.Equal(Leave2026, Dates(HolidayKind.CollectiveLeave));
        Assert.All(Holidays2026.Rows, row => Assert.False(Calendar.IsWorkingDay(row.Date), row.Name));
        Assert.All(Holidays2026.Rows, row => Assert.Equal(HolidayStatus.Official, row.Status));

        static IEnumerable<string> Dates(HolidayKind kind) =>
            Holidays2026.Rows.Where(h => h.Kind == kind).Select(h => h.Date.ToString("MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_year_2026_has_240_working_days_of_261_weekdays()
    {
        var days = Enumerable.Range(0, 365).Select(i => new DateOnly(2026, 1, 1).AddDays(i)).ToList();
        Assert.Equal(261, days.Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        Assert.Equal(240, days.Count(Calendar.IsWorkingDay));
    }

    [Fact]
    public void What_2027_will_bring_is_an_estimate_and_doubts_are_told()
    {
        Assert.Equal(17, Holidays2027.Rows.Count);
        Assert.All(Holidays2027.Rows, row => Assert.Equal((HolidayStatus.Estimate, 2027), (row.Status, row.Date.Year)));
        Assert.Equal(
            [new(2027, 1, 5), new(2027, 3, 9), new(2027, 3, 10), new(2027, 6, 6), new DateOnly(2027, 8, 14)],
            Holidays2027.Rows.Where(h => h.Doubt is not null).Select(h => h.Date));
    }

    [Fact]
    public void How_far_a_year_may_be_trusted_is_told()
    {
        Assert.Equal(HolidayStatus.Official, Calendar.StatusOf(2026));
        Assert.Equal(HolidayStatus.Estimate, Calendar.StatusOf(2027));
        Assert.Equal(HolidayStatus.Unknown, Calendar.StatusOf(2028));
    }

    [Fact]
    public void A_year_nobody_knows_blocks_nothing_only_weekends_are_off()
    {
        Assert.True(Calendar.IsWorkingDay(new DateOnly(2030, 8, 16)));
        Assert.False(Calendar.IsWorkingDay(new DateOnly(2030, 8, 18)));
        Assert.Equal("2030-08-19 15.00", Wib.Text(Calendar.Due(Wib.At("2030-08-16 15.00"), TimeLimit.Hari(1))));
    }

    [Fact]
    public void The_weeks_have_the_length_that_the_rules_give_them()
    {
        Assert.Equal(TimeSpan.FromHours(37.5), Length(WorkWeek.Ordinary));
        Assert.Equal(TimeSpan.FromHours(32.5), Length(Ramadan1447.Hours.Week));

        static TimeSpan Length(WorkWeek week) => week.Days.Values.Aggregate(TimeSpan.Zero, (sum, day) => sum + day.Length);
    }

    [Fact]
    public void Ramadan_ends_the_day_before_Idul_Fitri()
    {
        var first = Holidays2026.Rows.First(h => h is { Kind: HolidayKind.National, Name: "Idul Fitri 1447 Hijriah" }).Date;
        Assert.Equal(first.AddDays(-1), Ramadan1447.Hours.To);
        Assert.Equal(30, Ramadan1447.Hours.To.DayNumber - Ramadan1447.Hours.From.DayNumber + 1);
    }

    [Fact]
    public void An_office_with_six_days_and_a_day_added_in_the_year_is_only_other_data()
    {
        var day = new WorkHours(new(7, 0), new(12, 0), new(12, 0), new(14, 0));
        var sixDays = new WorkWeek(
            Enum.GetValues<DayOfWeek>().Where(d => d != DayOfWeek.Sunday).ToDictionary(d => d, _ => day), "Puskesmas");
        var added = new Holiday(new DateOnly(2025, 8, 18), "Cuti bersama HUT RI ke-80", HolidayKind.CollectiveLeave, "contoh", HolidayStatus.Official);
        var calendar = new WorkCalendar(sixDays, [], [added]);

        Assert.True(calendar.IsWorkingDay(new DateOnly(2025, 8, 16)));
        Assert.Equal("2025-08-19 13.00", Wib.Text(calendar.Due(Wib.At("2025-08-16 13.00"), TimeLimit.Hari(1))));
        Assert.Equal("2025-08-16 12.10", Wib.Text(calendar.Due(Wib.At("2025-08-16 11.55"), TimeLimit.Menit(15))));
    }

    [Fact]
    public void Hours_out_of_order_and_a_week_without_work_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkHours(new(16, 0), new(12, 0), new(13, 0), new(7, 30)));
        Assert.Throws<ArgumentException>(() => new WorkHours(new(7, 30), new(13, 0), new(12, 0), new(16, 0)));
        Assert.Throws<ArgumentException>(() => new WorkCalendar(new WorkWeek(new Dictionary<DayOfWeek, WorkHours>(), "contoh"), [], []));
    }

    [Fact]
    public void A_calendar_that_never_opens_again_is_said_to_be_wrong()
    {
        var closed = Enumerable.Range(0, 800).Select(i => new Holiday(
            new DateOnly(2026, 1, 1).AddDays(i), "contoh", HolidayKind.National, "contoh", HolidayStatus.Official));
        var calendar = new WorkCalendar(WorkWeek.Ordinary, [], [.. closed]);
        Assert.Throws<InvalidOperationException>(() => calendar.Due(Wib.At("2026-07-13 09.00"), TimeLimit.Hari(1)));
    }
}
