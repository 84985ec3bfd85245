using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>To the team at row 7: the exact text to post, and where to prove that it was posted.</summary>
internal static class PublishCard
{
    internal static AdaptiveCard Draw(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var due = state.Steps[sheet.Card.Index].DueAt;
        var release = state.Release!;
        return sheet
            .Heading(words.Wanted.Publish)
            .Overdue(due)
            .Question()
            .Add(Text(sheet, release.Text))
            .Facts([.. sheet.AboutFacts(), new(words.Facts.ReleasedBy, sheet.Person(release.At.By)), Proofs(sheet), sheet.DueFact(due)])
            .OtherAskers()
            .Hint(CardSheet.Format(words.Hints.Publish, sheet.Number))
            .Add(Permalink(sheet))
            .Action(sheet.Execute("publish", words.Buttons.Published, AdaptiveActionStyle.Positive))
            .Action(sheet.ReturnForm(words.Buttons.Return, state.Owner))
            .Build();
    }

    /// <summary>A field, because phones let people copy from a field and not from a card. What comes back in it is not read.</summary>
    private static AdaptiveTextInput Text(CardSheet sheet, string text) => new(sheet.Words.Fields.PublishText)
    {
        Id = sheet.InputId("publish", "text"),
        IsMultiline = true,
        Value = text,
    };

    private static AdaptiveTextInput Permalink(CardSheet sheet) => new(sheet.Words.Fields.Permalink)
    {
        Id = sheet.InputId("publish", "permalink"),
        Style = AdaptiveTextInputStyle.Url,
        MaxLength = WebAddress.MaxLength,
        Placeholder = "https://",
    };

    private static AdaptiveFact? Proofs(CardSheet sheet)
    {
        var count = sheet.Case.Evidence.Count(e => e.Purpose == EvidencePurpose.Proof);
        return count == 0 ? null : new(sheet.Words.Facts.Permalink, CardSheet.Format(sheet.Words.Facts.Pictures, count));
    }
}
