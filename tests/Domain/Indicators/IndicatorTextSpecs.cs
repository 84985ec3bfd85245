using Sop697.Domain.Indicators;

namespace Sop697.Tests.Domain.Indicators;

public sealed class IndicatorTextSpecs
{
    [Fact]
    public void Numbers_are_rounded_once_to_one_decimal_and_written_as_Indonesians_do()
    {
        Assert.Equal(["107,1", "87,5", "66,7", "50", "0,1", "n/a"], new decimal?[] { 107.142857m, 87.5m, 200m / 3, 50m, 0.05m, null }.Select(v => IndicatorText.Of(v)));
        Assert.Equal(("4,3 jam kerja", "92 %", "n/a"), (IndicatorText.Of(4.25m, IndicatorUnit.WorkingHours), IndicatorText.Of(92m, IndicatorUnit.Percent), IndicatorText.Of(null, IndicatorUnit.Percent)));
    }

    [Fact]
    public void An_achievement_shows_its_side_and_never_less_than_nothing() => Assert.Equal(
        ["107,1", "0", "125 (di atas rentang)", "75 (di bawah rentang)", "100 (dalam rentang)", "n/a"],
        new Achievement?[]
        {
            new(107.142857m, true), new(-112.5m, false), new(125, false, RangeSide.Above), new(75, false, RangeSide.Below), new(100, true, RangeSide.Inside), null,
        }.Select(a => IndicatorText.Of(a)));

    [Fact]
    public void A_target_that_was_not_set_says_so()
    {
        var none = IndicatorTarget.None(2026, Indicator.OnTime);
        Assert.Equal("belum ditetapkan", IndicatorText.Wanted(none));
        Assert.Equal("92,5", IndicatorText.Wanted(none with { Target = 92.5m }));
        Assert.Equal("4 sampai 8", IndicatorText.Wanted(none with { Direction = IndicatorDirection.Range, Lower = 4, Upper = 8 }));
        Assert.Equal("belum ditetapkan", IndicatorText.Wanted(none with { Direction = IndicatorDirection.Range, Target = 5 }));
    }
}
