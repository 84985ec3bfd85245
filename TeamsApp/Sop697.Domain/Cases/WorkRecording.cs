using Sop697.Domain.Privacy;

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

    private static bool HasPart(Case state, CardMoved e) =>
        (state.Cards.TryGetValue(e.Card, out var sent) && sent.Copies.Any(c => c.ObjectId == e.ObjectId))
        || (state.Unreached.TryGetValue(e.Card, out var unreached) && unreached.ContainsKey(e.ObjectId));

    private static bool IsNews(Case state, CaseEvent fact) => fact switch
    {
        CaseNumbered => state.Number is null,
        CardSent e => !state.Cards.TryGetValue(e.Card, out var sent) || e.Copies.Except(sent.Copies).Any(),
        CardUpdated e => state.Cards.TryGetValue(e.Card, out var sent) && sent.Face != e.Face,
        CardUndeliverable { ObjectId: { } person } e =>
            !(state.Unreached.TryGetValue(e.Card, out var unreached) && unreached.TryGetValue(person, out var why) && why == e.Reason),
        CardMoved e => HasPart(state, e),
        StandInNamed e => !state.IsClosed && !StandIns.For(state, e.Position).Contains(e.By),
        StandInEnded e => StandIns.For(state, e.Position).Contains(e.By),
        CardUndeliverable e => !state.Undeliverable.TryGetValue(e.Card, out var reason) || reason != e.Reason,
        DossierArchived e => state.Dossier is null || state.Dossier.Masks != (e.Masks ?? 0),
        MaskProposed e => state.Erased is null && !state.Masks.ContainsKey(e.Sha256),
        RenditionArchived e => state.MaskOf(e.Sha256).Rendition?.Mask != e.Mask,
        AnswersSuggested e => e.Answers.Count > 0 && state.Suggested?.Report != state.ReportVersion,
        EvidenceArchived e => !state.Archived.ContainsKey(e.Sha256),
        ContentErased => state.Erased is { Done: null },
        WorkStalled e => !state.Stalled.TryGetValue(e.Work, out var reason) || reason != e.Reason,
        WorkResumed e => state.Stalled.ContainsKey(e.Work),
        DueMoved e => !state.IsClosed && e.From != e.To && DueOf(state, e) == (true, e.From),
        Reminded e => !state.Reminders.Any(r => (r.Clock, r.Index, r.Kind, r.Number) == (e.Clock, e.Index, e.Kind, e.Number)),
        DuplicateSuspected => state.Like.Count == 0,
        AskerCounted => state.Merged is { IsCounted: false },
        Escalated { Level: 0 } => !state.Escalations.Any(x => x.Level == 0),
        Escalated e => !state.Escalations.Any(x => (x.Clock, x.Index, x.Level) == (e.Clock, e.Index, e.Level)),
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is a decision, not a fact of work."),
    };

    /// <summary>What a clock that still runs says now; not found when it was stopped meanwhile.</summary>
    private static (bool Runs, DateTimeOffset? DueAt) DueOf(Case state, DueMoved moved) => moved.Clock switch
    {
        DueClock.Statutory => (true, state.StatutoryDueAt),
        DueClock.Step => (state.Open?.Index == moved.Index, state.Open?.DueAt),
        _ => state.Waiting.FirstOrDefault(c => c.Index == moved.Index) is { } asked ? (true, asked.DueAt) : (false, null),
    };
}
