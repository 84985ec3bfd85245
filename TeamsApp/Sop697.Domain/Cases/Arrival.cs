namespace Sop697.Domain.Cases;

/// <summary>
/// A press proves that the card stands in the chat. Somebody may be quicker than the runner's record of having sent it, and
/// the runner may have died before it could record.
/// </summary>
public static class Arrival
{
    /// <returns>The fact that the journal lacks; null when it knows this copy, or the presser does not hold the card's position.</returns>
    public static CardSent? Of(Case state, PersonCommand command, SopRules rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(rules);
        if (command.Seen is not { Card: { } key, Copy: { } copy, Version: var version } || copy.ObjectId != command.By.ObjectId) return null;
        if (state.Cards.TryGetValue(key, out var sent) && sent.Copies.Contains(copy)) return null;
        var shown = Handing.Anticipate(state, rules, command.Now);
        var card = CardPlan.Of(shown, rules.TableOf(state)).FirstOrDefault(c => c.Key == key && StandIns.MayAct(state, command.By, c.Position));
        return card is null ? null : new CardSent(key, card.Position, FormattableString.Invariant($"buka@{version}"), [copy]);
    }
}
