using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Tests.Domain.Time;

/// <summary>A calendar made of rows that people edit.</summary>
public sealed class CalendarAsDataTests
{
    private static readonly WorkHours Short = new(new(9, 0), new(12, 0), new(12, 30), new(14, 0));

    private static WorkCalendar Of(IReadOnlyList<Holiday> holidays, params IEnumerable<HoursRow> hours) => WorkCalendar.Of(holidays, [.. hours]);

    private static HoursRow Dated(string name, DateOnly from, DateOnly? to, DayOfWeek day, WorkHours hours) => new(name, from, to, day, hours, "contoh");

    public static TheoryData<DateOnly> HolidaysOf2026() => [.. Holidays2026.Rows.Select(r => r.Date)];

    [Theory]
    [MemberData(nameof(HolidaysOf2026))]
    public void Nothing_is_due_on_a_holiday_of_2026(DateOnly holiday)
    {
        var eve = new DateTimeOffset(holiday.AddDays(-1).ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7));
        foreach (var limit in (TimeLimit[])[TimeLimit.Hari(1), TimeLimit.Menit(450), TimeLimit.Menit(451)])
            Assert.NotEqual(holiday, DateOnly.FromDateTime(WorkCalendar.Default.Due(eve, limit).ToOffset(TimeSpan.FromHours(7)).DateTime));
        Assert.Equal(0, WorkCalendar.Default.WorkingMinutes(
            new DateTimeOffset(holiday, TimeOnly.MinValue, TimeSpan.FromHours(7)), new DateTimeOffset(holiday.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(7))));
    }

    [Fact]
    public void The_shipped_rows_are_the_shipped_calendar()
    {
        var made = Of([.. WorkCalendar.Default.Holidays], HoursRow.Shipped);
        for (var start = Wib.At("2026-01-01 00.00"); start < Wib.At("2027-06-01 00.00"); start += TimeSpan.FromHours(5.25))
            Assert.Equal(WorkCalendar.Default.Due(start, TimeLimit.Hari(1)), made.Due(start, TimeLimit.Hari(1)));
    }

    [Fact]
    public void Lists_that_are_not_filled_yet_are_taken_from_what_is_shipped()
    {
        var dated = Dated("Ramadan", new(2026, 7, 13), null, DayOfWeek.Monday, Short);
        Assert.Equal("2026-08-18 10.00", Wib.Text(Of([], dated).Due(Wib.At("2026-08-14 10.00"), TimeLimit.Hari(1))));
    }

    [Fact]
    public void A_weekday_that_a_dated_stretch_does_not_name_keeps_its_ordinary_hours()
    {
        var calendar = Of([], [.. HoursRow.Shipped, Dated("Haul", new(2026, 7, 13), new(2026, 7, 17), DayOfWeek.Monday, Short)]);
        Assert.Equal("2026-07-13 09.15", Wib.Text(calendar.Due(Wib.At("2026-07-13 07.30"), TimeLimit.Menit(15))));
        Assert.Equal("2026-07-14 07.45", Wib.Text(calendar.Due(Wib.At("2026-07-14 07.30"), TimeLimit.Menit(15))));
    }

    [Fact]
    public void Where_stretches_overlap_the_one_that_begins_later_wins()
    {
        var late = new WorkHours(new(10, 0), new(12, 0), new(12, 30), new(14, 0));
        HoursRow[] rows =
        [
            .. HoursRow.Shipped,
            Dated("Semester", new(2026, 7, 1), new(2026, 12, 31), DayOfWeek.Monday, Short),
            Dated("Upacara", new(2026, 7, 13), new(2026, 7, 13), DayOfWeek.Monday, late),
        ];
        Assert.Equal("2026-07-13 10.00", Wib.Text(Of([], rows).NextWorkingMoment(Wib.At("2026-07-13 07.00"))));
        Assert.Equal("2026-07-13 10.00", Wib.Text(Of([], rows.Reverse()).NextWorkingMoment(Wib.At("2026-07-13 07.00"))));
        Assert.Equal("2026-07-20 09.00", Wib.Text(Of([], rows).NextWorkingMoment(Wib.At("2026-07-20 07.00"))));
    }

    [Fact]
    public void A_holiday_added_in_the_year_moves_what_is_due()
    {
        var added = new Holiday(new(2026, 8, 18), "Cuti bersama HUT RI", HolidayKind.CollectiveLeave, "SKB contoh", HolidayStatus.Official);
        Assert.Equal("2026-08-19 10.00", Wib.Text(Of([.. Holidays2026.Rows, added], HoursRow.Shipped).Due(Wib.At("2026-08-14 10.00"), TimeLimit.Hari(1))));
    }

    [Fact]
    public void One_row_that_is_an_estimate_makes_its_year_one()
    {
        var guessed = new Holiday(new(2026, 8, 18), "Mungkin", HolidayKind.CollectiveLeave, "kabar", HolidayStatus.Estimate);
        var calendar = Of([.. Holidays2026.Rows, guessed], HoursRow.Shipped);
        Assert.Equal(HolidayStatus.Estimate, calendar.StatusOf(Wib.At("2026-01-01 00.00")));
        Assert.Equal(HolidayStatus.Unknown, calendar.StatusOf(Wib.At("2027-01-01 00.00")));
    }
}
