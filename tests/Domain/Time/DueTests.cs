using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Tests.Domain.Time;

public sealed class DueTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Default;

    [Theory]
    [InlineData("2026-07-10 16.25", "2026-07-13 07.40")] // over the weekend
    [InlineData("2026-07-13 09.00", "2026-07-13 09.15")]
    [InlineData("2026-07-13 05.00", "2026-07-13 07.45")] // before opening
    [InlineData("2026-07-13 11.50", "2026-07-13 13.05")] // over the break
    [InlineData("2026-07-13 11.45", "2026-07-13 12.00")] // up to the break
    [InlineData("2026-07-13 12.00", "2026-07-13 13.15")] // in the break
    [InlineData("2026-07-13 12.59", "2026-07-13 13.15")]
    [InlineData("2026-07-13 13.00", "2026-07-13 13.15")]
    [InlineData("2026-07-13 15.45", "2026-07-13 16.00")] // up to closing
    [InlineData("2026-07-13 15.46", "2026-07-14 07.31")]
    [InlineData("2026-07-13 16.00", "2026-07-14 07.45")] // at closing
    [InlineData("2026-07-13 23.59", "2026-07-14 07.45")]
    [InlineData("2026-07-17 11.20", "2026-07-17 13.05")] // Friday's longer break
    [InlineData("2026-07-11 10.00", "2026-07-13 07.45")] // Saturday
    [InlineData("2026-08-17 10.00", "2026-08-18 07.45")] // holiday on a Monday
    [InlineData("2026-12-31 15.50", "2027-01-04 07.35")] // year end, New Year on a Friday
    public void Fifteen_minutes_are_working_minutes(string start, string due) =>
        Assert.Equal(due, Wib.Text(Calendar.Due(Wib.At(start), TimeLimit.Menit(15))));

    [Theory]
    [InlineData("2026-07-10 15.00", "2026-07-13 15.00")] // Friday to Monday
    [InlineData("2026-03-17 14.00", "2026-03-25 14.00")] // over Nyepi, Idul Fitri and collective leave
    [InlineData("2026-07-13 09.17", "2026-07-14 09.17")]
    [InlineData("2026-07-13 06.00", "2026-07-14 07.30")] // counts from opening
    [InlineData("2026-07-13 12.30", "2026-07-14 13.00")] // counts from the end of the break
    [InlineData("2026-07-13 16.00", "2026-07-15 07.30")] // counts from the next opening
    [InlineData("2026-07-11 10.00", "2026-07-14 07.30")] // Saturday counts from Monday's opening
    [InlineData("2026-07-09 11.45", "2026-07-10 13.00")] // Friday's break has begun by then
    [InlineData("2026-07-10 16.20", "2026-07-14 07.30")] // Monday has closed by then
    [InlineData("2026-12-23 10.00", "2026-12-28 10.00")] // over Christmas
    [InlineData("2026-12-31 10.00", "2027-01-04 10.00")] // year end
    public void One_day_is_the_same_time_on_the_next_working_day(string start, string due) =>
        Assert.Equal(due, Wib.Text(Calendar.Due(Wib.At(start), TimeLimit.Hari(1))));

    [Theory]
    [InlineData("2026-02-18 15.30", "2026-02-20 07.30")] // the first day of Ramadan closes at 15.00
    [InlineData("2026-02-18 07.40", "2026-02-19 08.00")] // and opens at 08.00
    [InlineData("2026-02-23 12.10", "2026-02-24 12.30")]
    [InlineData("2026-03-17 08.00", "2026-03-25 08.00")] // back to ordinary hours
    public void Ramadan_has_hours_of_its_own(string start, string due) =>
        Assert.Equal(due, Wib.Text(Calendar.Due(Wib.At(start), TimeLimit.Hari(1))));

    [Theory]
    [InlineData("2026-02-23 14.50", "2026-02-24 08.05")]
    [InlineData("2026-02-23 11.55", "2026-02-23 12.40")]
    [InlineData("2026-02-20 14.50", "2026-02-23 08.05")]
    public void Ramadan_minutes_too(string start, string due) =>
        Assert.Equal(due, Wib.Text(Calendar.Due(Wib.At(start), TimeLimit.Menit(15))));

    [Fact]
    public void Several_days_are_counted_in_working_days()
    {
        Assert.Equal("2026-07-20 10.00", Wib.Text(Calendar.Due(Wib.At("2026-07-13 10.00"), TimeLimit.Hari(5))));
        Assert.Equal("2026-08-31 10.00", Wib.Text(Calendar.Due(Wib.At("2026-08-14 10.00"), TimeLimit.Hari(9))));
    }

    [Fact]
    public void More_minutes_than_a_day_has_run_on()
    {
        Assert.Equal("2026-07-15 07.45", Wib.Text(Calendar.Due(Wib.At("2026-07-13 07.30"), TimeLimit.Menit((2 * 450) + 15))));
    }

    [Fact]
    public void A_due_time_is_UTC_and_keeps_the_seconds_of_the_start()
    {
        var start = Wib.At("2026-07-13 09.00").AddSeconds(37);
        var due = Calendar.Due(start, TimeLimit.Menit(15));
        Assert.Equal(TimeSpan.Zero, due.Offset);
        Assert.Equal(start.AddMinutes(15), due);
    }

    [Fact]
    public void It_does_not_matter_in_which_offset_the_start_is_written()
    {
        var start = Wib.At("2026-07-10 16.25");
        Assert.Equal(
            Calendar.Due(start, TimeLimit.Menit(15)),
            Calendar.Due(start.ToOffset(TimeSpan.FromHours(-5)), TimeLimit.Menit(15)));
    }

    [Fact]
    public void A_limit_of_nothing_is_due_at_the_next_working_moment()
    {
        Assert.Equal("2026-07-13 07.30", Wib.Text(Calendar.Due(Wib.At("2026-07-11 10.00"), TimeLimit.Hari(0))));
        Assert.Equal("2026-07-13 13.00", Wib.Text(Calendar.Due(Wib.At("2026-07-13 12.10"), TimeLimit.Menit(0))));
    }

    [Fact]
    public void A_negative_limit_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Due(Wib.At("2026-07-13 09.00"), TimeLimit.Menit(-1)));

    [Theory]
    [InlineData("2026-07-13 07.30", "2026-07-13 16.00", 450)]
    [InlineData("2026-07-13 00.00", "2026-07-20 00.00", 2250)] // 37 h 30 min
    [InlineData("2026-02-23 00.00", "2026-03-02 00.00", 1950)] // Ramadan: 32 h 30 min
    [InlineData("2026-07-13 11.00", "2026-07-13 12.30", 60)]
    [InlineData("2026-07-13 12.10", "2026-07-13 12.50", 0)]
    [InlineData("2026-07-11 09.00", "2026-07-12 18.00", 0)]
    [InlineData("2026-03-17 14.00", "2026-03-25 07.30", 60)]
    [InlineData("2026-07-13 10.00", "2026-07-13 10.00", 0)]
    [InlineData("2026-07-14 10.00", "2026-07-13 10.00", 0)]
    public void Time_is_measured_in_working_minutes(string from, string to, int minutes) =>
        Assert.Equal(minutes, Calendar.WorkingMinutes(Wib.At(from), Wib.At(to)));

    [Fact]
    public void A_minute_counts_when_it_is_full()
    {
        var start = Wib.At("2026-07-13 09.00");
        Assert.Equal(0, Calendar.WorkingMinutes(start, start.AddSeconds(59)));
        Assert.Equal(1, Calendar.WorkingMinutes(start, start.AddSeconds(60)));
    }
}
