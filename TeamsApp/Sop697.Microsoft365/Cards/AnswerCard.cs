using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>To a consulted position at row 5: approve the draft, answer, return or hand over.</summary>
internal static class AnswerCard
{
    /// <summary>A longer draft is not written into the card a second time.</summary>
    internal const int Prefillable = 1500;

    internal static AdaptiveCard Draw(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var asked = state.Consultations[sheet.Card.Index];
        var draft = state.LatestDraft;
        return sheet
            .Heading(draft is null ? words.Wanted.Answer : words.Wanted.Approve)
            .Overdue(asked.DueAt)
            .Question()
            .HandedBy(sheet.Card.Position)
            .Quote(words.Facts.Note, asked.Note, remindsOnly: true)
            .Quote(words.Facts.Draft, draft?.Text, remindsOnly: false)
            .Facts([
                .. sheet.AboutFacts(),
                draft is null || draft.Written.By == asked.Asked.By ? null : new(words.Facts.WrittenBy, sheet.Person(draft.Written.By)),
                SuggestionCard.BasedOn(sheet, draft),
                new(words.Facts.AskedBy, sheet.Person(asked.Asked.By)),
                sheet.DueFact(asked.DueAt)])
            .Suggestions()
            .AddIf(draft is not null, () => ApproveNote(sheet))
            .ActionIf(draft is not null, () => sheet.Execute("approve", words.Buttons.Approve, AdaptiveActionStyle.Positive))
            .Action(sheet.TextForm(
                "answer",
                draft is null ? words.Buttons.Answer : words.Buttons.AnswerDifferently,
                words.Fields.Answer,
                null,
                draft?.Text.Length <= Prefillable ? draft.Text : null,
                Answers(sheet)))
            .Action(sheet.ReturnForm(words.Buttons.Return, state.Owner))
            .Action(sheet.DelegateForm([.. CardForms.Consultable(sheet).Where(c => c.Value != sheet.Card.Position)]))
            .Build();
    }

    /// <summary>What may become of the text of a consulted position.</summary>
    internal static IReadOnlyList<AdaptiveAction> Answers(CardSheet sheet) => [sheet.Execute("answer", sheet.Words.Buttons.SendAnswer, AdaptiveActionStyle.Positive)];

    /// <summary>Beside the button and not in a form of its own: to agree takes one press.</summary>
    private static AdaptiveTextInput ApproveNote(CardSheet sheet) => new(sheet.Words.Fields.ApproveNote)
    {
        Id = sheet.InputId("approve", "note"),
        MaxLength = ChannelRules.MaxReason,
    };
}
