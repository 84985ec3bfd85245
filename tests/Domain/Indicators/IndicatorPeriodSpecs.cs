using Sop697.Domain.Indicators;

namespace Sop697.Tests.Domain.Indicators;

public sealed class IndicatorPeriodSpecs
{
    [Theory]
    [InlineData("2026-10-31T16:59:59Z", "2026-10")]
    [InlineData("2026-10-31T17:00:00Z", "2026-11")]
    [InlineData("2026-12-31T17:00:00Z", "2027-01")]
    public void The_month_of_a_case_is_the_one_that_the_calendar_in_Malang_showed_at_receipt(string received, string month) =>
        Assert.Equal(month, IndicatorPeriod.Month(DateTimeOffset.Parse(received, System.Globalization.CultureInfo.InvariantCulture)).Key);

    [Fact]
    public void Periods_have_keys_that_sort_and_names_that_people_read()
    {
        Assert.Equal(("2026-03", "bulan", "Maret 2026"), Told(IndicatorPeriod.Month(2026, 3)));
        Assert.Equal(("2026-T4", "triwulan", "Triwulan IV 2026"), Told(IndicatorPeriod.Quarter(2026, 4)));
        Assert.Equal(("2026", "tahun", "Tahun 2026"), Told(IndicatorPeriod.Year(2026)));

        static (string, string, string) Told(IndicatorPeriod p) => (p.Key, p.Kind, p.Label);
    }

    [Fact]
    public void Only_what_has_begun_is_reported()
    {
        var now = new DateTimeOffset(2026, 4, 30, 17, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-T1", "2026-T2", "2026"], IndicatorPeriod.Begun(2026, now).Select(p => p.Key));
        Assert.Empty(IndicatorPeriod.Begun(2027, now));
        Assert.Equal(17, IndicatorPeriod.Begun(2025, now).Count);
    }

    [Fact]
    public void A_quarter_covers_its_months_and_is_over_when_the_next_begins()
    {
        var quarter = IndicatorPeriod.Quarter(2026, 2);
        Assert.Equal([4, 5, 6], Enumerable.Range(1, 12).Where(m => quarter.Covers(IndicatorPeriod.Month(2026, m))));
        Assert.False(quarter.IsOver(new DateTimeOffset(2026, 6, 30, 16, 59, 0, TimeSpan.Zero)));
        Assert.True(quarter.IsOver(new DateTimeOffset(2026, 6, 30, 17, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_month_is_read_from_its_key_and_nothing_else()
    {
        Assert.Equal(IndicatorPeriod.Month(2026, 11), IndicatorPeriod.ReadMonth("2026-11"));
        Assert.All(["2026-13", "2026", "2026-1", "", null], t => Assert.Null(IndicatorPeriod.ReadMonth(t)));
    }
}
