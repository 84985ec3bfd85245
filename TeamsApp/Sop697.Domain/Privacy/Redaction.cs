using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;

namespace Sop697.Domain.Privacy;

/// <summary>
/// What is left of a decision when its content is given up: who of the office did what when, in which step, with what outcome, and the
/// hashes; not a word of the citizen, and not one about the citizen. Keeps shape and type of everything, so that what is counted comes out
/// the same. Redacting twice is redacting once.
/// </summary>
public static class Redaction
{
    /// <summary>Stands where a text stood.</summary>
    public const string Removed = "[dihapus]";

    /// <summary>Stands where the card stood that somebody answered.</summary>
    public const string RemovedCard =
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Isi kartu ini telah dihapus menurut retensi.","wrap":true}]}""";

    /// <summary>The commit in its place, with its hash, and with another text.</summary>
    public static SealedCommit Of(SealedCommit entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var redacted = Of(entry.Commit);
        return entry with { Commit = redacted, Body = redacted.Seal().Body };
    }

    public static Commit Of(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return commit with { Events = [.. commit.Events.Select(Of)], Card = commit.Card is { } card ? Of(card) : null };
    }

    /// <exception cref="InvalidOperationException">An event that is not known here: what it holds would stay.</exception>
    public static CaseEvent Of(CaseEvent happened) => happened switch
    {
        CaseOpened e => e with { Inquiry = Of(e.Inquiry), UrgentWord = null },
        CaseCorrected e => e with { Inquiry = Of(e.Inquiry), UrgentWord = null },
        ConsultationRequested e => e with { Note = Text(e.Note) },
        AnswerDrafted e => e with { Text = Text(e.Text) },
        DraftApproved e => e with { Note = Text(e.Note) },
        Returned e => e with { Reason = Text(e.Reason) },
        Delegated e => e with { Reason = Text(e.Reason) },
        AnswerReleased e => e with { Text = Text(e.Text) },
        AnswerPublished e => e with { Permalink = null },
        CaseClosed e => e with { Reason = Maybe(e.Reason) },
        AnswersSuggested e => e with { Answers = [.. e.Answers.Select(Of)] },
        AskerJoined e => e with { Asker = Of(e.Asker) },
        EvidenceKept or CaseNumbered or StepMoved or ConsultationEnded or EvidenceArchived or DossierArchived or HardcopyFiled or CardSent or CardUpdated
            or CardUndeliverable or CardMoved or WorkStalled or WorkResumed or DueMoved or Reminded or Escalated or DuplicateSuspected or DuplicateDenied
            or MaskProposed or EvidenceMasked or OriginalSeen or RenditionArchived
            or CaseMerged or AskerCounted or StandInNamed or StandInEnded or CaseErased or ContentErased or ErasureRepeated or DecisionsRestored => happened,
        _ => throw new InvalidOperationException($"Nobody has said what of {happened.GetType().Name} is removed when a case is erased."),
    };

    /// <summary>The same of a case as it is folded: what its redacted journal folds to.</summary>
    public static Case Of(Case state) => state with
    {
        Inquiry = Of(state.Inquiry),
        UrgentWord = null,
        Consultations = [.. state.Consultations.Select(c => c with { Note = Text(c.Note) })],
        Drafts = [.. state.Drafts.Select(d => d with { Text = Text(d.Text), Notes = [.. d.Notes.Select(n => n with { Note = Text(n.Note) })] })],
        Suggested = state.Suggested is { } offered ? offered with { Answers = [.. offered.Answers.Select(Of)] } : null,
        Returns = [.. state.Returns.Select(r => r with { Reason = Text(r.Reason) })],
        HandOvers = [.. state.HandOvers.Select(h => h with { Reason = Text(h.Reason) })],
        Release = state.Release is { } release ? release with { Text = Text(release.Text) } : null,
        Publication = state.Publication is { } published ? published with { Permalink = null } : null,
        Closing = state.Closing is { } closing ? closing with { Reason = Maybe(closing.Reason) } : null,
        Askers = [.. state.Askers.Select(Of)],
    };

    /// <summary>Who else asked without where: the same answer is not posted any more, because it is gone.</summary>
    internal static Asker Of(Asker asker) => asker with { SourceUrl = null };

    private static Inquiry Of(Inquiry inquiry) => inquiry with { Summary = Text(inquiry.Summary), SourceUrl = null, SourceAccount = null };

    /// <summary>The words of another case, which may be kept longer than this one.</summary>
    private static SuggestedAnswer Of(SuggestedAnswer answer) => answer with { Question = Text(answer.Question), Text = Text(answer.Text) };

    private static AnsweredCard Of(AnsweredCard card) => card with
    {
        Shown = RemovedCard,
        Inputs = card.Inputs.ToDictionary(i => i.Key, i => Text(i.Value)),
    };

    /// <summary>An empty note stays an empty note.</summary>
    private static string Text(string text) => text.Length == 0 ? text : Removed;

    private static string? Maybe(string? text) => text is null ? null : Text(text);
}
