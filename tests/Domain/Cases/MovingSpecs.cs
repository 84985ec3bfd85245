using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

/// <summary>Cards follow the position: whoever acts for it gets one, and whoever no longer does loses his.</summary>
public sealed class MovingSpecs
{
    private static readonly Holder Kartika = Of(Kasi);
    private static readonly Holder Surya = Of(Kasi2, ActingKind.Plh);
    private static readonly Holder Fajar = Of(Kasi3);

    /// <summary>The owner's card stands with Kartika, as the record says.</summary>
    private static CaseSpec WithKartika() => Given(
    [
        .. AtKirim(),
        Past.OfSystem(new CardSent(CardPlan.ReceiptKey, "tim", "buka@1", [CopyOf(Of(Tim))]), new CardSent(KasiCard, "kasi", "buka@1", [CopyOf(Kartika)]), new StepMoved("konsultasi", PastDue, [])),
    ]).Dated().When(Did(new CardUpdated(KasiCard, "buka@4")));

    [Fact]
    public void A_second_holder_is_owed_a_copy_of_his_own_and_the_first_none()
    {
        var show = Assert.Single(Owed<ShowCard>(WithKartika(), Kartika, Fajar));
        Assert.Equal([Fajar.ObjectId], show.To);
        Assert.Empty(Owed<MoveCard>(WithKartika(), Kartika, Fajar));
    }

    [Fact]
    public void Nothing_is_owed_while_everybody_who_acts_has_a_copy() =>
        Assert.All(OwedWork.Pending(WithKartika().Current, Rules, Now, Acting(Kartika)), w => Assert.IsType<ArchiveEvidence>(w));

    [Fact]
    public void A_successor_is_owed_the_card_and_the_former_holders_copy_its_closing()
    {
        var spec = WithKartika();
        Assert.Equal([Surya.ObjectId], Assert.Single(Owed<ShowCard>(spec, Surya)).To);
        var move = Assert.Single(Owed<MoveCard>(spec, Surya));
        Assert.Equal((KasiCard, false), (move.Card.Key, move.Card.IsOpen));
        Assert.Equal([Surya], move.Card.MovedTo);
        var leaver = Assert.Single(move.From);
        Assert.Equal(Kartika.ObjectId, leaver.ObjectId);
        Assert.Equal([CopyOf(Kartika)], leaver.Copies);
    }

    [Fact]
    public void A_copy_that_must_be_closed_is_not_given_the_open_cards_new_face()
    {
        var spec = WithKartika().When(new AddEvidence(Now, Tim, [SecondScreenshot]));
        Assert.Equal([CopyOf(Kartika)], Assert.Single(Owed<ShowCard>(spec, Kartika)).Untrue);
        Assert.Empty(Assert.Single(Owed<ShowCard>(spec, Surya)).Untrue);
        spec.When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Surya)])));
        Assert.Equal([CopyOf(Surya)], Assert.Single(Owed<ShowCard>(spec, Surya)).Untrue);
    }

    [Fact]
    public void After_the_move_the_closed_copy_is_never_touched_again_and_the_card_lives_on_with_the_successor()
    {
        var spec = Moved();
        Assert.All(OwedWork.Pending(spec.Current, Rules, Now, Acting(Surya)), w => Assert.IsType<ArchiveEvidence>(w));
        Assert.Equal([CopyOf(Surya)], spec.Current.Cards[KasiCard].Copies);
        Assert.Equal(Kartika.ObjectId, Assert.Single(spec.Current.Cards[KasiCard].Moved).ObjectId);
        Assert.Equal(KasiCard, Assert.Single(spec.Cards, c => c.Kind == CardKind.Consult).Key);
    }

    [Fact]
    public void Who_presses_on_the_closed_copy_is_told_where_the_card_went()
    {
        var spec = Moved();
        var gone = Kasi with { Seats = [] };
        spec.When(new Answer(Now, gone, new SeenCard(KasiCard, 1) { Copy = CopyOf(Kartika) }, Reply)).ThenRefused("cardMoved");
        var text = ((Decision.Refused)CaseDecider.Decide(spec.Current, new Answer(Now, gone, new SeenCard(KasiCard, 1), Reply), Rules)).Refusal.Text;
        Assert.Contains("beralih kepada Plh. Surya Seksi karena jabatannya sementara dijalankan Plh", text.Id, StringComparison.Ordinal);
        Assert.Contains("moved to Plh. Surya Seksi because", text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_successor_answers_the_same_card()
    {
        var standIn = Kasi2 with { Seats = [new Seat(KasiPost, ActingKind.Plh)] };
        Moved().When(new Answer(Now, standIn, new SeenCard(KasiCard, 1) { Copy = CopyOf(Surya) }, Reply)).ThenActedAs(standIn, "kasi");
    }

    [Fact]
    public void Who_comes_back_gets_a_new_copy_and_the_stand_ins_is_closed()
    {
        var spec = Moved();
        Assert.Equal([Kartika.ObjectId], Assert.Single(Owed<ShowCard>(spec, Kartika)).To);
        Assert.Equal(Surya.ObjectId, Assert.Single(Assert.Single(Owed<MoveCard>(spec, Kartika)).From).ObjectId);
        var anew = CopyOf(Kartika) with { ActivityId = "baru" };
        spec.When(Did(new CardMoved(KasiCard, "kasi", Surya.ObjectId, [Kartika]), new CardSent(KasiCard, "kasi", "buka@4", [anew])));
        Assert.Equal([anew], spec.Current.Cards[KasiCard].Copies);
        Assert.Equal([Surya.ObjectId], spec.Current.Cards[KasiCard].Moved.Select(m => m.ObjectId));
    }

    [Fact]
    public void A_vacant_position_closes_the_copy_and_then_the_card_is_missing_as_a_whole()
    {
        var spec = WithKartika();
        Assert.Empty(Assert.Single(Owed<MoveCard>(spec)).Card.MovedTo!);
        spec.When(Did(new CardMoved(KasiCard, "kasi", Kartika.ObjectId, [])));
        Assert.Null(Assert.Single(Owed<ShowCard>(spec)).To);
    }

    [Fact]
    public void An_office_that_is_not_known_closes_nothing()
    {
        Assert.DoesNotContain(OwedWork.Pending(WithKartika().Current, Rules, Now), w => w is MoveCard or ShowCard);
        Assert.DoesNotContain(OwedWork.Pending(WithKartika().Current, Rules, Now, Roster.Unknown), w => w is MoveCard or ShowCard);
    }

    [Fact]
    public void A_finished_card_stays_with_whom_it_was_answered_by()
    {
        var spec = WithKartika().When(new CloseCase(Now, Kasi, null, Outcome.Spam, "Iklan."));
        Assert.Empty(Owed<MoveCard>(spec, Surya));
        Assert.All(Owed<ShowCard>(spec, Surya), s => Assert.Empty(s.To!));
    }

    [Fact]
    public void A_holder_who_was_not_reached_is_on_the_record_beside_those_who_were()
    {
        var spec = WithKartika().When(Did(new CardUndeliverable(KasiCard, "kasi", "Bot diblokir.", Fajar.ObjectId)));
        Assert.Equal(new MissingCard(KasiCard, "kasi", "Bot diblokir.", true), Assert.Single(CardPlan.Missing(spec.Current, Rules.Table)));
        Assert.Empty(spec.Current.Undeliverable);
        Assert.Equal([Fajar.ObjectId], Assert.Single(Owed<ShowCard>(spec, Kartika, Fajar)).To);
        spec.When(Did(new CardUndeliverable(KasiCard, "kasi", "Bot diblokir.", Fajar.ObjectId))).ThenRepeated();
        spec.When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Fajar)])));
        Assert.Empty(CardPlan.Missing(spec.Current, Rules.Table));
        Assert.Empty(spec.Current.Unreached);
    }

    [Fact]
    public void A_card_that_not_one_of_two_holders_has_is_undeliverable_as_a_whole()
    {
        var spec = Given(AtKirim()).When(Did(
            new CardUndeliverable(KasiCard, "kasi", "Bot diblokir.", Kartika.ObjectId), new CardUndeliverable(KasiCard, "kasi", "Bot belum dipasang.", Fajar.ObjectId)));
        Assert.Equal("kirim", spec.Current.Open!.Step);
        Assert.False(Assert.Single(CardPlan.Missing(spec.Current, Rules.Table)).SomeHaveIt);
        spec.When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Fajar)])));
        Assert.Equal(new MissingCard(KasiCard, "kasi", "Bot diblokir.", true), Assert.Single(CardPlan.Missing(spec.Current, Rules.Table)));
    }

    [Fact]
    public void Who_was_not_reached_and_no_longer_acts_is_missed_no_more()
    {
        var spec = WithKartika().When(Did(new CardUndeliverable(KasiCard, "kasi", "Bot diblokir.", Fajar.ObjectId)));
        var move = Assert.Single(Owed<MoveCard>(spec, Kartika));
        Assert.Equal((Fajar.ObjectId, 0), (Assert.Single(move.From).ObjectId, move.From[0].Copies.Count));
        spec.When(Did(new CardMoved(KasiCard, "kasi", Fajar.ObjectId, [Kartika])));
        Assert.Empty(CardPlan.Missing(spec.Current, Rules.Table));
        Assert.Empty(Owed<MoveCard>(spec, Kartika));
    }

    [Fact]
    public void A_move_that_is_known_is_no_news() =>
        Moved().When(Did(new CardMoved(KasiCard, "kasi", Kartika.ObjectId, [Surya]))).ThenRepeated();

    private static CaseSpec Moved() => WithKartika()
        .When(Did(new CardMoved(KasiCard, "kasi", Kartika.ObjectId, [Surya]), new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Surya)])));

    private static List<T> Owed<T>(CaseSpec spec, params Holder[] kasi)
        where T : Work => [.. OwedWork.Pending(spec.Current, Rules, Now, Acting(kasi)).OfType<T>().Where(w => w.Key.Contains("konsultasi", StringComparison.Ordinal))];

    private static Roster Acting(params Holder[] kasi) => new(new Dictionary<string, IReadOnlyList<Holder>> { ["kasi"] = kasi });

    private static RecordWork Did(params CaseEvent[] facts) => new(Now, facts);

    private static Holder Of(Actor person, ActingKind kind = ActingKind.Definitif) => new(person.ObjectId, person.Name, kind);

    private static CardCopy CopyOf(Holder holder) => new(holder.ObjectId, $"chat-{holder.ObjectId}", $"activity-{holder.ObjectId}");
}
