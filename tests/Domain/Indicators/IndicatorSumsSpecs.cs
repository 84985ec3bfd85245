using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Tests.Domain.Cases;

namespace Sop697.Tests.Domain.Indicators;

public sealed class IndicatorSumsSpecs
{
    private static readonly IndicatorPeriod November = IndicatorPeriod.Month(2026, 11);
    private static readonly IndicatorPeriod Year = IndicatorPeriod.Year(2026);

    private static IndicatorSums Fold(IEnumerable<IReadOnlyList<SealedCommit>> journals)
    {
        var sums = new IndicatorSums();
        foreach (var journal in journals) sums.Add(CaseEvolution.Fold(journal)!, CaseSpec.Rules.Table, CaseSpec.Rules.Calendar, YearOfCases.Now);
        return sums;
    }

    private static Ratio[] Of(IndicatorSums sums, IndicatorPeriod period, IndicatorScope scope) => [.. Indicator.All.Select(i => sums.Of(i, period, scope))];

    [Fact]
    public void A_month_is_what_was_counted_by_hand()
    {
        var sums = Fold(YearOfCases.All);

        Assert.Equal([new(2, 4), new(3, 5), new(180 + 1140 + 60, 3), new(23, 25), new(1, 3)], Of(sums, November, IndicatorScope.All));
        Assert.Equal([50m, 60m, 460m / 60, 92m, 100m / 3], Indicator.All.Select(i => i.Actual(sums.Of(i, November, IndicatorScope.All))));
    }

    [Fact]
    public void Quarter_and_year_are_the_sums_of_their_months()
    {
        var sums = Fold(YearOfCases.All);

        Assert.Equal(Of(sums, November, IndicatorScope.All), Of(sums, IndicatorPeriod.Quarter(2026, 4), IndicatorScope.All));
        Assert.Equal([new(1, 1), new(1, 1), new(180, 1), new(7, 7), new(0, 1)], Of(sums, IndicatorPeriod.Quarter(2026, 3), IndicatorScope.All));
        Assert.Equal([new(3, 5), new(4, 6), new(1560, 4), new(30, 32), new(1, 4)], Of(sums, Year, IndicatorScope.All));
    }

    [Fact]
    public void A_channel_has_its_cases_and_a_position_the_cases_it_owns_and_the_steps_it_had()
    {
        var sums = Fold(YearOfCases.All);

        Assert.Equal([new(1, 2), new(2, 2), new(1320, 2), new(13, 14), new(1, 2)], Of(sums, November, IndicatorScope.Of(Channel.Instagram)));
        Assert.Equal([default, default, default, default, default], Of(sums, November, IndicatorScope.Of(Channel.Website)));
        Assert.Equal([new(2, 4), new(3, 5), new(1380, 3), new(7, 8), new(1, 3)], Of(sums, November, IndicatorScope.Of("kasi")));
        Assert.Equal([default, default, default, new(11, 12), default], Of(sums, November, IndicatorScope.Of("tim")));
        Assert.Equal(["kasi", "sistem", "tim"], sums.Positions(November));
    }

    [Fact]
    public void Late_steps_are_told_by_row_and_position()
    {
        Assert.Equal(
            [new LateSpot("konsultasi", "kasi", 2), new LateSpot("terbitkan", "tim", 1)],
            Fold([.. YearOfCases.All, YearOfCases.Forgotten]).Late(November));
    }

    [Fact]
    public void A_record_is_complete_with_every_picture_in_SharePoint_and_the_signed_paper_filed()
    {
        var whole = CaseEvolution.Fold(YearOfCases.InTime)!;

        Assert.Equal(new Ratio(1, 1), Archive(whole));
        Assert.Equal(new Ratio(0, 1), Archive(whole with { Hardcopy = null }));
        Assert.Equal(new Ratio(0, 1), Archive(whole with { Archived = new Dictionary<string, ArchivedEvidence>() }));

        static Ratio Archive(Case state) => CaseMeasure.Of(state, CaseSpec.Rules.Table, CaseSpec.Rules.Calendar, YearOfCases.Now).Single(c => c.Indicator == Indicator.ArchiveComplete).Counted;
    }

    [Fact]
    public void An_open_case_is_late_from_the_moment_its_limit_is_over_and_not_before()
    {
        var state = CaseEvolution.Fold(YearOfCases.Fresh)!;

        Assert.False(CaseMeasure.IsLate(state, state.Open!.DueAt));
        Assert.True(CaseMeasure.IsLate(state, state.Open.DueAt.AddSeconds(1)));
    }

    [Fact]
    public void A_hundred_thousand_cases_give_the_numbers_of_eight_repeated_in_whatever_order()
    {
        const int Times = 12_500;
        var once = Fold(YearOfCases.All);
        var all = YearOfCases.All;
        var many = Fold(Enumerable.Range(0, Times * all.Count).Select(i => all[i * 5 % all.Count]));

        foreach (var period in IndicatorPeriod.Begun(2026, YearOfCases.Now))
            foreach (var scope in (IndicatorScope[])[IndicatorScope.All, IndicatorScope.Of(Channel.Facebook), IndicatorScope.Of("tim")])
                Assert.Equal(Of(once, period, scope).Select(r => new Ratio(r.Numerator * Times, r.Denominator * Times)), Of(many, period, scope));
        Assert.Equal(once.Late(Year).Select(l => l with { Count = l.Count * Times }), many.Late(Year));
    }

    [Fact]
    public void Lines_cover_what_has_begun_by_channel_and_position_and_have_keys_of_their_own()
    {
        IndicatorTarget[] targets = [new(2026, "tepat_waktu", "Tepat waktu", null, IndicatorDirection.Higher, 80), new(2025, "ditanggapi", null, null, IndicatorDirection.Higher, 10)];
        var lines = IndicatorLine.Of(Fold(YearOfCases.All), targets, 2026, YearOfCases.Now);

        Assert.Equal((11 + 4 + 1) * (1 + 5 + 3) * Indicator.All.Count, lines.Count);
        Assert.Equal(lines.Count, lines.Select(l => l.Key).Distinct().Count());
        var line = Assert.Single(lines, l => l.Key == "2026-11/kanal-instagram/tepat_waktu");
        Assert.Equal((50m, 62.5m, false, "Tepat waktu"), (line.Actual!.Value, line.Achievement!.Percent, line.Achievement.Met, line.Name));
        var untold = Assert.Single(lines, l => l.Key == "2026/semua/ditanggapi");
        Assert.Null(untold.Achievement);
        Assert.Null(Assert.Single(lines, l => l.Key == "2026-01/semua/tepat_waktu").Actual);
    }
}
