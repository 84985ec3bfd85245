using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class ReturningSpecs
{
    private static Return Back(Actor by, SeenCard? seen = null) => new(Now, by, seen, " Sebutkan harinya. ");

    [Fact]
    public void The_owner_sends_an_unclear_report_back_to_the_team() =>
        Given(AtKonsultasi())
            .When(Back(Kasi))
            .Then(new Returned("kasi", "tim", "Sebutkan harinya.", 1), new StepMoved("tangkap_layar", Due("tangkap_layar"), []));

    [Fact]
    public void A_consulted_position_sends_the_draft_back_to_the_owner() =>
        Given(AtJawabWithDraft())
            .When(Back(Kabid))
            .Then(
                new Returned("kabid", "kasi", "Sebutkan harinya.", 1),
                new ConsultationEnded("kabid", ConsultationEnd.Returned),
                new StepMoved("serahkan", Due("serahkan"), []));

    [Fact]
    public void Others_who_are_asked_are_still_waited_for_after_one_returned() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2"))
            .When(Back(Kabid))
            .Then(new Returned("kabid", "kasi", "Sebutkan harinya.", 1), new ConsultationEnded("kabid", ConsultationEnd.Returned));

    [Fact]
    public void The_owner_sends_an_answer_back_to_who_gave_it() =>
        Given(AtSerahkan())
            .When(Back(Kasi))
            .ThenState(s =>
            {
                Assert.Equal(new ReturnNote("kasi", "kabid", "Sebutkan harinya.", 1, new Stamp(6, Now, Kasi.As())), s.Returns[^1]);
                Assert.Equal(["kabid"], s.Waiting.Select(c => c.Position));
                Assert.Equal("Sebutkan harinya.", s.Consultations[^1].Note);
                Assert.Equal("jawab", s.Open!.Step);
            });

    [Fact]
    public void With_nobody_else_there_is_nobody_to_send_it_back_to() =>
        Given(AtSerahkanAlone()).When(Back(Kasi)).ThenRefused("nobodyToReturnTo");

    [Fact]
    public void Nobody_is_asked_by_a_return_to_himself() =>
        Given([.. AtJawab(ApprovalRule.KasiDanKasiTerkait, "kasi2"),
                Past.Of(
                    Kasi2,
                    new AnswerDrafted(1, Reply, "kasi2"),
                    new ConsultationEnded("kasi2", ConsultationEnd.Answered),
                    new StepMoved("serahkan", PastDue, [])),
                Past.Of(Kasi, new Delegated("kasi", "kasi2", "Topik Anda."))])
            .When(Back(Kasi2))
            .ThenRefused("nobodyToReturnTo");

    [Fact]
    public void The_team_sends_a_released_answer_back_to_the_owner() =>
        Given(AtTerbitkan())
            .When(Back(Tim))
            .ThenState(s =>
            {
                Assert.Equal("kasi", s.Returns[^1].To);
                Assert.Equal("serahkan", s.Open!.Step);
            });

    [Fact]
    public void Rounds_are_counted() =>
        Given(AtSerahkanAfterReturn())
            .When(new Consult(Now, Kasi, null, [KabidPost], ""))
            .When(Back(Kabid))
            .ThenState(s => Assert.Equal([1, 2], s.Returns.Select(r => r.Round)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_return_needs_a_reason(string reason) =>
        Given(AtKonsultasi()).When(new Return(Now, Kasi, null, reason)).ThenRefused("emptyReason");

    [Fact]
    public void A_reason_has_a_limit() =>
        Given(AtKonsultasi()).When(new Return(Now, Kasi, null, new string('x', 1001))).ThenRefused("reasonTooLong");

    [Fact]
    public void The_same_press_delivered_twice_returns_once()
    {
        var press = Back(Kasi, new SeenCard(KasiCard, 1));
        Given(AtKonsultasi()).When(press).When(press).ThenRepeated(Kasi, version: 4);
    }

    [Fact]
    public void A_report_mended_to_the_topic_of_another_section_goes_to_it() =>
        Given(AtTangkapLayar())
            .When(new Correct(Now, Tim, null, Question with { Topic = "farmasi" }, ApprovalRule.KasiDanKabid, "kasi3", "kabid2"))
            .ThenState(s =>
            {
                Assert.Equal(("kasi3", "kabid2", "tim"), (s.Owner, s.Approver, s.Team));
                Assert.Equal([("kasi", "kasi3"), ("kabid", "kabid2")], s.HandOvers.Select(h => (h.From, h.To)));
                Assert.Equal(PastDue, s.Open!.DueAt);
                Assert.True(CaseAccess.MayRead(s, Kasi));
            });

    [Fact]
    public void Mended_without_another_topic_a_report_stays_with_whom_it_was_handed_to() =>
        Given([.. AtTangkapLayar(), Past.Of(Kasi, new Delegated("kasi", "kasi2", "Bidang Anda."))])
            .When(new Correct(Now, Tim, null, Question, ApprovalRule.KasiDanKabid, "kasi", "kabid"))
            .ThenState(s => Assert.Equal("kasi2", s.Owner));

    [Fact]
    public void Who_would_agree_to_his_own_answer_does_not_get_the_agreement() =>
        Given(AtTangkapLayar())
            .When(new Correct(Now, Tim, null, Question with { Topic = "farmasi" }, ApprovalRule.KasiDanKabid, "kasi3", "kasi3"))
            .ThenState(s => Assert.Equal(("kasi3", "kabid"), (s.Owner, s.Approver)));
}

public sealed class ClockSpecs
{
    [Fact]
    public void A_row_that_comes_back_after_a_return_keeps_its_due_date() =>
        Given(AtTangkapLayar())
            .When(new Correct(Now, Tim, null, Question))
            .When(new RecordWork(Now, [Sent("konsultasi/6/kasi", "kasi", 5)]))
            .ThenState(s =>
            {
                Assert.Equal("konsultasi", s.Open!.Step);
                Assert.Equal(PastDue, s.Open.DueAt);
            });

    [Fact]
    public void A_row_first_done_together_with_others_gets_its_own_time_when_it_is_held_at_last() =>
        Given(AtKonsultasi())
            .When(new Return(Now, Kasi, null, "Gambar terpotong."))
            .ThenState(s => Assert.Equal(Due("tangkap_layar"), s.Open!.DueAt));

    [Fact]
    public void Sent_back_by_the_team_the_release_row_keeps_its_due_date() =>
        Given(AtTerbitkan())
            .When(new Return(Now, Tim, null, "Salah ketik."))
            .ThenState(s => Assert.Equal(PastDue, s.Open!.DueAt));

    [Fact]
    public void Who_is_asked_again_by_a_return_keeps_the_due_date_of_the_first_question() =>
        Given(AtSerahkan())
            .When(new Return(Now, Kasi, null, "Sebutkan harinya."))
            .ThenState(s =>
            {
                Assert.Equal(PastDue, s.Open!.DueAt);
                Assert.Equal(PastDue, s.Consultations[^1].DueAt);
            });

    [Fact]
    public void Who_is_asked_again_about_a_mended_draft_keeps_the_due_date_of_the_first_question() =>
        Given(AtSerahkanAfterReturn())
            .When(new Answer(Now, Kasi, null, OtherReply))
            .ThenState(s => Assert.Equal(PastDue, s.Consultations[^1].DueAt));

    [Fact]
    public void A_new_question_of_the_owner_has_a_clock_of_its_own() =>
        Given(AtSerahkan())
            .When(new Consult(Now, Kasi, null, [Kasi2Post], ""))
            .ThenState(s =>
            {
                Assert.Equal(Due("jawab"), s.Consultations[^1].DueAt);
                Assert.Equal(Due("jawab"), s.Open!.DueAt);
            });
}

public sealed class CorrectingSpecs
{
    private static Correct Mend(Inquiry inquiry, SeenCard? seen = null) => new(Now, Tim, seen, inquiry);

    [Fact]
    public void The_team_mends_the_report_and_it_is_sent_again() =>
        Given(AtTangkapLayar())
            .When(Mend(Question with { Summary = " Jadwal imunisasi Februari? " }))
            .Then(
                new CaseCorrected(Question with { Summary = "Jadwal imunisasi Februari?" }),
                new StepMoved("kirim", PastDue, []));

    [Fact]
    public void What_the_form_does_not_ask_is_kept() =>
        Given(AtTangkapLayar())
            .When(Mend(Question with { SourceUrl = null, SourceAccount = null, PostedAt = null }))
            .ThenState(s =>
            {
                Assert.Equal(Question.SourceUrl, s.Inquiry.SourceUrl);
                Assert.Equal(Question.SourceAccount, s.Inquiry.SourceAccount);
                Assert.Equal(Question.PostedAt, s.Inquiry.PostedAt);
            });

    [Fact]
    public void A_summary_is_still_needed() => Given(AtTangkapLayar()).When(Mend(Question with { Summary = "" })).ThenRefused("emptySummary");

    [Fact]
    public void A_summary_still_has_a_limit() =>
        Given(AtTangkapLayar()).When(Mend(Question with { Summary = new string('x', 1001) })).ThenRefused("summaryTooLong");

    [Fact]
    public void Pressed_twice_it_is_mended_once()
    {
        var press = Mend(Question, new SeenCard("tangkap_layar/4/tim", 4));
        Given(AtTangkapLayar()).When(press).When(press).ThenRepeated(Tim, version: 5);
    }
}
