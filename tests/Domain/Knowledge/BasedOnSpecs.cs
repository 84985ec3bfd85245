using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Knowledge;

/// <summary>What was offered and what was used stand on the record; a number that a client invents does not.</summary>
public sealed class BasedOnSpecs
{
    private const string Earlier = "MS-2025-0042";

    private static readonly AnswersSuggested Offer = new([new(Earlier, "Kapan buka?", Reply, ["kabid", "kasi"], PastDue.AddMonths(-2), ["tim", "kasi", "kabid"])]);

    [Fact]
    public void A_draft_made_from_an_offered_answer_names_it() =>
        Given([.. AtKonsultasi(), Past.OfSystem(Offer)])
            .When(new Answer(Now, Kasi, null, Reply, Earlier))
            .ThenState(s => Assert.Equal(Earlier, s.LatestDraft!.BasedOn));

    [Fact]
    public void A_release_of_an_offered_answer_names_it() =>
        Given([.. AtKonsultasi(ApprovalRule.KasiSaja), Past.OfSystem(Offer)])
            .When(new ReleaseAnswer(Now, Kasi, null, Reply, Earlier))
            .ThenState(s => Assert.Equal((Earlier, Reply), (s.LatestDraft!.BasedOn, s.Release!.Text)));

    [Theory]
    [InlineData("MS-2025-0001")]
    [InlineData(null)]
    public void What_was_not_offered_is_not_named(string? number) =>
        Given([.. AtKonsultasi(), Past.OfSystem(Offer)])
            .When(new Answer(Now, Kasi, null, Reply, number))
            .ThenState(s => Assert.Null(s.LatestDraft!.BasedOn));

    [Fact]
    public void An_offer_is_recorded_once_for_a_report_and_again_when_it_was_mended() =>
        Given(AtKonsultasi())
            .When(new RecordWork(Now, [Offer])).Then(Offer)
            .When(new RecordWork(Now, [Offer])).ThenRepeated()
            .ThenState(s => Assert.Equal(s.ReportVersion, s.Suggested!.Report));

    [Fact]
    public void An_offer_of_nothing_is_no_news() => Given(AtKonsultasi()).When(new RecordWork(Now, [new AnswersSuggested([])])).ThenRepeated();

    [Fact]
    public void Only_an_answer_that_was_published_is_left_behind()
    {
        Past[] released =
        [
            .. AtKonsultasi(ApprovalRule.KasiSaja),
            Past.Of(Kasi, new AnswerDrafted(1, Reply, "kasi"), new AnswerReleased(1, Reply, true), new StepMoved("terbitkan", PastDue, ["jawab", "serahkan"])),
        ];
        Assert.Null(ReleasedAnswer.Of(Given(released).Known));
        Assert.Null(ReleasedAnswer.Of(Given([.. released, Past.Of(Tim, new CaseClosed(Outcome.Spam, "Iklan."))]).Known));

        var left = ReleasedAnswer.Of(Given([.. released, Past.Of(Tim, new AnswerPublished(Link, null), new CaseClosed(Outcome.Dijawab, null))]).Known)!;
        Assert.Equal(("MS-2026-0001", Reply, Question.Summary), (left.Number, left.Text, left.Question));
        Assert.Equal(["kasi"], left.ApprovedBy);
        Assert.Equal(["tim", "kasi", "kabid"], left.Readers);
    }
}
