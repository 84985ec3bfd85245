namespace Sop697.Domain.Cases;

/// <summary>What the runner did becomes part of the record, once.</summary>
internal static class WorkRecording
{
    internal static Decision Decide(Case state, RecordWork command, SopRules rules)
    {
        var by = Actor.System.As("sistem")!;
        List<CaseEvent> news = [];
        var seen = state;
        foreach (var fact in command.Facts.Where(f => IsNews(seen, f)))
        {
            news.Add(fact);
            seen = CaseEvolution.Evolve(seen, fact, state.Id, new Stamp(state.Version + 1, command.Now, by));
        }

        if (Handing.Sent(seen, rules, command.Now) is { } moved) news.Add(moved);
        return news.Count > 0 ? new Decision.Accepted(by, news) : new Decision.Repeated(null);
    }

    private static bool IsNews(Case state, CaseEvent fact) => fact switch
    {
        CaseNumbered => state.Number is null,
        CardSent e => !state.Cards.TryGetValue(e.Card, out var sent) || e.Copies.Except(sent.Copies).Any(),
        CardUpdated e => state.Cards.TryGetValue(e.Card, out var sent) && sent.Face != e.Face,
        CardUndeliverable e => !state.Undeliverable.TryGetValue(e.Card, out var reason) || reason != e.Reason,
        EvidenceArchived e => !state.Archived.ContainsKey(e.Sha256),
        WorkStalled e => !state.Stalled.TryGetValue(e.Work, out var reason) || reason != e.Reason,
        WorkResumed e => state.Stalled.ContainsKey(e.Work),
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is a decision, not a fact of work."),
    };
}
