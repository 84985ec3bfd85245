using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>
/// Commands of people about an open case. First: was it done already? Then: does the open row offer this exit to this
/// person? Only then what the verb itself asks for.
/// </summary>
public static class Acting
{
    internal static Decision Decide(Case state, PersonCommand command, SopRules rules)
    {
        var table = rules.TableOf(state);
        var pressed = command.Seen?.Card is { } key ? CardPlan.Of(state, table).FirstOrDefault(p => p.Key == key) : null;
        if (pressed is not null && DoneBefore(state, command.Seen!.Version, pressed) is { } done) return new Decision.Repeated(done);

        var row = table[state.Open!.Step];
        var offered = row.Exits.Where(e => e.Verb == command.Verb).ToList();
        if (offered.Count == 0) return new Decision.Refused(Refusals.StepNotOpen(row));

        // A card speaks for one position: who no longer holds it is refused, and who holds two acts for the pressed one, else a
        // second delivery would act for the other.
        var position = pressed is { Kind: not CardKind.Receipt } ? pressed.Position : null;
        var turn = offered.SelectMany(e => Eligible(state, e, command)).FirstOrDefault(t => position is null || t.By.Position == position);
        if (turn is null) return new Decision.Refused(Moving.Refusal(state, command) ?? Refusals.WrongPerson);
        if (IsStale(state, command)) return new Decision.Refused(Refusals.StaleVersion);
        return turn.Do(state, command, rules);
    }

    /// <summary>What the card was about ended after the presser saw it.</summary>
    private static Stamp? DoneBefore(Case state, int seen, PlannedCard card)
    {
        if (card.Done is { } done && seen < done.Version) return done;
        if (card.IsOpen) return null;
        if (card.Done is null && CardPlan.HandedOverAt(state, card.Position) is { } handed) return handed;

        // A card that waited was seen after its own step had ended: what ended the waiting is the truth about it.
        var later = state.Steps.Select(s => s.Finished).FirstOrDefault(f => f is not null && f.Version > seen);
        return later ?? card.Done ?? state.Steps[^1].Opened;
    }

    /// <summary>
    /// Only what endorses a text must have seen the newest one. A typed answer or reason is taken from an older view too:
    /// refusing it would lose what somebody wrote on a phone.
    /// </summary>
    private static bool IsStale(Case state, PersonCommand command) =>
        command is Approve or ReleaseAnswer or Publish && command.Seen is { } seen && seen.Version < state.MaterialVersion;

    private static IEnumerable<Turn> Eligible(Case state, StepExit exit, PersonCommand command)
    {
        var positions = Offered(state, exit);
        var speaking = command is DelegateTo { From: { } from }
            ? positions.Contains(from) ? command.By.Seats.Where(s => MaySpeakFor(state, from, s.Position)).Select(s => s.Position.Key) : []
            : positions;
        return speaking.Select(p => StandIns.As(state, command.By, p)).OfType<ActedBy>().Select(a => new Turn(exit, a));
    }

    private static IEnumerable<string> Offered(Case state, StepExit exit) => exit.By switch
    {
        StepActor.Team => [state.Team],
        StepActor.Owner => [state.Owner],
        StepActor.Consulted => state.Waiting.Select(c => c.Position),
        _ => [],
    };

    /// <summary>Keys of other positions whose part of the open row this person may hand on.</summary>
    public static IReadOnlyList<string> SpeaksFor(Case state, Actor actor, SopTable table)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(table);
        if (state.Open is not { } open) return [];
        var positions = table[open.Step].Exits.Where(e => e.Verb == Verb.Delegate).SelectMany(e => Offered(state, e)).Distinct();
        return [.. positions.Where(p => !actor.Is(p) && actor.Seats.Any(s => MaySpeakFor(state, p, s.Position)))];
    }

    /// <summary>Absence or silence must not hold a case up: who keeps the positions, and who was told of the silence, may hand the part on.</summary>
    private static bool MaySpeakFor(Case state, string position, Position speaker) =>
        speaker.Role == Role.Admin || state.Escalations.Any(e => e.From == position && e.To == speaker.Key && e.Level > 0);
}

/// <summary>A person acting for a position through one exit of the open row.</summary>
internal sealed record Turn(StepExit Exit, ActedBy By)
{
    internal Decision Do(Case state, PersonCommand command, SopRules rules)
    {
        var acting = new ActingContext(state, this, rules, command.Now);
        return command switch
        {
            Consult c => Consulting.Consult(acting, c),
            Answer c => Answering.Answer(acting, c),
            Approve c => Answering.Approve(acting, c),
            Return c => Returning.Return(acting, c),
            Correct c => Returning.Correct(acting, c),
            ReleaseAnswer c => Releasing.Release(acting, c),
            Publish c => Publishing.Publish(acting, c),
            CloseCase c => Publishing.Close(acting, c),
            DelegateTo c => Consulting.Delegate(acting, c),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };
    }
}

/// <summary>What every verb needs to know.</summary>
internal sealed record ActingContext(Case State, Turn Turn, SopRules Rules, DateTimeOffset Now)
{
    internal SopTable Table => Rules.TableOf(State);

    internal ActedBy By => Turn.By;

    internal Decision Accept(IEnumerable<CaseEvent> events) => new Decision.Accepted(By, [.. events]);

    internal static Decision No(Refusal refusal) => new Decision.Refused(refusal);

    /// <summary>The move to a row, with the rows passed over by the same action; nothing when it is already open.</summary>
    /// <param name="to">Key of the row.</param>
    /// <param name="anew">A new question, not a loop: the row gets its whole time again.</param>
    internal IEnumerable<CaseEvent> MoveTo(string to, bool anew = false)
    {
        var from = State.Open!.Step;
        if (from == to) yield break;
        var row = Table[to];
        yield return new StepMoved(to, anew ? Rules.Due(Now, row) : Rules.Due(State, row, Now), [.. Table.Between(from, to).Select(s => s.Key)]);
    }

    /// <summary>Questions to positions, each with the time limit of the answering row.</summary>
    /// <param name="positions">Whom to ask.</param>
    /// <param name="note">The owner's words.</param>
    /// <param name="anew">A new question, not a loop: a position that was asked before gets its whole time again.</param>
    internal IEnumerable<CaseEvent> Ask(IEnumerable<string> positions, string note, bool anew = false)
    {
        var fresh = Rules.Due(Now, Table.Steps.First(s => s.Actor == StepActor.Consulted));
        return positions.Select(p => new ConsultationRequested(p, note, anew ? fresh : DueBefore(p) ?? fresh));
    }

    private DateTimeOffset? DueBefore(string position) => State.Consultations.LastOrDefault(c => c.Position == position)?.DueAt;

    internal IEnumerable<CaseEvent> WithdrawWaiting() => State.Waiting.Select(c => new ConsultationEnded(c.Position, ConsultationEnd.Withdrawn));
}
