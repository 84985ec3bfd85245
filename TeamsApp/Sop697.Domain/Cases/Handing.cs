using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>
/// SOP row 3: the step is over when the card stands in the owner's chat, so that nobody's clock starts on a card
/// that did not arrive.
/// </summary>
internal static class Handing
{
    /// <summary>The case as the owner will see it on the card that is about to be sent.</summary>
    internal static Case Anticipate(Case state, SopRules rules, DateTimeOffset now) => Next(state, rules, now) is { } moved
        ? CaseEvolution.Evolve(state, moved, state.Id, new Stamp(state.Version + 1, now, Actor.System.As("sistem")!))
        : state;

    /// <summary>The move that follows now that the owner's card was sent; null when it was not, or another row is open.</summary>
    internal static StepMoved? Sent(Case state, SopRules rules, DateTimeOffset now)
    {
        if (Next(state, rules, now) is not { } moved) return null;
        var ahead = Anticipate(state, rules, now);
        var owed = CardPlan.Of(ahead, rules.TableOf(state)).First(p => p.Index == ahead.Steps.Count - 1 && p.IsOpen && p.Kind != CardKind.Answer);
        return state.Cards.ContainsKey(owed.Key) ? moved : null;
    }

    private static StepMoved? Next(Case state, SopRules rules, DateTimeOffset now)
    {
        var table = rules.TableOf(state);
        if (state.Open is not { } open || table[open.Step].Exit(Verb.Send, StepActor.System)?.LeadsTo is not { } to) return null;
        return new StepMoved(to, rules.Due(state, table[to], now), []);
    }
}
