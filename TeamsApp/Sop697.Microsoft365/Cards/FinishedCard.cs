using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>Any card after its decision: nothing to press, and who did what when.</summary>
internal static class FinishedCard
{
    internal static AdaptiveCard Draw(CardSheet sheet)
    {
        if (sheet.Card.Done is not { } done) return HandedOver(sheet);
        var happened = Outcomes(sheet, done).ToList();
        sheet.Heading(sheet.Words.Wanted.Finished).Question();
        foreach (var (label, text) in happened.SelectMany(h => h.Texts)) sheet.Quote(label, text, remindsOnly: true);
        return sheet
            .Facts([
                new(sheet.Words.Facts.Result, string.Join("; ", happened.Select(h => h.Result))),
                new(sheet.Words.Facts.By, sheet.Person(done.By)),
                new(sheet.Words.Facts.At, sheet.Wib(done.At)),
                .. sheet.AboutFacts()])
            .Reply()
            .Build();
    }

    /// <summary>Nobody decided here: the part went to another position.</summary>
    private static AdaptiveCard HandedOver(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var handed = state.HandOvers.LastOrDefault(h => h.From == sheet.Card.Position);
        var now = handed?.To ?? (sheet.Card.Kind == CardKind.Answer ? state.Consultations[sheet.Card.Index].Position : state.Owner);
        return sheet
            .Heading(words.Wanted.HandedOver)
            .Question()
            .Quote(words.Facts.Reason, handed?.Reason, remindsOnly: true)
            .Facts([
                new(words.Facts.Result, CardSheet.Format(words.Done.HandedOverTo, sheet.Position(now))),
                handed is null ? null : new(words.Facts.By, sheet.Person(handed.At.By)),
                handed is null ? null : new(words.Facts.At, sheet.Wib(handed.At.At)),
                .. sheet.AboutFacts()])
            .Hint(words.Done.Nothing)
            .Build();
    }

    /// <summary>What one commit did, read from the state: each record bears the version that made it.</summary>
    private static IEnumerable<Happened> Outcomes(CardSheet sheet, Stamp done)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var asked = state.Consultations.Where(c => c.Asked.Version == done.Version).ToList();
        if (sheet.Card.Kind == CardKind.Answer) return [Consulted(sheet, state.Consultations[sheet.Card.Index], done)];
        if (state.Returns.FirstOrDefault(r => r.At.Version == done.Version) is { } sent)
            return [new(CardSheet.Format(words.Done.ReturnedTo, sheet.Position(sent.To)), [(words.Facts.Reason, sent.Reason)])];
        if (state.Publication is { } published && published.At.Version == done.Version)
            return [new(words.Done.Published, [(words.Facts.Answer, state.Release?.Text)])];
        if (state.Release is { } release && release.At.Version == done.Version)
            return [new(release.SelfReleased ? words.Done.SelfReleased : words.Done.Released, [(words.Facts.Answer, release.Text)])];
        if (state.Closing is { } closing && closing.At.Version == done.Version)
            return [new(CardSheet.Format(words.Done.Closed, words.Outcomes[closing.Outcome]), [(words.Facts.Reason, closing.Reason)])];
        if (asked.Count > 0) return [.. Drafted(sheet, done), Asked(sheet, asked)];
        return Drafted(sheet, done) is [_, ..] drafted ? drafted : [new(Other(sheet), [])];
    }

    private static string Other(CardSheet sheet) =>
        sheet.Card.Kind == CardKind.Correct ? sheet.Words.Done.Corrected : sheet.Words.Wanted.Finished;

    private static Happened Asked(CardSheet sheet, List<Consultation> asked) => new(
        CardSheet.Format(sheet.Words.Done.Consulted, string.Join(", ", asked.Select(c => sheet.Position(c.Position)))),
        [(sheet.Words.Facts.Note, asked[0].Note)]);

    private static IReadOnlyList<Happened> Drafted(CardSheet sheet, Stamp done) =>
        sheet.Case.Drafts.FirstOrDefault(d => d.Written.Version == done.Version) is { } draft
            ? [new(sheet.Words.Done.Answered, [(sheet.Words.Facts.Draft, draft.Text)])]
            : [];

    private static Happened Consulted(CardSheet sheet, Consultation asked, Stamp done)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        return asked.How switch
        {
            ConsultationEnd.Answered => Drafted(sheet, done)[0],
            ConsultationEnd.Approved => new(words.Done.Approved, [(words.Facts.Draft, Seen(state, done)?.Text), (words.Facts.Note, NoteOf(state, done))]),
            ConsultationEnd.Returned => new(words.Done.Returned, [(words.Facts.Reason, ReasonOf(state, done))]),
            _ => new(words.Done.Withdrawn, []),
        };
    }

    /// <summary>The draft that was the newest when they agreed.</summary>
    private static Draft? Seen(Case state, Stamp done) => state.Drafts.LastOrDefault(d => d.Written.Version < done.Version);

    private static string? NoteOf(Case state, Stamp done) => state.Drafts.SelectMany(d => d.Notes).FirstOrDefault(n => n.At.Version == done.Version)?.Note;

    private static string? ReasonOf(Case state, Stamp done) => state.Returns.FirstOrDefault(r => r.At.Version == done.Version)?.Reason;

    private sealed record Happened(string Result, IReadOnlyList<(string Label, string? Text)> Texts);
}
