using CsCheck;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Properties;

/// <summary>A case in an office whose people come and go: blocked today, back tomorrow. Work is performed as the runner performs it.</summary>
public sealed class ReachProperties
{
    private static readonly SopRules Rules = SopRules.Current;
    private static readonly Actor[] People = [Tim, Kasi, Kasi2, Kabid, Kadis];
    private static readonly string[] WayUp = ["tim", "kasi", "kabid", "kadis"];

    private static readonly Roster Present = new(
        People.ToDictionary(p => p.Seats[0].Position.Key, p => (IReadOnlyList<Holder>)[new Holder(p.ObjectId, p.Name, ActingKind.Definitif)]))
    {
        Posts = People.ToDictionary(p => p.Seats[0].Position.Key, p => p.Seats[0].Position),
    };

    /// <summary>Who is blocked (one bit each), and what whoever has the open card does then.</summary>
    private static readonly Gen<(int Blocked, int Does)[]> Days = Gen.Select(Gen.Int[0, 31], Gen.Int[0, 3]).Array[1, 14];

    [Fact]
    public void The_case_goes_on_while_anybody_on_the_way_up_can_be_reached_and_no_card_stands_twice() => Days.Sample(days =>
    {
        var run = new Run();
        foreach (var (blocked, does) in days)
        {
            run.Settle([.. People.Where((_, i) => (blocked & (1 << i)) != 0).Select(p => p.ObjectId)]);
            foreach (var card in run.Asking)
            {
                var readers = run.Readers(card);
                var reachable = Run.WayUpFrom(card.Position).Where(p => (blocked & (1 << Array.IndexOf(People, p))) == 0);
                Assert.True(readers.Count > 0 || !reachable.Any(), $"{card.Key} waits for nobody though {string.Join(", ", reachable.Select(p => p.Name))} can be reached.");
                Assert.Equal(readers.Count, readers.Distinct().Count());
                Assert.All(readers, r => Assert.True(StandIns.MayAct(run.State, r, card.Position), $"{r.Name} has {card.Key} open and may not act on it."));
                Assert.True(readers.All(r => r.Is(card.Position)) || readers.Count == 1, $"{card.Key} is open with a stand-in and somebody else.");
            }

            if (!run.State.IsClosed) run.Press(does);
        }
    });

    private sealed class Run
    {
        private DateTimeOffset _now = new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero);
        private readonly Dictionary<(string Card, string Person), int> _open = [];

        internal Run() => Decide(new OpenCase(_now, Tim, Question, [Screenshot], ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "http"));

        internal Case State { get; private set; } = null!;

        internal IEnumerable<PlannedCard> Asking => CardPlan.Of(State, Rules.TableOf(State)).Where(c => c is { IsOpen: true, Kind: not CardKind.Receipt });

        /// <summary>Whose chats show the card open, once for each copy there.</summary>
        internal List<Actor> Readers(PlannedCard card) => [.. _open.Where(o => o.Key.Card == card.Key).SelectMany(o => Enumerable.Repeat(People.First(p => p.ObjectId == o.Key.Person), o.Value))];

        internal static IEnumerable<Actor> WayUpFrom(string position) =>
            WayUp.SkipWhile(p => p != (position == "kasi2" ? "kabid" : position)).Prepend(position).Distinct().Select(p => People.First(a => a.Is(p)));

        internal void Settle(HashSet<string> blocked)
        {
            _now = _now.AddMinutes(20);
            HashSet<string> later = [];
            for (var pass = 0; pass < 10; pass++)
            {
                List<CaseEvent> facts = [];
                HashSet<string> tried = [.. later];
                var ahead = State;
                while (OwedWork.Pending(ahead, Rules, _now, Present).Where(w => tried.Add(w.Key)).ToList() is { Count: > 0 } owed)
                {
                    foreach (var work in owed) facts.AddRange(Perform(work, blocked, later));
                    ahead = CaseDecider.Decide(State, new RecordWork(_now, facts), Rules) is Decision.Accepted a ? Fold(a, ahead: true) : State;
                }

                if (facts.Count == 0 || !Decide(new RecordWork(_now, facts))) return;
            }

            Assert.Fail("Two rules undo each other.");
        }

        /// <summary>Somebody who has an open card acts on it, whoever that is.</summary>
        internal void Press(int does)
        {
            var open = State.Open!;
            var turn = State.Holders(Rules.Table);
            if (Asking.FirstOrDefault(c => turn.Contains(c.Position) && c.Kind != CardKind.Waiting) is not { } card || Readers(card) is not [var by, ..]) return;
            var seen = new SeenCard(card.Key, State.ContentVersion);
            Assert.True(Decide((open.Step, does) switch
            {
                ("konsultasi" or "serahkan", 0) => new Consult(_now, by, seen, [Kasi2Post], ""),
                ("konsultasi", _) => new Answer(_now, by, seen, Reply),
                ("jawab", _) when State.LatestDraft is null || does == 0 => new Answer(_now, by, seen, OtherReply),
                ("jawab", _) => new Approve(_now, by, seen, ""),
                ("serahkan", _) when Approval.IsSatisfied(State, State.LatestDraft!) => new ReleaseAnswer(_now, by, seen, State.LatestDraft!.Text),
                ("serahkan", _) => new Consult(_now, by, seen, [KabidPost], ""),
                ("tangkap_layar", _) => new Correct(_now, by, seen, Question),
                _ => new Publish(_now, by, seen, Link, null),
            }), $"{by.Name} could not act at {open.Step}.");
        }

        private IEnumerable<CaseEvent> Perform(Work work, HashSet<string> blocked, HashSet<string> later)
        {
            switch (work)
            {
                case AssignNumber n: return [new CaseNumbered(n.Format(1))];
                case MoveDue due: return due.Moves;
                case NameStandIns name: return name.Changes;
                case ShowCard show: return Show(show, blocked, later);
                case MoveCard move:
                    foreach (var leaver in move.From) _open.Remove((move.Card.Key, leaver.ObjectId));
                    return move.From.Select(l => new CardMoved(move.Card.Key, move.Card.Position, l.ObjectId, move.Card.MovedTo!, l.StandIn));
                default: return [];
            }
        }

        private List<CaseEvent> Show(ShowCard show, HashSet<string> blocked, HashSet<string> later)
        {
            List<CaseEvent> facts = show.Untrue.Count > 0 ? [new CardUpdated(show.Card.Key, show.Card.Face)] : [];
            foreach (var person in show.To ?? [])
            {
                var key = (show.Card.Key, person);
                if (blocked.Contains(person)) later.Add(show.Key);
                else _open[key] = _open.GetValueOrDefault(key) + 1;
                facts.Add(blocked.Contains(person)
                    ? new CardUndeliverable(show.Card.Key, show.Card.Position, "Bot diblokir.", person)
                    : new CardSent(show.Card.Key, show.Card.Position, show.Card.Face, [new CardCopy(person, $"chat-{person}", $"{show.Card.Key}-{_open[key]}")]));
            }

            return facts;
        }

        private bool Decide(CaseCommand command)
        {
            if (CaseDecider.Decide(State, command, Rules) is not Decision.Accepted accepted) return false;
            State = Fold(accepted, ahead: false);
            return true;
        }

        private Case Fold(Decision.Accepted accepted, bool ahead)
        {
            var version = (State?.Version ?? 0) + 1;
            var next = accepted.Events.Aggregate(State, (s, e) => CaseEvolution.Evolve(s, e, "01J0REACH", new Stamp(version, _now, accepted.By)))!;
            return ahead ? next : next with { Version = version };
        }
    }
}
