using Sop697.Domain.Audit;
using Sop697.Domain.Cases;

namespace Sop697.Domain.Privacy;

/// <summary>Every text of a decision in which somebody may be spoken of, and what kind of text it is. What <see cref="Redaction"/> removes is among them.</summary>
public static class PersonalText
{
    public static IEnumerable<(LocalText Place, string Text)> Of(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return commit.Events.SelectMany(Of).Concat(commit.Card is { } card ? Of(card) : []).Where(t => t.Text.Length > 0 && t.Text != Redaction.Removed);
    }

    public static IEnumerable<(LocalText Place, string Text)> Of(CaseEvent happened) => happened switch
    {
        CaseOpened e => [.. Of(e.Inquiry), .. Maybe(Word, e.UrgentWord)],
        CaseCorrected e => [.. Of(e.Inquiry), .. Maybe(Word, e.UrgentWord)],
        ConsultationRequested e => [(new("catatan konsultasi", "note of a consultation"), e.Note)],
        AnswerDrafted e => [(new("draf jawaban", "draft answer"), e.Text)],
        DraftApproved e => [(new("catatan persetujuan", "note of an approval"), e.Note)],
        Returned e => [(new("alasan pengembalian", "reason of a return"), e.Reason)],
        Delegated e => [(new("alasan pengalihan", "reason of a handover"), e.Reason)],
        AnswerReleased e => [(new("jawaban yang dirilis", "released answer"), e.Text)],
        AnswerPublished e => Maybe(new("tautan jawaban", "link of the reply"), e.Permalink),
        CaseClosed e => Maybe(new("alasan penutupan", "reason of the closing"), e.Reason),
        AnswersSuggested e => e.Answers.SelectMany(a => new[] { (Offered, a.Question), (Offered, a.Text) }),
        AskerJoined e => Maybe(new("tautan penanya lain", "link of another asker"), e.Asker.SourceUrl),
        HardcopyFiled e => [(new("lokasi hardcopy", "place of the paper"), e.Location)],
        CaseErased e => [(new("alasan penghapusan", "reason of the erasure"), e.Reason)],
        _ => [],
    };

    private static LocalText Word { get; } = new("kata mendesak", "urgent word");

    private static LocalText Offered { get; } = new("jawaban terdahulu yang ditawarkan", "earlier answer that was offered");

    private static IEnumerable<(LocalText Place, string Text)> Of(Inquiry inquiry) =>
    [
        (new("ringkasan", "summary"), inquiry.Summary),
        .. Maybe(new("tautan unggahan", "link of the post"), inquiry.SourceUrl),
        .. Maybe(new("akun", "account"), inquiry.SourceAccount),
    ];

    private static IEnumerable<(LocalText Place, string Text)> Of(AnsweredCard card) =>
        card.Inputs.Values.Append(card.Shown).Select(t => (new LocalText("kartu yang dijawab", "answered card"), t));

    private static IEnumerable<(LocalText Place, string Text)> Maybe(LocalText place, string? text) => text is null ? [] : [(place, text)];
}

/// <summary>A case in which a subject appears.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number, or its id while it has none.</param>
/// <param name="IsClosed">It has ended.</param>
/// <param name="Places">In what kinds of text, without the texts.</param>
public sealed record SubjectTrace(string CaseId, string Number, bool IsClosed, IReadOnlyList<LocalText> Places)
{
    /// <returns>Null when the subject does not appear.</returns>
    public static SubjectTrace? Of(Subject subject, string caseId, IReadOnlyList<SealedCommit> commits)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(commits);
        List<LocalText> places = [.. commits.SelectMany(c => PersonalText.Of(c.Commit)).Where(t => subject.IsIn(t.Text)).Select(t => t.Place).Distinct()];
        if (places.Count == 0) return null;
        var events = commits.SelectMany(c => c.Commit.Events).ToList();
        return new(caseId, events.OfType<CaseNumbered>().LastOrDefault()?.Number ?? caseId, events.Any(e => e is CaseClosed), places);
    }
}
