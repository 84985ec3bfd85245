using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>Earlier answers: offered, folded up, on the card that asks for one; and that card with one of them in its field.</summary>
internal static class SuggestionCard
{
    private const string Section = "jawaban_serupa";

    /// <summary>How much of an answer is shown before somebody takes it, by brevity; the briefest card offers none.</summary>
    private static readonly int[] Excerpts = [280, 90];

    /// <summary>Three fields at most, closed until a thumb opens them.</summary>
    internal static CardSheet Suggestions(this CardSheet sheet)
    {
        if (sheet.Offered.Count == 0 || sheet.Brevity >= Excerpts.Length) return sheet;
        var title = CardSheet.Format(sheet.Words.Buttons.Suggestions, sheet.Offered.Count);
        return sheet
            .Add(new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([Section]) { Title = title }]))
            .Add(new AdaptiveContainer([.. sheet.Offered.Select(a => Offer(sheet, a))]) { Id = Section, IsVisible = false });
    }

    /// <summary>The card again with an offered answer in its field: the person reads, changes and sends it, or goes back.</summary>
    internal static AdaptiveCard Draw(CardSheet sheet, SuggestedAnswer answer)
    {
        var words = sheet.Words;
        var limit = ChannelRules.MaxReply(sheet.Case.Inquiry.Channel);
        return sheet
            .Heading(CardRenderer.Wanted(sheet.Case, sheet.Card, sheet.Context))
            .Question()
            .Hint(CardSheet.Format(words.Hints.UsingSuggestion, answer.Number))
            .Hint(Behind(sheet, answer))
            .Add(new AdaptiveTextInput(CardForms.ForChannel(sheet, words.Fields.Answer, limit))
            {
                Id = sheet.InputId("answer", "text"),
                IsMultiline = true,
                MaxLength = limit,
                Value = answer.Text,
            })
            .Actions(sheet.Card.Kind switch
            {
                CardKind.Consult => ConsultCard.Answers(sheet),
                CardKind.Answer => AnswerCard.Answers(sheet),
                _ => ReleaseCard.Answers(sheet),
            })
            .Action(CardForms.Execute(sheet.Data with { Suggestion = null }, "refresh", words.Buttons.WithoutSuggestion))
            .Build();
    }

    /// <summary>Which earlier answer a draft was made from; null when none.</summary>
    internal static AdaptiveFact? BasedOn(CardSheet sheet, Draft? draft) =>
        draft?.BasedOn is { } number && sheet.Brevity < CardSheet.MostBrief ? new(sheet.Words.Facts.BasedOn, number) : null;

    private static AdaptiveContainer Offer(CardSheet sheet, SuggestedAnswer answer) => new(
    [
        new AdaptiveTextBlock(CardSheet.Format(sheet.Words.Facts.AnswerTo, answer.Number)) { Weight = AdaptiveTextWeight.Bolder },
        .. answer.Readers.Contains(sheet.Card.Position) ? [Asked(sheet, answer)] : Array.Empty<AdaptiveElement>(),
        TaskCard.Brief(answer.Text, Excerpts[sheet.Brevity]),
        new AdaptiveTextBlock(Behind(sheet, answer)) { IsSubtle = true, Size = AdaptiveTextSize.Small, Spacing = AdaptiveSpacing.Small },
        new AdaptiveActionSet(
        [
            CardForms.Execute(sheet.Data with { Suggestion = answer.Number }, "use", CardSheet.Format(sheet.Words.Buttons.UseSuggestion, answer.Number), inputs: AdaptiveAssociatedInputs.None),
        ]),
    ])
    { Separator = true };

    private static AdaptiveElement Asked(CardSheet sheet, SuggestedAnswer answer) =>
        TaskCard.Brief(CardSheet.Format(sheet.Words.Facts.AskedThen, answer.Question)) with { Spacing = AdaptiveSpacing.Small };

    /// <summary>Who stands behind it, since when, and until when it need not be looked at again.</summary>
    private static string Behind(CardSheet sheet, SuggestedAnswer answer) => CardSheet.Format(
        sheet.Words.Hints.BehindSuggestion,
        string.Join(", ", answer.ApprovedBy.Select(sheet.Position)),
        sheet.Words.Wib.Date(answer.ReleasedAt),
        sheet.Words.Wib.Date(ReleasedAnswer.ReviewBy(answer.ReleasedAt, sheet.Office.Rules.Settings)));
}
