using Sop697.Domain.Time;

namespace Sop697.Tests.Domain.Time;

public sealed class CalendarWarningTests
{
    private static CalendarWarning? On(string local, params IEnumerable<Holiday> more) => CalendarWarning.For(
        WorkCalendar.Of([.. Holidays2026.Rows, .. more], HoursRow.Shipped), Wib.At(local));

    [Theory]
    [InlineData("2026-10-01 00.00", true)] // October begins at midnight in Malang
    [InlineData("2026-09-30 23.59", false)]
    [InlineData("2026-12-31 23.59", true)]
    public void From_October_on_next_years_calendar_is_missed(string local, bool missed) => Assert.Equal(missed, On(local) is not null);

    [Fact]
    public void What_next_year_has_instead_is_told()
    {
        Assert.Equal((2027, HolidayStatus.Unknown), (On("2026-10-01 09.00")!.Year, On("2026-10-01 09.00")!.Status));
        Assert.Equal(HolidayStatus.Estimate, On("2026-10-01 09.00", Holidays2027.Rows)!.Status);
        Assert.Null(On("2026-10-01 09.00", Holidays2027.Rows.Select(h => h with { Status = HolidayStatus.Official })));
    }

    [Fact]
    public void A_year_that_began_without_official_rows_is_missed_until_it_has_them() =>
        Assert.Equal(2027, On("2027-02-01 09.00", Holidays2027.Rows)!.Year);

    [Theory]
    [InlineData("2026-10-02 09.00", true)]
    [InlineData("2026-10-03 09.00", false)] // Saturday
    [InlineData("2026-12-25 09.00", false)]
    public void The_administrator_gets_a_card_on_working_days_only(string local, bool card) => Assert.Equal(card, On(local)!.OnCard);
}
