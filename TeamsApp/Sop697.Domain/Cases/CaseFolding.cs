using Sop697.Domain.Audit;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Privacy;

namespace Sop697.Domain.Cases;

/// <summary>One arm for each event after the first.</summary>
internal static class CaseFolding
{
    internal static Case Next(Case state, CaseEvent happened, Stamp stamp) => happened switch
    {
        EvidenceKept e => Kept(state with { Evidence = [.. state.Evidence, e.Evidence], ReportVersion = stamp.Version }, e.Evidence, stamp),
        CaseNumbered e => Performed(state with { Number = e.Number }, WorkKey.Number),
        StepMoved e => Moved(state, e, stamp),
        ConsultationRequested e => Changed(state with { Consultations = [.. state.Consultations, Asked(state, e, stamp)] }, stamp),
        ConsultationEnded e => Changed(
            state with { Consultations = [.. state.Consultations.Select(c => IsOpen(c, e.Position) ? c with { Ended = stamp, How = e.How } : c)] },
            stamp),
        AnswerDrafted e => Material(
            state with { Drafts = [.. state.Drafts, new(e.Draft, e.Text, stamp, [e.Position]) { EndorsedBy = Person(e.Position, stamp), BasedOn = e.BasedOn }] }, stamp),
        DraftApproved e => Changed(state with { Drafts = [.. state.Drafts.Select(d => Endorse(d, e, stamp))] }, stamp),
        Returned e => Changed(
            state with
            {
                Returns = [.. state.Returns, new(e.Position, e.To, e.Reason, e.Round, stamp)],
                Drafts = [.. state.Drafts.Select((d, i) => i == state.Drafts.Count - 1 ? Withdraw(d, e.Position) : d)],
            },
            stamp),
        CaseCorrected e => Material(Corrected(state, e, stamp), stamp),
        Delegated e => Changed(Handed(state, e, stamp), stamp),
        AnswerReleased e => Material(state with { Release = new(e.Draft, e.Text, e.SelfReleased, stamp) }, stamp),
        AnswerPublished e => Changed(state with { Publication = new(e.Permalink, e.ProofSha256, stamp) }, stamp),
        CaseClosed e => Changed(Close(state, e, stamp), stamp),
        EvidenceArchived e => Performed(
            state with { Archived = With(state.Archived, e.Sha256, new ArchivedEvidence(e.Path, e.ItemId, e.Url)) }, WorkKey.Picture(e.Sha256)),
        DossierArchived e => Performed(Printed(state, new(e.Sha256, e.Path, e.ItemId, e.Url) { Masks = e.Masks ?? 0 }), WorkKey.Dossier),
        MaskProposed e => Masking.Fold(state, e, stamp),
        EvidenceMasked e => Masking.Fold(state, e, stamp),
        OriginalSeen e => Masking.Fold(state, e, stamp),
        RenditionArchived e => Masking.Fold(state, e),
        HardcopyFiled e => Changed(state with { Hardcopy = new(e.Location, e.ScanSha256, stamp) }, stamp),
        CardSent e => Reached(Delivered(state, e.Card, Sent(state, e)), e),
        CardUpdated e => Delivered(state, e.Card, state.Cards[e.Card] with { Face = e.Face }),
        CardUndeliverable e => Missed(state, e),
        CardMoved e => Left(state, e, stamp),
        StandInNamed e => state with { StandIns = [.. state.StandIns, new(e.Position, e.Label, e.By, stamp)] },
        StandInEnded e => state with
        {
            StandIns = [.. state.StandIns.Select(s => s.Ended is null && (s.Position, s.By) == (e.Position, e.By) ? s with { Ended = stamp } : s)],
        },
        WorkStalled e => state with { Stalled = With(state.Stalled, e.Work, e.Reason) },
        WorkResumed e => Performed(state, e.Work),
        DueMoved e => Due(state, e, stamp),
        Reminded e => state with { Reminders = [.. state.Reminders, new(e.Clock, e.Index, e.Position, e.Kind, e.Number, e.How, stamp)] },
        AnswersSuggested e => Suggesting.Offer(state, e),
        Escalated e => state with { Escalations = [.. state.Escalations, new(e.Clock, e.Index, e.From, e.To, e.Level, stamp)] },
        CaseErased e => Changed(Redaction.Of(state) with { Erased = new(e.Reason, e.Letter, e.ApprovedBy, e.BeforeRetention, e.Redacted, stamp) }, stamp),
        ContentErased => Performed(state with { Erased = state.Erased! with { Done = stamp } }, WorkKey.Erase),
        DecisionsRestored => state,
        ErasureRepeated => state with { Erased = state.Erased! with { Done = null } },
        DuplicateSuspected e => state with { Like = e.Like },
        DuplicateDenied => state with { LikeDenied = stamp },
        CaseMerged e => state with { Merged = new(e.Into, e.Number, false) },
        AskerCounted => state with { Merged = state.Merged! with { IsCounted = true } },
        AskerJoined e => Changed(state with { Askers = [.. state.Askers, e.Asker] }, stamp),
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}: this version is older than the journal."),
    };

    private static Case Changed(Case state, Stamp stamp) => state with { ContentVersion = stamp.Version };

    private static Case Material(Case state, Stamp stamp) => Changed(state, stamp) with { MaterialVersion = stamp.Version };

    /// <summary>The proof of the reply, and later the signed sheet, change what the team's card shows, but not the text that was released.</summary>
    private static Case Kept(Case state, Evidence kept, Stamp stamp) =>
        kept.Purpose is EvidencePurpose.Proof or EvidencePurpose.Hardcopy ? Changed(state, stamp) : Material(state, stamp);

    /// <summary>Work that was done after all needs nobody to look any more.</summary>
    private static Case Performed(Case state, string work) =>
        state.Stalled.ContainsKey(work) ? state with { Stalled = Without(state.Stalled, work) } : state;

    private static Case Corrected(Case state, CaseCorrected e, Stamp stamp) =>
        state with { Inquiry = e.Inquiry, Rule = e.Rule ?? state.Rule, UrgentWord = e.UrgentWord, ReportVersion = stamp.Version };

    /// <summary>The same due date as before means the same clock, which a return never resets.</summary>
    private static Consultation Asked(Case state, ConsultationRequested e, Stamp stamp)
    {
        var before = state.Consultations.LastOrDefault(c => c.Position == e.Position);
        return new(state.Consultations.Count, e.Position, e.Note, e.DueAt, stamp) { ClockFrom = before?.DueAt == e.DueAt ? before.ClockFrom : stamp.At };
    }

    /// <summary>Cards show the dates of the SOP, so they are drawn anew; the law's own is drawn only when somebody asks.</summary>
    private static Case Due(Case state, DueMoved e, Stamp stamp) => (e.Clock, e.To) switch
    {
        (DueClock.Statutory, var due) => state with { StatutoryDueAt = due },
        (DueClock.Step, { } due) => Changed(state with { Steps = [.. state.Steps.Select(s => s.Index == e.Index ? s with { DueAt = due } : s)] }, stamp),
        (DueClock.Consultation, { } due) => Changed(
            state with { Consultations = [.. state.Consultations.Select(c => c.Index == e.Index ? c with { DueAt = due } : c)] }, stamp),
        _ => throw new InvalidOperationException("A clock of the SOP always has an end."),
    };

    /// <summary>One that is put where another stood takes its place.</summary>
    private static Case Printed(Case state, ArchivedDossier dossier)
    {
        IEnumerable<ArchivedDossier> before = state.Dossier is { } last ? [.. state.OlderDossiers, last] : [];
        return state with { Dossier = dossier, OlderDossiers = [.. before.Where(d => d.Path != dossier.Path)] };
    }

    private static bool IsOpen(Consultation c, string position) => c.Ended is null && c.Position == position;

    private static Draft Endorse(Draft draft, DraftApproved e, Stamp stamp) => draft.Version != e.Draft ? draft : draft with
    {
        Endorsed = [.. draft.Endorsed.Union([e.Position])],
        EndorsedBy = With(draft.EndorsedBy, e.Position, stamp.By.ObjectId),
        Notes = e.Note.Length == 0 ? draft.Notes : [.. draft.Notes, new(e.Position, e.Note, stamp)],
    };

    /// <summary>Who sends a draft back no longer stands behind it, whatever was agreed before.</summary>
    private static Draft Withdraw(Draft draft, string position) => draft with
    {
        Endorsed = [.. draft.Endorsed.Where(p => p != position)],
        EndorsedBy = Without(draft.EndorsedBy, position),
        Notes = [.. draft.Notes.Where(n => n.Position != position)],
    };

    private static Dictionary<string, string> Person(string position, Stamp stamp) => new() { [position] = stamp.By.ObjectId };

    private static Case Moved(Case state, StepMoved e, Stamp stamp)
    {
        var combined = e.Passed.Count > 0;
        var before = state.LastOf(e.To);
        List<StepRecord> steps = [.. state.Steps];
        if (steps.Count > 0) steps[^1] = steps[^1] with { Finished = stamp, Combined = combined };
        foreach (var passed in e.Passed) steps.Add(new(steps.Count, passed, stamp.At, stamp.At, stamp, stamp, true));
        steps.Add(new(steps.Count, e.To, stamp.At, e.DueAt, stamp) { ClockFrom = before?.DueAt == e.DueAt ? before.ClockFrom : stamp.At });
        return state with { Steps = steps };
    }

    private static Case Handed(Case state, Delegated e, Stamp stamp) => state with
    {
        HandOvers = [.. state.HandOvers, new(e.From, e.To, e.Reason, stamp)],
        Owner = state.Owner == e.From ? e.To : state.Owner,
        Approver = e.Agreement ? e.To : state.Approver,
        Consultations = [.. state.Consultations.Select(c => IsOpen(c, e.From) ? c with { Position = e.To } : c)],
    };

    private static Case Close(Case state, CaseClosed e, Stamp stamp)
    {
        List<StepRecord> steps = [.. state.Steps];
        if (steps.Count > 0) steps[^1] = steps[^1] with { Finished = stamp };
        return state with { Steps = steps, Closing = new(e.Outcome, e.Reason, stamp) };
    }

    /// <summary>A crash between sending and recording leaves two copies; both are kept true.</summary>
    private static IReadOnlyList<CardCopy> Copies(Case state, string key) => state.Cards.TryGetValue(key, out var sent) ? sent.Copies : [];

    private static SentCard Sent(Case state, CardSent e)
    {
        var known = state.Cards.GetValueOrDefault(e.Card) ?? new SentCard(e.Position, e.Face, []);
        var anew = e.Copies.Select(c => c.ObjectId).ToHashSet();
        return known with
        {
            Face = FaceOfAll(known, e),
            Copies = [.. known.Copies.Union(e.Copies)],
            Moved = [.. known.Moved.Where(m => !anew.Contains(m.ObjectId))],
        };
    }

    /// <summary>Copies that show different faces show none together, so that all are owed an update.</summary>
    private static string FaceOfAll(SentCard known, CardSent e) => known.Copies.Count > 0 && known.Face != e.Face ? "beda" : e.Face;

    /// <summary>One holder without a copy hides nothing from the others; a card that nobody has is undeliverable as a whole.</summary>
    private static Case Missed(Case state, CardUndeliverable e)
    {
        if (e.ObjectId is { } person)
            state = state with { Unreached = With(state.Unreached, e.Card, With(UnreachedOf(state, e.Card), person, e.Reason)) };
        return Copies(state, e.Card).Count > 0 && e.ObjectId is not null ? state : state with { Undeliverable = With(state.Undeliverable, e.Card, e.Reason) };
    }

    private static Case Reached(Case state, CardSent e) => e.Copies.Aggregate(state, (s, c) => Forget(s, e.Card, c.ObjectId));

    private static Case Left(Case state, CardMoved e, Stamp stamp)
    {
        var next = Forget(state, e.Card, e.ObjectId);
        if (!state.Cards.TryGetValue(e.Card, out var sent)) return next;
        var rest = sent with
        {
            Copies = [.. sent.Copies.Where(c => c.ObjectId != e.ObjectId)],
            Moved = [.. sent.Moved.Where(m => m.ObjectId != e.ObjectId), new MovedCard(e.ObjectId, e.To, stamp) { StandIn = e.StandIn }],
        };
        return next with { Cards = With(next.Cards, e.Card, rest) };
    }

    private static Case Forget(Case state, string card, string person)
    {
        if (!UnreachedOf(state, card).ContainsKey(person)) return state;
        var others = Without(UnreachedOf(state, card), person);
        if (others.Count > 0) return state with { Unreached = With(state.Unreached, card, others) };
        var cards = new Dictionary<string, IReadOnlyDictionary<string, string>>(state.Unreached);
        cards.Remove(card);
        return state with { Unreached = cards };
    }

    private static IReadOnlyDictionary<string, string> UnreachedOf(Case state, string card) =>
        state.Unreached.GetValueOrDefault(card) ?? new Dictionary<string, string>();

    private static Case Delivered(Case state, string key, SentCard card) => Performed(
        state with { Cards = With(state.Cards, key, card), Undeliverable = Without(state.Undeliverable, key) },
        WorkKey.Card(key));

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> map, string key, T value) => new(map) { [key] = value };

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> map, string key)
    {
        var copy = new Dictionary<string, string>(map);
        copy.Remove(key);
        return copy;
    }
}
