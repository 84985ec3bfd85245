using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class ConsultingSpecs
{
    private static Consult Ask(params Position[] to) => new(Now, Kasi, null, to, " Mohon arahan. ");

    [Fact]
    public void Asking_one_position_opens_the_answering_row() =>
        Given(AtKonsultasi())
            .When(Ask(KabidPost))
            .Then(new ConsultationRequested("kabid", "Mohon arahan.", Due("jawab")), new StepMoved("jawab", Due("jawab"), []));

    [Fact]
    public void Several_positions_are_asked_at_once_and_the_owner_stays_the_owner() =>
        Given(AtKonsultasi())
            .When(Ask(KabidPost, Kasi2Post, KabidPost))
            .Then(
                new ConsultationRequested("kabid", "Mohon arahan.", Due("jawab")),
                new ConsultationRequested("kasi2", "Mohon arahan.", Due("jawab")),
                new StepMoved("jawab", Due("jawab"), []))
            .ThenState(s =>
            {
                Assert.Equal("kasi", s.Owner);
                Assert.Equal(["kabid", "kasi2"], s.Holders(Rules.Table));
            });

    [Fact]
    public void While_one_is_waited_for_another_may_be_asked_and_the_row_stays() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid"))
            .When(Ask(KabidPost, Kasi2Post))
            .Then(new ConsultationRequested("kasi2", "Mohon arahan.", Due("jawab")));

    [Fact]
    public void Asking_again_who_is_already_asked_changes_nothing() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid")).When(Ask(KabidPost)).ThenRepeated(Kasi, version: 4);

    [Fact]
    public void From_the_release_row_one_may_consult_once_more() =>
        Given(AtSerahkan())
            .When(Ask(Kasi2Post))
            .Then(new ConsultationRequested("kasi2", "Mohon arahan.", Due("jawab")), new StepMoved("jawab", Due("jawab"), []));

    [Fact]
    public void Somebody_must_be_chosen() => Given(AtKonsultasi()).When(Ask()).ThenRefused("noOneToConsult");

    [Fact]
    public void The_owner_does_not_consult_himself() => Given(AtKonsultasi()).When(Ask(KasiPost)).ThenRefused("notConsultable");

    [Fact]
    public void The_team_is_not_consulted() => Given(AtKonsultasi()).When(Ask(TimPost)).ThenRefused("notConsultable");

    [Fact]
    public void The_head_of_the_office_is_not_consulted() => Given(AtKonsultasi()).When(Ask(KadisPost)).ThenRefused("notConsultable");

    [Fact]
    public void A_note_has_a_limit() =>
        Given(AtKonsultasi()).When(Ask(KabidPost) with { Note = new string('x', 1001) }).ThenRefused("reasonTooLong");

    [Fact]
    public void The_same_press_delivered_twice_asks_once()
    {
        var press = Ask(KabidPost) with { Seen = new SeenCard(KasiCard, 1) };
        Given(AtKonsultasi()).When(press).When(press).ThenRepeated(Kasi, version: 4);
    }
}

public sealed class DelegatingSpecs
{
    private static DelegateTo Hand(Actor by, Position to, SeenCard? seen = null) => new(Now, by, seen, to, " Topik Anda. ");

    [Fact]
    public void The_owner_hands_the_case_to_another_section_and_the_row_stays_open() =>
        Given(AtKonsultasi())
            .When(Hand(Kasi, Kasi2Post))
            .Then(new Delegated("kasi", "kasi2", "Topik Anda."))
            .ThenState(s =>
            {
                Assert.Equal("kasi2", s.Owner);
                Assert.Equal("konsultasi", s.Open!.Step);
                Assert.Equal(PastDue, s.Open.DueAt);
            });

    [Fact]
    public void The_former_owner_may_no_longer_act() =>
        Given(AtKonsultasi())
            .When(Hand(Kasi, Kasi2Post))
            .When(new Answer(Now, Kasi, null, Reply))
            .ThenRefused("wrongPerson");

    [Fact]
    public void The_new_owner_acts_at_once() =>
        Given(AtKonsultasi(ApprovalRule.KasiSaja))
            .When(Hand(Kasi, Kasi2Post))
            .When(new ReleaseAnswer(Now, Kasi2, null, Reply))
            .ThenActedAs(Kasi2, "kasi2");

    [Fact]
    public void A_consulted_position_hands_the_question_on_and_its_clock_goes_with_it() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2"))
            .When(Hand(Kasi2, Kasi3Post))
            .Then(new Delegated("kasi2", "kasi3", "Topik Anda."))
            .ThenState(s =>
            {
                Assert.Equal(["kabid", "kasi3"], s.Waiting.Select(c => c.Position));
                Assert.Equal(PastDue, s.Consultations[1].DueAt);
                Assert.Equal("kasi", s.Owner);
            });

    [Fact]
    public void The_agreement_goes_along_when_a_division_hands_its_part_to_another_division() =>
        Given(AtJawabWithDraft())
            .When(Hand(Kabid, Kabid2Post))
            .When(new Approve(Now, Kabid2, null, ""))
            .When(new ReleaseAnswer(Now, Kasi, null, Reply))
            .ThenState(s => Assert.Equal(Reply, s.Release!.Text));

    [Fact]
    public void At_the_release_row_the_owner_may_still_hand_over() =>
        Given(AtSerahkan()).When(Hand(Kasi, Kasi2Post)).Then(new Delegated("kasi", "kasi2", "Topik Anda."));

    [Fact]
    public void A_case_is_not_handed_to_oneself() => Given(AtKonsultasi()).When(Hand(Kasi, KasiPost)).ThenRefused("cannotDelegate");

    [Fact]
    public void A_case_is_owned_by_a_section_only() => Given(AtKonsultasi()).When(Hand(Kasi, KabidPost)).ThenRefused("cannotDelegate");

    [Fact]
    public void A_question_is_not_handed_to_the_owner_who_asked_it() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2")).When(Hand(Kasi2, KasiPost)).ThenRefused("cannotDelegate");

    [Fact]
    public void A_question_is_not_handed_to_somebody_who_already_has_it() =>
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2", "kabid")).When(Hand(Kasi2, KabidPost)).ThenRefused("cannotDelegate");

    [Fact]
    public void Handing_over_needs_a_reason() =>
        Given(AtKonsultasi()).When(Hand(Kasi, Kasi2Post) with { Reason = "  " }).ThenRefused("emptyReason");

    [Fact]
    public void A_reason_has_a_limit() =>
        Given(AtKonsultasi()).When(Hand(Kasi, Kasi2Post) with { Reason = new string('x', 1001) }).ThenRefused("reasonTooLong");

    [Fact]
    public void The_same_press_delivered_twice_hands_over_once_and_tells_who_did_it()
    {
        var press = Hand(Kasi, Kasi2Post, new SeenCard(KasiCard, 1));
        Given(AtKonsultasi()).When(press).When(press).ThenRepeated(Kasi, version: 4);
    }
}
