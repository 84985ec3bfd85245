using Sop697.Domain.Indicators;

namespace Sop697.Tests.Domain.Indicators;

public sealed class AchievementSpecs
{
    private static IndicatorTarget Target(IndicatorDirection direction, decimal? target = null, decimal? lower = null, decimal? upper = null) =>
        new(2026, "x", null, null, direction, target, lower, upper);

    private static decimal? Shown(Achievement? achievement) => achievement is null ? null : Math.Round(achievement.Percent, 1, MidpointRounding.AwayFromZero);

    [Theory]
    [InlineData(IndicatorDirection.Higher, 45, 50, 90, false)]
    [InlineData(IndicatorDirection.Higher, 92, 90, 102.2, true)]
    [InlineData(IndicatorDirection.Lower, 6.5, 7, 107.1, true)]
    [InlineData(IndicatorDirection.Lower, 9, 8, 87.5, false)]
    [InlineData(IndicatorDirection.Lower, 8, 8, 100, true)]
    [InlineData(IndicatorDirection.Lower, 25, 8, -112.5, false)]
    [InlineData(IndicatorDirection.Higher, 0, 50, 0, false)]
    public void It_follows_the_formula_of_its_direction_neither_capped_nor_floored(IndicatorDirection direction, double actual, double target, double percent, bool met)
    {
        var achievement = Achievement.Of((decimal)actual, Target(direction, (decimal)target));

        Assert.Equal((decimal)percent, Shown(achievement));
        Assert.Equal(met, achievement!.Met);
        Assert.Null(achievement.Side);
    }

    [Theory]
    [InlineData(3, 75, RangeSide.Below)]
    [InlineData(4, 100, RangeSide.Inside)]
    [InlineData(8, 100, RangeSide.Inside)]
    [InlineData(10, 125, RangeSide.Above)]
    public void A_range_says_on_which_side_a_value_lies_because_above_it_reads_as_more_than_enough(double actual, double percent, RangeSide side)
    {
        var achievement = Achievement.Of((decimal)actual, Target(IndicatorDirection.Range, lower: 4, upper: 8));

        Assert.Equal(((decimal)percent, side, side == RangeSide.Inside), (achievement!.Percent, achievement.Side!.Value, achievement.Met));
    }

    [Fact]
    public void Without_a_value_or_a_target_there_is_none_and_not_0_or_100()
    {
        Assert.Null(Achievement.Of(null, Target(IndicatorDirection.Higher, 90)));
        Assert.Null(Achievement.Of(45, null));
        Assert.Null(Achievement.Of(45, Target(IndicatorDirection.Higher)));
        Assert.Null(Achievement.Of(45, Target(IndicatorDirection.Higher, 0)));
        Assert.Null(Achievement.Of(45, Target(IndicatorDirection.Lower, 0)));
        Assert.Null(Achievement.Of(45, Target(IndicatorDirection.Range, lower: 0, upper: 8)));
        Assert.Null(Achievement.Of(45, Target(IndicatorDirection.Range, lower: 4)));
    }

    [Theory]
    [InlineData(91, "Sangat Baik")]
    [InlineData(90.99, "Baik")]
    [InlineData(50, "Kurang")]
    [InlineData(-112.5, "Kurang")]
    public void A_band_begins_at_its_bound_and_nothing_is_rounded_into_it(double percent, string label)
    {
        AchievementBand[] bands = [new(91, "Sangat Baik"), new(76, "Baik"), new(0, "Kurang")];
        Assert.Equal(label, AchievementBand.Of(new Achievement((decimal)percent, true), bands));
    }

    [Fact]
    public void Nothing_to_judge_or_no_band_that_reaches_down_gives_no_word()
    {
        Assert.Null(AchievementBand.Of(null, [new(0, "Kurang")]));
        Assert.Null(AchievementBand.Of(new Achievement(30, false), [new(50, "Cukup")]));
        Assert.Null(AchievementBand.Of(new Achievement(125, false, RangeSide.Above), [new(91, "Sangat Baik")]));
    }
}
