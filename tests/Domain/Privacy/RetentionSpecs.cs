using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Privacy;

public sealed class RetentionSpecs
{
    private static readonly OfficeSettings TwoYears = OfficeSettings.Default;

    [Fact]
    public void An_open_case_has_no_end_of_keeping() => Assert.Null(Retention.Until(Given(AtTerbitkan()).Known, TwoYears));

    [Fact]
    public void A_case_that_ended_is_kept_to_the_end_of_the_second_year_after()
    {
        var ended = Given([.. AtTerbitkan(), Past.Of(Tim, new AnswerPublished(Link, null), new CaseClosed(Outcome.Dijawab, null))]).Known;
        Assert.Equal(new DateOnly(2028, 12, 31), Retention.Until(ended, TwoYears));
        Assert.Equal(new DateOnly(2031, 12, 31), Retention.Until(ended, TwoYears with { RetentionYears = 5 }));
    }

    [Theory]
    [InlineData("2026-12-31T16:59:59Z", 2028)]
    [InlineData("2026-12-31T17:00:00Z", 2029)]
    [InlineData("2027-01-01T00:00:00Z", 2029)]
    public void The_year_of_its_end_is_that_of_Malang(string closed, int year) => Assert.Equal(
        new DateOnly(year, 12, 31), Retention.Until(DateTimeOffset.Parse(closed, System.Globalization.CultureInfo.InvariantCulture), TwoYears));

    [Theory]
    [InlineData(2028, 12, 30, 2025)]
    [InlineData(2028, 12, 31, 2026)]
    [InlineData(2029, 1, 1, 2026)]
    [InlineData(2029, 12, 30, 2026)]
    public void A_whole_year_comes_up_for_review_on_its_last_day_of_keeping(int year, int month, int day, int last)
    {
        Assert.Equal(last, Retention.LastYearDue(new DateOnly(year, month, day), TwoYears));
        var until = Retention.Until(new DateTimeOffset(last, 6, 1, 0, 0, 0, TimeSpan.Zero), TwoYears);
        Assert.True(until <= new DateOnly(year, month, day) && until.AddYears(1) > new DateOnly(year, month, day));
    }
}
