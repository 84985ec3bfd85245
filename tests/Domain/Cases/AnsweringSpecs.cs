using Sop697.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class AnsweringSpecs
{
    [Fact]
    public void The_owners_draft_goes_to_the_division_that_must_agree() =>
        Given(AtKonsultasi())
            .When(new Answer(Now, Kasi, null, Reply))
            .Then(
                new AnswerDrafted(1, Reply, "kasi"),
                new ConsultationRequested("kabid", "", Due("jawab")),
                new StepMoved("jawab", Due("jawab"), []));

    [Fact]
    public void The_owner_who_needs_nobody_passes_the_answering_row_in_one_action() =>
        Given(AtKonsultasi(ApprovalRule.KasiSaja))
            .When(new Answer(Now, Kasi, null, Reply))
            .Then(new AnswerDrafted(1, Reply, "kasi"), new StepMoved("serahkan", Due("serahkan"), ["jawab"]))
            .ThenState(s => Assert.Equal([true, true, false], s.Steps.Skip(3).Select(r => r.Combined)));

    [Fact]
    public void A_draft_that_another_section_must_agree_to_stays_until_the_owner_chooses_whom_to_ask() =>
        Given(AtKonsultasi(ApprovalRule.KasiDanKasiTerkait))
            .When(new Answer(Now, Kasi, null, Reply))
            .Then(new AnswerDrafted(1, Reply, "kasi"));

    [Fact]
    public void A_new_draft_goes_to_the_sections_that_were_asked_before() =>
        Given([.. AtJawab(ApprovalRule.KasiDanKasiTerkait, "kasi2"), Past.Of(
                Kasi2,
                new Returned("kasi2", "kasi", "Kurang jelas.", 1),
                new ConsultationEnded("kasi2", ConsultationEnd.Returned),
                new StepMoved("serahkan", PastDue, []))])
            .When(new Answer(Now, Kasi, null, Reply))
            .ThenState(s => Assert.Equal(["kasi2"], s.Waiting.Select(c => c.Position)));

    [Fact]
    public void The_last_one_asked_ends_the_answering_row() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid"))
            .When(new Answer(Now, Kabid, null, Reply + "\r\n"))
            .Then(
                new AnswerDrafted(1, Reply, "kabid"),
                new ConsultationEnded("kabid", ConsultationEnd.Answered),
                new StepMoved("serahkan", Due("serahkan"), []));

    [Fact]
    public void While_others_are_still_asked_the_row_stays_open() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2"))
            .When(new Answer(Now, Kasi2, null, Reply))
            .Then(new AnswerDrafted(1, Reply, "kasi2"), new ConsultationEnded("kasi2", ConsultationEnd.Answered))
            .When(new Answer(Now, Kabid, null, OtherReply))
            .Then(
                new AnswerDrafted(2, OtherReply, "kabid"),
                new ConsultationEnded("kabid", ConsultationEnd.Answered),
                new StepMoved("serahkan", Due("serahkan"), []));

    [Fact]
    public void Agreeing_endorses_the_newest_draft() =>
        Given(AtJawabWithDraft())
            .When(new Approve(Now, Kabid, null, " Baik. "))
            .Then(
                new DraftApproved(1, "kabid", "Baik."),
                new ConsultationEnded("kabid", ConsultationEnd.Approved),
                new StepMoved("serahkan", Due("serahkan"), []))
            .ThenState(s => Assert.Equal(["kasi", "kabid"], s.LatestDraft!.Endorsed))
            .ThenState(s => Assert.Equal(("kabid", "Baik."), s.LatestDraft!.Notes is [var note] ? (note.Position, note.Note) : default));

    [Fact]
    public void Agreement_without_a_word_leaves_no_note() =>
        Given(AtJawabWithDraft()).When(new Approve(Now, Kabid, null, " ")).ThenState(s => Assert.Empty(s.LatestDraft!.Notes));

    [Fact]
    public void Without_a_draft_there_is_nothing_to_agree_to() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid")).When(new Approve(Now, Kabid, null, "")).ThenRefused("nothingToApprove");

    [Fact]
    public void A_note_has_a_limit() =>
        Given(AtJawabWithDraft()).When(new Approve(Now, Kabid, null, new string('x', 1001))).ThenRefused("reasonTooLong");

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void An_answer_has_words(string text) =>
        Given(AtKonsultasi()).When(new Answer(Now, Kasi, null, text)).ThenRefused("emptyAnswer");

    [Theory]
    [InlineData(Channel.Twitter, 280)]
    [InlineData(Channel.Instagram, 2200)]
    [InlineData(Channel.Website, 5000)]
    [InlineData(Channel.Facebook, 5000)]
    [InlineData(Channel.Youtube, 5000)]
    public void An_answer_fits_its_channel(Channel channel, int limit)
    {
        Past[] past =
        [
            Past.Of(
                Tim,
                new CaseOpened(0, Question with { Channel = channel }, ApprovalRule.KasiSaja, "tim", "kasi", "kabid", "chat"),
                new EvidenceKept(Screenshot),
                new StepMoved("konsultasi", PastDue, ["terima", "tangkap_layar", "kirim"])),
        ];
        Given(past).When(new Answer(Now, Kasi, null, new string('x', limit))).ThenActedAs(Kasi, "kasi");
        Given(past).When(new Answer(Now, Kasi, null, new string('x', limit + 1))).ThenRefused("tooLong");
        Given(past).When(new ReleaseAnswer(Now, Kasi, null, new string('x', limit + 1))).ThenRefused("tooLong");
    }

    [Fact]
    public void A_typed_answer_is_taken_from_an_older_view_of_the_card() =>
        Given(AtJawabWithDraft())
            .When(new AddEvidence(Now, Tim, [SecondScreenshot]))
            .When(new Answer(Now, Kabid, new SeenCard("jawab/0/kabid", 4), OtherReply))
            .ThenActedAs(Kabid, "kabid");

    [Fact]
    public void Agreement_to_an_older_view_is_refused() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2"))
            .When(new Answer(Now, Kasi2, null, Reply))
            .When(new Approve(Now, Kabid, new SeenCard("jawab/0/kabid", 4), ""))
            .ThenRefused("staleVersion");

    [Fact]
    public void Agreement_to_the_newest_view_is_taken() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2"))
            .When(new Answer(Now, Kasi2, null, Reply))
            .When(seen => new Approve(Now, Kabid, seen, ""), "jawab/0/kabid")
            .ThenActedAs(Kabid, "kabid");

    [Fact]
    public void The_same_answer_pressed_twice_is_one_draft()
    {
        var press = new Answer(Now, Kabid, new SeenCard("jawab/0/kabid", 4), OtherReply);
        Given(AtJawabWithDraft()).When(press).When(press).ThenRepeated(Kabid, version: 5);
    }

    [Fact]
    public void The_owners_same_draft_pressed_twice_where_nothing_moves_is_one_draft()
    {
        var press = new Answer(Now, Kasi, new SeenCard("serahkan/5/kasi", 4), OtherReply);
        Given(AtSerahkanAlone()).When(press).Then(new AnswerDrafted(2, OtherReply, "kasi")).When(press).ThenRepeated(Kasi, version: 5);
    }

    [Fact]
    public void A_late_press_on_an_answered_card_shows_who_answered() =>
        Given(AtSerahkan())
            .When(new Answer(Now, Kabid, new SeenCard("jawab/0/kabid", 4), OtherReply))
            .ThenRepeated(Kabid, version: 5);

    [Fact]
    public void An_official_standing_in_is_recorded_as_such() =>
        Given(AtJawabWithDraft()).When(new Approve(Now, Kasi2AsPlhKabid, null, "")).ThenActedAs(Kasi2AsPlhKabid, "kabid");

    [Fact]
    public void The_pressed_card_decides_for_which_position_somebody_acts() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2", "kabid"))
            .When(new Answer(Now, Kasi2AsPlhKabid, new SeenCard("jawab/1/kabid", 4), Reply))
            .ThenActedAs(Kasi2AsPlhKabid, "kabid")
            .ThenState(s => Assert.Equal(["kasi2"], s.Waiting.Select(c => c.Position)));

    [Fact]
    public void The_card_of_a_position_no_longer_held_is_refused() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2", "kabid"))
            .When(new Answer(Now, Kasi2, new SeenCard("jawab/1/kabid", 4), Reply))
            .ThenRefused("wrongPerson");

    [Fact]
    public void The_same_press_of_somebody_with_two_questions_answers_one_of_them()
    {
        var press = new Answer(Now, Kasi2AsPlhKabid, new SeenCard("jawab/1/kabid", 4), Reply);
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2", "kabid")).When(press).When(press).ThenRepeated(Kasi2, version: 5);
    }

    [Fact]
    public void Asked_again_after_a_return_the_same_text_may_stand() =>
        Given([.. AtJawab(ApprovalRule.KasiDanKabid, "kabid"),
                Past.Of(
                    Kabid,
                    new AnswerDrafted(1, Reply, "kabid"),
                    new ConsultationEnded("kabid", ConsultationEnd.Answered),
                    new StepMoved("serahkan", PastDue, [])),
                Past.Of(
                    Kasi,
                    new Returned("kasi", "kabid", "Yakin?", 1),
                    new ConsultationRequested("kabid", "Yakin?", PastDue),
                    new StepMoved("jawab", PastDue, []))])
            .When(new Answer(Now, Kabid, new SeenCard("jawab/1/kabid", 6), Reply))
            .ThenState(s =>
            {
                Assert.Empty(s.Waiting);
                Assert.Equal("serahkan", s.Open!.Step);
                Assert.Equal(ConsultationEnd.Approved, s.Consultations[^1].How);
                Assert.Single(s.Drafts);
            });

    [Fact]
    public void Sent_back_the_owner_may_ask_again_with_the_same_text() =>
        Given(AtSerahkanAfterReturn())
            .When(new Answer(Now, Kasi, null, Reply))
            .ThenState(s =>
            {
                Assert.Equal(["kabid"], s.Waiting.Select(c => c.Position));
                Assert.Single(s.Drafts);
            });
}
