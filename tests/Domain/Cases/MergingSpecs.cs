using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

/// <summary>Two reports of one thing: the team is asked, and what follows from its answer.</summary>
public sealed class MergingSpecs
{
    private static readonly Resemblance Earlier = new("01J0EARLIER", "MS-2026-0001", LikenessKind.SameFile, Began.AddDays(-1), "jawab", null);
    private static readonly DuplicateSuspected Suspected = new([Earlier]);
    private static readonly Asker Other = new("01J0LATER", "MS-2026-0009", Channel.Facebook, "https://facebook.example/p/9");

    private static MergeCase Merge(Actor by) => new(Now, by, Earlier.CaseId, Earlier.CaseId, Earlier.Number);

    private static CaseSpec Asked(params Past[] past) => Given([.. past, Past.OfSystem(Suspected)]);

    [Fact]
    public void A_likeness_is_recorded_once_and_asks_the_team_without_holding_up_the_case()
    {
        var spec = Given(AtKonsultasi()).When(new RecordWork(Now, [Suspected])).Then(Suspected);
        Assert.True(spec.Current.IsAskedForLikeness);
        Assert.Equal((1, "konsultasi"), (spec.Current.ContentVersion, spec.Current.Open!.Step));
        Assert.EndsWith("/ganda", spec.Card(CardPlan.ReceiptKey).Face, StringComparison.Ordinal);
        spec.When(new RecordWork(Now, [Suspected])).ThenRepeated();
    }

    [Fact]
    public void The_same_case_is_closed_with_an_outcome_of_its_own_and_owes_a_count_to_the_earlier_one()
    {
        var spec = Asked(AtJawab(ApprovalRule.KasiDanKabid, "kabid"))
            .When(Merge(Tim))
            .Then(
                new ConsultationEnded("kabid", ConsultationEnd.Withdrawn),
                new CaseMerged("01J0EARLIER", "MS-2026-0001"),
                new CaseClosed(Outcome.Digabung, "Digabung ke MS-2026-0001."))
            .ThenActedAs(Tim, "tim");
        var owed = OwedWork.Pending(spec.Current, Rules, Now).OfType<CountAsker>().Single();
        Assert.Equal(("01J0EARLIER", CaseSpec.CaseId, Question.SourceUrl), (owed.Into, owed.Asker.CaseId, owed.Asker.SourceUrl));
        spec.When(new RecordWork(Now, [new AskerCounted("01J0EARLIER")])).ThenState(s => Assert.DoesNotContain(OwedWork.Pending(s, Rules, Now), w => w is CountAsker));
        spec.When(Merge(Tim)).ThenRepeated(Tim);
    }

    [Fact]
    public void A_merged_report_is_no_unanswered_one()
    {
        var merged = Asked(AtKonsultasi()).When(Merge(Tim)).Current;
        Assert.False(CaseMeasure.IsCounted(merged));
        Assert.Empty(CaseMeasure.Of(merged, Rules.TableOf(merged), Rules.Calendar, Now));
    }

    [Fact]
    public void A_report_of_its_own_is_not_asked_about_again()
    {
        var spec = Asked(AtKonsultasi()).When(new DenyDuplicate(Now, Tim)).Then(new DuplicateDenied());
        Assert.False(spec.Current.IsAskedForLikeness);
        Assert.DoesNotContain("ganda", spec.Card(CardPlan.ReceiptKey).Face, StringComparison.Ordinal);
        spec.When(new DenyDuplicate(Now, Tim)).ThenRepeated(Tim);
    }

    [Fact]
    public void Only_the_team_says_so_and_only_of_what_it_was_asked_about()
    {
        Asked(AtKonsultasi()).When(Merge(Kasi)).ThenRefused("notTeam").When(new DenyDuplicate(Now, Kabid)).ThenRefused("notTeam");
        Asked(AtKonsultasi()).When(Merge(Tim) with { Alike = "01J0ANOTHER" }).ThenRefused("notAlike");
        Given(AtKonsultasi()).When(Merge(Tim)).ThenRefused("notAlike").When(new DenyDuplicate(Now, Tim)).ThenRefused("notAlike");
    }

    [Fact]
    public void Once_an_answer_was_released_it_is_too_late_and_nobody_is_asked()
    {
        var spec = Asked(AtTerbitkan()).When(Merge(Tim)).ThenRefused("tooLateToMerge");
        Assert.False(spec.Known.IsAskedForLikeness);
    }

    [Fact]
    public void The_way_out_without_an_answer_does_not_merge() =>
        Given(AtKonsultasi()).When(new CloseCase(Now, Kasi, null, Outcome.Digabung, "Sama.")).ThenRefused("notAnExit");

    [Fact]
    public void The_earlier_case_counts_each_asker_once_and_shows_it_on_its_cards()
    {
        var spec = Given(AtTerbitkan()).When(new JoinAsker(Now, Other)).Then(new AskerJoined(Other)).ThenActedAs(Actor.System, "sistem");
        Assert.Equal([Other], spec.Current.Askers);
        Assert.Equal(spec.Current.Version, spec.Current.ContentVersion);
        Assert.True(spec.Current.MaterialVersion < spec.Current.ContentVersion);
        spec.When(new JoinAsker(Now, Other)).ThenRepeated();
    }

    [Fact]
    public void A_closed_case_counts_askers_too_and_its_receipt_says_where_else_to_post()
    {
        var before = Given(Closed()).Card(CardPlan.ReceiptKey).Face;
        var spec = Given(Closed()).When(new JoinAsker(Now, Other)).Then(new AskerJoined(Other));
        Assert.NotEqual(before, spec.Card(CardPlan.ReceiptKey).Face);
    }
}
