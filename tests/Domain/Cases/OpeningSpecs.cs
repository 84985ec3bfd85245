using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class OpeningSpecs
{
    private static readonly OpenCase Open = new(Now, Tim, Question, [Screenshot], ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "http");

    [Fact]
    public void A_report_with_a_screenshot_does_rows_one_and_two_at_once_and_waits_for_the_card_to_arrive() =>
        Given()
            .When(Open)
            .Then(
                new CaseOpened(0, Question, ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "http"),
                new EvidenceKept(Screenshot),
                new StepMoved("kirim", Due("kirim"), ["terima", "tangkap_layar"]))
            .ThenActedAs(Tim, "tim")
            .ThenState(s =>
            {
                Assert.Equal(["terima", "tangkap_layar", "kirim"], s.Steps.Select(r => r.Step));
                Assert.Equal([true, true, false], s.Steps.Select(r => r.Combined));
                Assert.Equal(1, s.ContentVersion);
            });

    [Fact]
    public void Every_picture_is_kept_once() =>
        Given()
            .When(Open with { Evidence = [Screenshot, SecondScreenshot, Screenshot] })
            .ThenState(s => Assert.Equal([Screenshot, SecondScreenshot], s.Evidence));

    [Fact]
    public void The_summary_is_kept_without_space_around_it() =>
        Given()
            .When(Open with { Inquiry = Question with { Summary = "  Kapan?\r\nDi mana? " } })
            .ThenState(s => Assert.Equal("Kapan?\nDi mana?", s.Inquiry.Summary));

    [Fact]
    public void Without_a_position_above_the_owner_the_owner_answers_alone() =>
        Given()
            .When(Open with { Approver = null })
            .ThenState(s => Assert.Equal(ApprovalRule.KasiSaja, s.Rule));

    [Fact]
    public void A_position_above_itself_is_none() =>
        Given()
            .When(Open with { Approver = "kasi" })
            .ThenState(s => Assert.Equal(ApprovalRule.KasiSaja, s.Rule));

    [Fact]
    public void Opening_twice_shows_who_opened_it() =>
        Given()
            .When(Open)
            .When(Open)
            .ThenRepeated(Tim, version: 1);

    [Fact]
    public void Opening_a_case_that_moved_on_still_shows_who_opened_it() =>
        Given(AtTerbitkan()).When(Open).ThenRepeated(Tim, version: 1);

    [Fact]
    public void Only_the_team_reports() => Given().When(Open with { By = Kasi }).ThenRefused("notTeam");

    [Fact]
    public void A_stranger_cannot_report() => Given().When(Open with { By = Stranger }).ThenRefused("notTeam");

    [Fact]
    public void A_report_needs_a_screenshot() => Given().When(Open with { Evidence = [] }).ThenRefused("noEvidence");

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n ")]
    public void A_report_needs_a_summary(string summary) =>
        Given().When(Open with { Inquiry = Question with { Summary = summary } }).ThenRefused("emptySummary");

    [Fact]
    public void A_summary_has_a_limit()
    {
        Given().When(Open with { Inquiry = Question with { Summary = new string('x', 1001) } }).ThenRefused("summaryTooLong");
        Given().When(Open with { Inquiry = Question with { Summary = new string('x', 1000) } }).ThenActedAs(Tim, "tim");
    }

    [Fact]
    public void A_command_about_an_unknown_case_is_refused() =>
        Given().When(new Answer(Now, Kasi, null, Reply)).ThenRefused("noSuchCase");
}

public sealed class AddingEvidenceSpecs
{
    [Fact]
    public void The_team_adds_a_picture_while_the_case_is_open() =>
        Given(AtKonsultasi()).When(new AddEvidence(Now, Tim, [SecondScreenshot])).Then(new EvidenceKept(SecondScreenshot));

    [Fact]
    public void A_known_picture_is_not_kept_again() =>
        Given(AtKonsultasi()).When(new AddEvidence(Now, Tim, [Screenshot])).ThenRepeated();

    [Fact]
    public void Only_the_new_ones_of_several_are_kept_and_each_once() =>
        Given(AtKonsultasi())
            .When(new AddEvidence(Now, Tim, [Screenshot, SecondScreenshot, SecondScreenshot]))
            .Then(new EvidenceKept(SecondScreenshot));

    [Fact]
    public void The_same_picture_may_be_the_question_and_the_proof() =>
        Given(AtTerbitkan())
            .When(new AddEvidence(Now, Tim, [Screenshot with { Purpose = EvidencePurpose.Proof }]))
            .Then(new EvidenceKept(Screenshot with { Purpose = EvidencePurpose.Proof }));

    [Fact]
    public void Only_the_team_adds_pictures() =>
        Given(AtKonsultasi()).When(new AddEvidence(Now, Kasi, [SecondScreenshot])).ThenRefused("notTeam");

    [Fact]
    public void Adding_nothing_is_refused() => Given(AtKonsultasi()).When(new AddEvidence(Now, Tim, [])).ThenRefused("noEvidence");

    [Fact]
    public void A_closed_case_takes_no_more_pictures() =>
        Given(Closed()).When(new AddEvidence(Now, Tim, [SecondScreenshot])).ThenRepeated(Tim, version: 7);
}
