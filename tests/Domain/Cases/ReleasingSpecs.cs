using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class ReleasingSpecs
{
    private static ReleaseAnswer Release(string text, SeenCard? seen = null) => new(Now, Kasi, seen, text);

    [Fact]
    public void The_owner_alone_does_rows_four_to_six_in_one_action() =>
        Given(AtKonsultasi(ApprovalRule.KasiSaja))
            .When(Release(Reply))
            .Then(
                new AnswerDrafted(1, Reply, "kasi"),
                new AnswerReleased(1, Reply, true),
                new StepMoved("terbitkan", Due("terbitkan"), ["jawab", "serahkan"]))
            .ThenState(s =>
            {
                Assert.Equal(["konsultasi", "jawab", "serahkan", "terbitkan"], s.Steps.Skip(3).Select(r => r.Step));
                Assert.Equal([true, true, true, false], s.Steps.Skip(3).Select(r => r.Combined));
                Assert.All(s.Steps.Skip(3).Take(3), r => Assert.Equal(Now, r.Finished!.At));
            });

    [Fact]
    public void A_draft_of_the_owner_released_alone_is_flagged() =>
        Given(AtSerahkanAlone())
            .When(Release(Reply))
            .Then(new AnswerReleased(1, Reply, true), new StepMoved("terbitkan", Due("terbitkan"), []));

    [Fact]
    public void An_agreed_text_is_released_without_the_flag() =>
        Given(AtSerahkan())
            .When(Release("\n" + Reply + " "))
            .Then(new AnswerReleased(1, Reply, false), new StepMoved("terbitkan", Due("terbitkan"), []));

    [Fact]
    public void A_text_the_division_has_not_agreed_to_is_refused() =>
        Given(AtSerahkan()).When(Release(OtherReply)).ThenRefused("notApproved");

    [Fact]
    public void A_draft_that_was_sent_back_is_not_agreed_to() =>
        Given(AtSerahkanAfterReturn()).When(Release(Reply)).ThenRefused("notApproved");

    [Fact]
    public void Agreement_ends_when_the_same_position_sends_the_draft_back_later() =>
        Given(AtSerahkan())
            .When(new Consult(Now, Kasi, null, [KabidPost], "Masih setuju?"))
            .When(new Return(Now, Kabid, null, "Jadwal berubah."))
            .When(Release(Reply))
            .ThenRefused("notApproved");

    [Fact]
    public void Agreement_may_be_given_again() =>
        Given(AtSerahkanAfterReturn())
            .When(new Consult(Now, Kasi, null, [KabidPost], "Setuju sekarang?"))
            .When(new Approve(Now, Kabid, null, ""))
            .When(Release(Reply))
            .Then(new AnswerReleased(1, Reply, false), new StepMoved("terbitkan", Due("terbitkan"), []));

    [Fact]
    public void The_divisions_own_text_is_agreed_to() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid"))
            .When(new Answer(Now, Kabid, null, Reply))
            .When(Release(Reply))
            .Then(new AnswerReleased(1, Reply, false), new StepMoved("terbitkan", Due("terbitkan"), []));

    [Fact]
    public void The_divisions_own_text_may_go_though_another_section_answered_after_it()
    {
        var spec = Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2"))
            .When(new Answer(Now, Kabid, null, Reply))
            .When(new Answer(Now, Kasi2, null, OtherReply));
        Assert.Equal(1, Approval.Releasable(spec.Current)?.Version);
        spec.When(Release(Reply)).Then(new AnswerReleased(1, Reply, false), new StepMoved("terbitkan", Due("terbitkan"), []));
    }

    [Fact]
    public void Another_sections_word_does_not_stand_for_the_divisions() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2"))
            .When(new Answer(Now, Kasi2, null, Reply))
            .When(Release(Reply))
            .ThenRefused("notApproved");

    [Fact]
    public void Another_sections_word_is_enough_where_the_rule_says_so() =>
        Given(AtJawab(ApprovalRule.KasiDanKasiTerkait, "kasi2"))
            .When(new Answer(Now, Kasi2, null, Reply))
            .When(Release(Reply))
            .Then(new AnswerReleased(1, Reply, false), new StepMoved("terbitkan", Due("terbitkan"), []));

    [Fact]
    public void Where_another_section_must_agree_the_owners_word_is_not_enough() =>
        Given(AtKonsultasi(ApprovalRule.KasiDanKasiTerkait))
            .When(new Answer(Now, Kasi, null, Reply))
            .When(Release(Reply))
            .ThenRefused("notApproved");

    [Fact]
    public void Whoever_is_still_asked_is_no_longer_waited_for_after_the_release() =>
        Given(AtJawab(ApprovalRule.KasiSaja, "kabid", "kasi2"))
            .When(Release(Reply))
            .Then(
                new AnswerDrafted(1, Reply, "kasi"),
                new AnswerReleased(1, Reply, true),
                new ConsultationEnded("kabid", ConsultationEnd.Withdrawn),
                new ConsultationEnded("kasi2", ConsultationEnd.Withdrawn),
                new StepMoved("terbitkan", Due("terbitkan"), ["serahkan"]));

    [Fact]
    public void An_older_agreed_draft_may_be_released() =>
        Given(AtSerahkan())
            .When(new Answer(Now, Kasi, null, OtherReply))
            .When(Release(Reply))
            .ThenState(s => Assert.Equal((1, Reply), (s.Release!.Draft, s.Release.Text)));

    [Fact]
    public void Release_is_the_owners_and_not_the_divisions() =>
        Given(AtSerahkan()).When(new ReleaseAnswer(Now, Kabid, null, Reply)).ThenRefused("wrongPerson");

    [Fact]
    public void Release_from_an_older_view_is_refused() =>
        Given(AtSerahkan())
            .When(new AddEvidence(Now, Tim, [SecondScreenshot]))
            .When(Release(Reply, new SeenCard("serahkan/5/kasi", 5)))
            .ThenRefused("staleVersion");

    [Fact]
    public void An_empty_text_is_not_released() => Given(AtSerahkan()).When(Release(" ")).ThenRefused("emptyAnswer");

    [Fact]
    public void Pressed_twice_it_is_released_once()
    {
        var press = Release(Reply, new SeenCard("serahkan/5/kasi", 5));
        Given(AtSerahkan()).When(press).When(press).ThenRepeated(Kasi, version: 6);
    }

    [Fact]
    public void Pressed_twice_on_the_waiting_card_the_release_itself_is_shown()
    {
        var press = Release(Reply, new SeenCard(KasiCard, 4));
        Given(AtJawab(ApprovalRule.KasiSaja, "kabid")).When(press).When(press).ThenRepeated(Kasi, version: 5);
    }

    [Fact]
    public void One_person_in_two_positions_is_still_one_person_and_flagged() =>
        Given(AtJawabWithDraft())
            .When(new Approve(Now, KasiAsPlhKabid, null, ""))
            .When(Release(Reply))
            .Then(new AnswerReleased(1, Reply, true), new StepMoved("terbitkan", Due("terbitkan"), []));

    [Fact]
    public void A_position_that_must_agree_does_not_become_the_owner() =>
        Given(AtKonsultasi(ApprovalRule.KasiDanKabid, approver: "kasi3"))
            .When(new DelegateTo(Now, Kasi, null, Kasi3Post, "Topik Anda."))
            .ThenRefused("cannotDelegate");

    [Fact]
    public void A_division_may_hand_its_question_to_a_section_but_its_agreement_stays_needed() =>
        Given(AtJawabWithDraft())
            .When(new DelegateTo(Now, Kabid, null, Kasi2Post, "Bidang Anda."))
            .When(new Approve(Now, Kasi2, null, ""))
            .When(Release(Reply))
            .ThenRefused("notApproved");
}
