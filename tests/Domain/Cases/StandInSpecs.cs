using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Cases;

/// <summary>When nobody of a position can be reached, the one above acts for it until somebody is.</summary>
public sealed class StandInSpecs
{
    private const string Blocked = "Bot diblokir.";
    private const string KabidAsked = "jawab/0/kabid";

    [Fact]
    public void The_one_above_is_named_and_gets_the_card_only_once_that_is_on_the_record()
    {
        var spec = CutOff(Kasi);
        var named = new StandInNamed("kasi", KasiPost.Label, "kabid");
        Assert.Equal([named], Assert.Single(Owed<NameStandIns>(spec)).Changes);
        Assert.DoesNotContain(Owed<ShowCard>(spec), s => s.StandIn is not null);

        spec.When(Did(named));

        Assert.Empty(Owed<NameStandIns>(spec));
        var show = Assert.Single(Owed<ShowCard>(spec), s => s.StandIn is not null);
        Assert.Equal(("kabid", KasiCard), (show.StandIn, show.Card.Key));
        Assert.Equal([Kabid.ObjectId], show.To);
    }

    [Fact]
    public void While_one_of_two_holders_has_the_card_or_was_not_tried_nobody_is_named()
    {
        Assert.Empty(Owed<NameStandIns>(CutOff(Kasi), Acting(("kasi", [Kasi, Kasi3]))));
        var spec = CutOff(Kasi).When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Kasi3)])));
        Assert.Empty(Owed<NameStandIns>(spec, Acting(("kasi", [Kasi, Kasi3]))));
    }

    [Fact]
    public void With_the_stand_ins_copy_the_owners_row_begins()
    {
        var spec = Standing();
        Assert.Equal("konsultasi", spec.Current.Open!.Step);
        Assert.Equal(Now, spec.Current.Open.StartedAt);
    }

    [Fact]
    public void The_stand_in_answers_as_the_one_above_and_the_record_says_so()
    {
        var spec = Standing().When(new Answer(Now, Kabid, new SeenCard(KasiCard, 4), Reply));
        var by = new ActedBy(Kabid.ObjectId, Kabid.Name, "kasi", KasiPost.Label, ActingKind.Atasan);
        Assert.Equal(by, spec.Current.LatestDraft!.Written.By);
    }

    [Fact]
    public void Nobody_else_and_nobody_before_it_is_on_the_record_may_act()
    {
        Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2")).When(Did(new CardUndeliverable("jawab/0/kasi2", "kasi2", Blocked, Kasi2.ObjectId)))
            .When(new Answer(Now, Kabid, null, Reply)).ThenRefused("wrongPerson");
        Standing().When(new Answer(Now, Kadis, null, Reply)).ThenRefused("wrongPerson");
        Standing().When(new Answer(Now, Kabid2, new SeenCard(KasiCard, 4), Reply)).ThenRefused("wrongPerson");
    }

    [Fact]
    public void Who_no_longer_holds_the_position_above_no_longer_stands_in() =>
        Standing().When(new Answer(Now, Kabid with { Seats = [] }, new SeenCard(KasiCard, 4), Reply)).ThenRefused("wrongPerson");

    [Fact]
    public void A_press_that_is_quicker_than_the_record_of_the_stand_ins_card_counts_as_its_arrival()
    {
        var spec = CutOff(Kasi).When(Did(new StandInNamed("kasi", KasiPost.Label, "kabid")));
        var press = new Answer(Now, Kabid, new SeenCard(KasiCard, 4) { Copy = CopyOf(Kabid) }, Reply);
        var arrived = Arrival.Of(spec.Current, press, Rules)!;
        Assert.Equal([CopyOf(Kabid)], arrived.Copies);
        spec.When(Did(arrived)).When(press).ThenState(s => Assert.Equal(ActingKind.Atasan, s.LatestDraft!.Written.By.Kind));
    }

    [Fact]
    public void The_holder_is_owed_the_card_all_the_while_and_when_it_comes_the_stand_ins_copy_is_closed()
    {
        var spec = Standing();
        Assert.Equal([Kasi.ObjectId], Assert.Single(Owed<ShowCard>(spec), s => s is { StandIn: null, Card.Key: KasiCard }).To);

        spec.When(Did(new CardSent(KasiCard, "kasi", spec.Card(KasiCard).Face, [CopyOf(Kasi)])));
        Assert.Equal([new StandInEnded("kasi", "kabid")], Assert.Single(Owed<NameStandIns>(spec)).Changes);
        spec.When(Did(new StandInEnded("kasi", "kabid")));

        var move = Assert.Single(Owed<MoveCard>(spec));
        Assert.Equal([Kasi.ObjectId], move.Card.MovedTo!.Select(h => h.ObjectId));
        Assert.Equal((Kabid.ObjectId, "kabid"), (Assert.Single(move.From).ObjectId, move.From[0].StandIn));
        spec.When(Did(new CardMoved(KasiCard, "kasi", Kabid.ObjectId, [Holds(Kasi)], "kabid")));
        Assert.Empty(Owed<MoveCard>(spec));
        Assert.Empty(Owed<NameStandIns>(spec));
        Assert.DoesNotContain(Owed<ShowCard>(spec), s => s.To is { Count: > 0 } && s.Card.Key == KasiCard);

        var late = new Answer(Now, Kabid, new SeenCard(KasiCard, 4) { Copy = CopyOf(Kabid) }, Reply);
        spec.When(late).ThenRefused("cardMoved");
        Assert.Contains("dapat dihubungi lagi", ((Decision.Refused)CaseDecider.Decide(spec.Current, late, Rules)).Refusal.Text.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void The_due_date_does_not_move_when_the_holder_is_back()
    {
        var spec = Standing();
        var due = spec.Current.Open!.DueAt;
        spec.When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Kasi)]), new StandInEnded("kasi", "kabid")));
        Assert.Equal(due, spec.Current.Open!.DueAt);
    }

    [Fact]
    public void Of_two_that_cannot_be_reached_the_next_above_is_named_and_both_stay_owed()
    {
        var spec = CutOff(Kasi).When(Did(new StandInNamed("kasi", KasiPost.Label, "kabid")));
        spec.When(Did(new CardUndeliverable(KasiCard, "kasi", Blocked, Kabid.ObjectId)));
        Assert.Equal([new StandInNamed("kasi", KasiPost.Label, "kadis")], Assert.Single(Owed<NameStandIns>(spec)).Changes);
        spec.When(Did(new StandInNamed("kasi", KasiPost.Label, "kadis")));
        Assert.Equal(["kabid", "kadis"], Owed<ShowCard>(spec).Select(s => s.StandIn).OfType<string>());

        spec.When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Kadis)])));
        Assert.Empty(Owed<NameStandIns>(spec));
        spec.When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Kabid)])));
        Assert.Equal([new StandInEnded("kasi", "kadis")], Assert.Single(Owed<NameStandIns>(spec)).Changes);
    }

    [Fact]
    public void Who_holds_both_positions_is_not_tried_twice_but_passed_over()
    {
        var both = Acting(("kasi", [Kasi]), ("kabid", [Kasi]));
        Assert.Equal([new StandInNamed("kasi", KasiPost.Label, "kadis")], Assert.Single(Owed<NameStandIns>(CutOff(Kasi), both)).Changes);
    }

    [Fact]
    public void At_the_top_and_in_a_list_that_goes_round_in_a_circle_the_card_waits()
    {
        var spec = Given(AtJawab(ApprovalRule.KasiDanKabid, "kabid")).Dated().When(Did(new CardUndeliverable(KabidAsked, "kabid", Blocked, Kabid.ObjectId)));
        Assert.Equal("kadis", Named(spec));
        spec.When(Did(new StandInNamed("kabid", KabidPost.Label, "kadis"))).When(Did(new CardUndeliverable(KabidAsked, "kabid", Blocked, Kadis.ObjectId)));
        Assert.Empty(Owed<NameStandIns>(spec));

        var circle = Acting() with { Posts = new Dictionary<string, Position> { ["kasi"] = KasiPost, ["kabid"] = KabidPost with { Superior = "kasi" } } };
        var round = CutOff(Kasi).When(Did(new StandInNamed("kasi", KasiPost.Label, "kabid"))).When(Did(new CardUndeliverable(KasiCard, "kasi", Blocked, Kabid.ObjectId)));
        Assert.Empty(Owed<NameStandIns>(round, circle));
    }

    [Fact]
    public void The_Kepala_Seksi_posts_for_a_team_that_cannot_be_reached_but_its_receipt_goes_nowhere()
    {
        var spec = Given(AtTerbitkan()).Dated();
        var publish = spec.Cards.Single(c => c.Kind == CardKind.Publish).Key;
        spec.When(Did(new CardUndeliverable(CardPlan.ReceiptKey, "tim", Blocked, Tim.ObjectId)));
        Assert.Empty(Owed<NameStandIns>(spec));
        spec.When(Did(new CardUndeliverable(publish, "tim", Blocked, Tim.ObjectId)));
        Assert.Equal("kasi", Named(spec));
        spec.When(Did(new StandInNamed("tim", TimPost.Label, "kasi"))).When(new Publish(Now, Kasi, new SeenCard(publish, spec.Current.ContentVersion), Link, null));
        Assert.Equal((ActingKind.Atasan, "tim"), (spec.Current.Publication!.At.By.Kind, spec.Current.Publication.At.By.Position));
    }

    [Fact]
    public void An_office_that_is_not_known_names_nobody_and_ends_nothing()
    {
        Assert.Empty(Owed<NameStandIns>(CutOff(Kasi), Roster.Unknown));
        var back = Standing().When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Kasi)])));
        Assert.Empty(Owed<NameStandIns>(back, Roster.Unknown));
        Assert.Empty(Owed<MoveCard>(back, Roster.Unknown));
    }

    [Fact]
    public void The_stand_in_may_read_the_case_finds_it_among_the_tasks_and_is_named_beside_the_missing_card()
    {
        var state = Standing().Current;
        Assert.True(CaseAccess.MayRead(state, Kabid2 with { Seats = [new Seat(KabidPost, ActingKind.Plt)] }));
        Assert.NotNull(CaseLine.Of(state, Rules.Table).DueFor(Kabid));
        Assert.Equal("kabid", Assert.Single(CardPlan.Missing(state, Rules.Table)).StandIn);
        Assert.Equal("kadis", StandIns.Above(state, "kasi", k => k == "kabid" ? "kadis" : "kabid"));
    }

    [Fact]
    public void The_owner_sees_that_a_question_went_on_and_why()
    {
        var spec = Given(AtJawab(ApprovalRule.KasiDanKabid, "kasi2")).Dated().When(Did(new CardUndeliverable("jawab/0/kasi2", "kasi2", Blocked, Kasi2.ObjectId)));
        var before = spec.Cards.Single(c => c.Kind == CardKind.Waiting).Face;
        spec.When(Did(new StandInNamed("kasi2", Kasi2Post.Label, "kabid"))).When(Did(new CardSent("jawab/0/kasi2", "kasi2", "buka@4", [CopyOf(Kabid)])));
        Assert.Equal(new MissingCard("jawab/0/kasi2", "kasi2", Blocked, true) { StandIn = "kabid" }, Assert.Single(CardPlan.Unreached(spec.Current, Rules.Table)));
        Assert.NotEqual(before, spec.Cards.Single(c => c.Kind == CardKind.Waiting).Face);
    }

    private static string Named(CaseSpec spec) => Assert.IsType<StandInNamed>(Assert.Single(Assert.Single(Owed<NameStandIns>(spec)).Changes)).By;

    /// <summary>The owner's card could not be brought.</summary>
    private static CaseSpec CutOff(Actor person) => Given(AtKirim()).Dated().When(Did(new CardUndeliverable(KasiCard, "kasi", Blocked, person.ObjectId)));

    /// <summary>The one above has it instead.</summary>
    private static CaseSpec Standing() => CutOff(Kasi)
        .When(Did(new StandInNamed("kasi", KasiPost.Label, "kabid")))
        .When(Did(new CardSent(KasiCard, "kasi", "buka@4", [CopyOf(Kabid)])));

    private static List<T> Owed<T>(CaseSpec spec, Roster? roster = null)
        where T : Work => [.. OwedWork.Pending(spec.Current, Rules, Now, roster ?? Acting()).OfType<T>()];

    private static Roster Acting(params (string Position, Actor[] People)[] others)
    {
        Dictionary<string, IReadOnlyList<Holder>> acting = new()
        {
            ["tim"] = [Holds(Tim)],
            ["kasi"] = [Holds(Kasi)],
            ["kasi2"] = [Holds(Kasi2)],
            ["kabid"] = [Holds(Kabid)],
            ["kadis"] = [Holds(Kadis)],
        };
        foreach (var (position, people) in others) acting[position] = [.. people.Select(Holds)];
        return new Roster(acting) { Posts = new[] { TimPost, KasiPost, Kasi2Post, KabidPost, KadisPost }.ToDictionary(p => p.Key) };
    }

    private static RecordWork Did(params CaseEvent[] facts) => new(Now, facts);

    private static Holder Holds(Actor person) => new(person.ObjectId, person.Name, ActingKind.Definitif);

    private static CardCopy CopyOf(Actor holder) => new(holder.ObjectId, $"chat-{holder.ObjectId}", $"activity-{holder.ObjectId}");
}
