using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>To the team when the owner sent the report back: why, and the report ready to be mended.</summary>
internal static class CorrectCard
{
    internal static AdaptiveCard Draw(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var step = state.Steps[sheet.Card.Index];
        var sentBack = state.Returns.LastOrDefault(r => r.To == state.Team);
        sheet
            .Heading(words.Wanted.Correct)
            .Overdue(step.DueAt)
            .Quote(words.Facts.Reason, sentBack?.Reason, remindsOnly: false)
            .Facts(sentBack is null ? null : new(words.Facts.ReturnedBy, sheet.Person(sentBack.At.By)), sheet.DueFact(step.DueAt))
            .Evidence()
            .Hint(CardSheet.Format(words.Hints.Correct, sheet.Number));
        foreach (var field in InquiryFields.Of(sheet.Words, sheet.Office, state.Inquiry)) sheet.Add(field);
        return sheet.Action(sheet.Execute("correct", words.Buttons.Correct, AdaptiveActionStyle.Positive)).Build();
    }
}
