using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Tests.Domain.Time;

/// <summary>The settings "SatuanHari" and "ModelHari".</summary>
public sealed class ModeTests
{
    private static WorkCalendar With(DayUnit unit, DayEnd end) => WorkCalendar.Default with { Counting = new DayCount(unit, end) };

    private static string Due(DayUnit unit, DayEnd end, string start, TimeLimit limit) => Wib.Text(With(unit, end).Due(Wib.At(start), limit));

    [Theory]
    [InlineData("2026-07-10 15.00", "2026-07-13 16.00")] // Friday to the end of Monday
    [InlineData("2026-07-09 10.00", "2026-07-10 16.30")] // Friday closes later
    [InlineData("2026-03-17 14.00", "2026-03-25 16.00")] // over Nyepi, Idul Fitri and collective leave
    [InlineData("2026-02-18 15.30", "2026-02-19 15.00")] // Ramadan closes earlier
    [InlineData("2026-07-13 16.00", "2026-07-15 16.00")] // after closing it counts from the next opening
    [InlineData("2026-07-13 00.00", "2026-07-14 16.00")] // midnight
    [InlineData("2026-07-31 09.00", "2026-08-03 16.00")] // month end
    [InlineData("2026-12-31 10.00", "2027-01-04 16.00")] // year end
    public void A_day_may_end_when_the_office_closes(string start, string due) =>
        Assert.Equal(due, Due(DayUnit.Working, DayEnd.EndOfDay, start, TimeLimit.Hari(1)));

    [Theory]
    [InlineData("2026-07-10 15.00", "2026-07-11 15.00")] // a Saturday counts
    [InlineData("2026-03-17 14.00", "2026-03-18 14.00")] // and so does a day off
    [InlineData("2026-07-13 23.30", "2026-07-14 23.30")]
    [InlineData("2026-07-31 00.00", "2026-08-01 00.00")]
    [InlineData("2026-12-31 10.00", "2027-01-01 10.00")]
    public void In_calendar_time_every_hour_counts(string start, string due) =>
        Assert.Equal(due, Due(DayUnit.Calendar, DayEnd.SameTime, start, TimeLimit.Hari(1)));

    [Theory]
    [InlineData("2026-07-10 15.00", "2026-07-12 00.00")]
    [InlineData("2026-07-10 00.00", "2026-07-12 00.00")]
    [InlineData("2026-12-31 23.59", "2027-01-02 00.00")]
    public void A_calendar_day_may_end_at_midnight(string start, string due) =>
        Assert.Equal(due, Due(DayUnit.Calendar, DayEnd.EndOfDay, start, TimeLimit.Hari(1)));

    [Theory]
    [InlineData(DayUnit.Working, "2026-07-13 07.40")]
    [InlineData(DayUnit.Calendar, "2026-07-10 16.40")]
    public void Minutes_do_not_ask_when_a_day_ends(DayUnit unit, string due)
    {
        Assert.Equal(due, Due(unit, DayEnd.SameTime, "2026-07-10 16.25", TimeLimit.Menit(15)));
        Assert.Equal(due, Due(unit, DayEnd.EndOfDay, "2026-07-10 16.25", TimeLimit.Menit(15)));
    }

    [Theory]
    [InlineData("2026-07-13 10.00", 5, "2026-07-20 16.00")]
    [InlineData("2026-07-13 23.00", 5, "2026-07-20 16.00")] // the day of receipt is not counted, whatever its hour
    [InlineData("2026-07-11 10.00", 5, "2026-07-17 16.30")] // received on a Saturday: Monday is the first
    [InlineData("2026-03-13 10.00", 3, "2026-03-25 16.00")] // over Lebaran
    [InlineData("2026-12-21 10.00", 10, "2027-01-08 16.30")] // over Christmas, New Year and Isra Mikraj
    public void A_limit_of_the_law_is_over_at_closing_on_its_last_working_day(string received, int days, string due)
    {
        foreach (var counting in (DayCount[])[DayCount.Default, new(DayUnit.Calendar, DayEnd.EndOfDay)])
            Assert.Equal(due, Wib.Text((WorkCalendar.Default with { Counting = counting }).EndOfWorkingDays(Wib.At(received), days)));
    }

    [Theory]
    [InlineData("2026-07-13 15.00", 1, "2026-07-14 07.30")]
    [InlineData("2026-07-10 17.00", 2, "2026-07-14 07.30")]
    [InlineData("2026-03-17 17.00", 1, "2026-03-25 07.30")]
    public void The_opening_of_a_later_day_is_found(string after, int days, string opening) =>
        Assert.Equal(opening, Wib.Text(WorkCalendar.Default.Opening(Wib.At(after), days)));
}
