using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

public sealed class CardPlanSpecs
{
    [Fact]
    public void The_owner_gets_the_consult_card_at_row_four()
    {
        var card = Given(AtKonsultasi()).Card(KasiCard);
        Assert.Equal((CardKind.Consult, "kasi", 3, true, "buka@1"), (card.Kind, card.Position, card.Index, card.IsOpen, card.Face));
        Assert.Null(card.Done);
    }

    [Fact]
    public void While_others_are_asked_the_owners_card_waits_and_stays_open()
    {
        var card = Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid")).Card(KasiCard);
        Assert.Equal((CardKind.Waiting, true, "menunggu@4", 4), (card.Kind, card.IsOpen, card.Face, card.Done!.Version));
    }

    [Fact]
    public void The_owner_is_told_while_the_question_has_not_reached_the_one_who_is_asked()
    {
        var spec = Given([.. AtJawab(ApprovalRule.KasiDanKabid, "kabid"), Past.OfSystem(new CardUndeliverable("jawab/0/kabid", "kabid", "Bot diblokir."))]);
        Assert.Equal("menunggu@4/belum-sampai", spec.Card(KasiCard).Face);
        spec.When(new RecordWork(Now, [Sent("jawab/0/kabid", "kabid", 4)]));
        Assert.Equal("menunggu@4", spec.Card(KasiCard).Face);
    }

    [Fact]
    public void The_waiting_card_follows_each_answer_and_then_rests()
    {
        var spec = Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2")).When(new Answer(Now, Kasi2, null, Reply));
        Assert.Equal("menunggu@5", spec.Card(KasiCard).Face);
        spec.When(new Answer(Now, Kabid, null, Reply));
        Assert.Equal((CardKind.Consult, false, "selesai@4"), (spec.Card(KasiCard).Kind, spec.Card(KasiCard).IsOpen, spec.Card(KasiCard).Face));
    }

    [Fact]
    public void Asked_from_the_release_row_the_release_card_waits()
    {
        var spec = Given([.. AtSerahkan(), Past.OfSystem(Sent("serahkan/5/kasi", "kasi", 5))])
            .When(new Consult(Now, Kasi, null, [Kasi2Post], ""));
        Assert.Equal(CardKind.Waiting, spec.Card("serahkan/5/kasi").Kind);
        Assert.Equal(CardKind.Consult, spec.Card(KasiCard).Kind);
    }

    [Fact]
    public void Each_consulted_position_has_a_card_with_its_own_end()
    {
        var spec = Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid", "kasi2")).When(new Answer(Now, Kasi2, null, Reply));
        Assert.Equal((CardKind.Answer, 1, false, "selesai@5"), Facts(spec.Card("jawab/1/kasi2")));
        Assert.Equal((CardKind.Answer, 0, true, "buka@5"), Facts(spec.Card("jawab/0/kabid")));
        Assert.Equal(Kasi2.As(), spec.Card("jawab/1/kasi2").Done!.By);

        static (CardKind Kind, int Index, bool IsOpen, string Face) Facts(PlannedCard c) => (c.Kind, c.Index, c.IsOpen, c.Face);
    }

    [Fact]
    public void A_second_round_is_a_second_card() =>
        Assert.Equal(
            ["jawab/0/kabid", "jawab/1/kabid"],
            Given(AtSerahkan()).When(new Return(Now, Kasi, null, "Sebutkan harinya.")).Cards.Where(c => c.Kind == CardKind.Answer).Select(c => c.Key));

    [Fact]
    public void A_returned_report_is_a_card_for_the_team() =>
        Assert.Equal(CardKind.Correct, Assert.Single(Given(AtTangkapLayar()).Cards, c => c.IsOpen && c.Kind != CardKind.Receipt).Kind);

    [Fact]
    public void The_receipt_changes_when_the_case_ends()
    {
        Assert.Equal("buka@1", Given(AtTerbitkan()).Card(CardPlan.ReceiptKey).Face);
        var card = Given(Closed()).Card(CardPlan.ReceiptKey);
        Assert.Equal(("tutup@7", false, 7), (card.Face, card.IsOpen, card.Done!.Version));
    }

    [Fact]
    public void The_receipt_changes_when_the_report_does()
    {
        Assert.Equal("buka@5", Given(AtTangkapLayar()).When(new Correct(Now, Tim, null, Question)).Card(CardPlan.ReceiptKey).Face);
        Assert.Equal("buka@4", Given(AtKonsultasi()).When(new AddEvidence(Now, Tim, [SecondScreenshot])).Card(CardPlan.ReceiptKey).Face);
    }

    [Fact]
    public void After_the_end_no_card_is_open() => Assert.DoesNotContain(Given(Closed()).Cards, c => c.IsOpen);

    [Fact]
    public void New_evidence_changes_the_open_cards_and_no_finished_one()
    {
        var before = Given(AtJawabWithDraft());
        var after = Given(AtJawabWithDraft()).When(new AddEvidence(Now, Tim, [SecondScreenshot]));
        Assert.Equal([CardPlan.ReceiptKey, KasiCard, "jawab/0/kabid"], Changed(before, after));
    }

    [Fact]
    public void Work_of_the_system_changes_no_face()
    {
        var before = Given(AtJawabWithDraft());
        var after = Given(AtJawabWithDraft()).When(new RecordWork(Now, [Sent("jawab/0/kabid", "kabid", 4), new WorkStalled("arsip/x", "503")]));
        Assert.Empty(Changed(before, after));
    }

    [Fact]
    public void A_card_that_was_handed_over_says_so()
    {
        var spec = Given(AtKonsultasi()).When(new DelegateTo(Now, Kasi, null, Kasi2Post, "Topik Anda."));
        var former = spec.Card(KasiCard);
        Assert.Equal((CardKind.Consult, "kasi", false, "alih@4"), (former.Kind, former.Position, former.IsOpen, former.Face));
        Assert.Null(former.Done);
        Assert.True(spec.Card("konsultasi/3/kasi2").IsOpen);
    }

    [Fact]
    public void What_the_former_owner_finished_stays_finished_by_him_after_a_hand_over()
    {
        Past[] past = [.. AtSerahkan(), Past.OfSystem(Sent("serahkan/5/kasi", "kasi", 5))];
        var before = Given(past).Card(KasiCard);
        var spec = Given(past).When(new DelegateTo(Now, Kasi, null, Kasi2Post, "Topik Anda."));
        Assert.Equal(before, spec.Card(KasiCard));
        Assert.DoesNotContain(spec.Cards, c => c.Key == "konsultasi/3/kasi2");
    }

    [Fact]
    public void A_handed_over_question_is_a_card_of_the_other_position()
    {
        var spec = Given([.. AtJawabWithDraft(), Past.OfSystem(Sent("jawab/0/kabid", "kabid", 4))])
            .When(new DelegateTo(Now, Kabid, null, Kabid2Post, "Bidang Anda."));
        Assert.False(spec.Card("jawab/0/kabid").IsOpen);
        Assert.True(spec.Card("jawab/0/kabid2").IsOpen);
        Assert.Equal(CardKind.Answer, spec.Card("jawab/0/kabid").Kind);
    }

    [Fact]
    public void A_card_that_did_not_arrive_is_missed_as_long_as_somebody_needs_it()
    {
        Past blocked = Past.OfSystem(new CardUndeliverable("jawab/0/kabid", "kabid", "Bot diblokir."));
        var spec = Given([.. AtJawab(ApprovalRule.KasiSaja, "kabid"), blocked]);
        Assert.Equal("jawab/0/kabid", Assert.Single(CardPlan.Missing(spec.Current, Rules.Table)).Card);
        spec.When(new ReleaseAnswer(Now, Kasi, null, Reply));
        Assert.Empty(CardPlan.Missing(spec.Current, Rules.Table));
    }

    [Fact]
    public void The_owners_first_card_is_missed_before_its_step_is_open() =>
        Assert.Single(CardPlan.Missing(
            Given([.. AtKirim(), Past.OfSystem(new CardUndeliverable(KasiCard, "kasi", "Bot diblokir."))]).Current, Rules.Table));

    private static List<string> Changed(CaseSpec before, CaseSpec after) =>
        [.. after.Cards.Where(c => before.Cards.FirstOrDefault(b => b.Key == c.Key)?.Face != c.Face).Select(c => c.Key)];
}
