using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>"Cari jawaban": released answers about some words. The text is public; the question is shown to who may read its case.</summary>
public static class AnswerSearchCard
{
    private const int AnswerLength = 500;

    public static RenderedCard Draw(IReadOnlyList<string> sought, IReadOnlyList<SharedAnswer> found, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(sought);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language);
        var title = CardSheet.Format(words.Chat.AnswersTitle, Markdown.Escape(string.Join(' ', sought)));
        return RenderedCard.Of(SimpleCard.Of(title, found.Count == 0
            ? [new AdaptiveTextBlock(words.Chat.NoAnswers)]
            : [.. found.Select(f => Row(f, office, words))]));
    }

    private static AdaptiveContainer Row(SharedAnswer found, Office office, CardTexts words)
    {
        var answer = found.Answer;
        var behind = CardSheet.Format(
            words.Hints.BehindSuggestion,
            string.Join(", ", answer.ApprovedBy.Select(k => Markdown.Escape(office.Position(k)?.Label ?? k))),
            words.Wib.Date(answer.ReleasedAt),
            words.Wib.Date(found.ReviewBy));
        return new(
        [
            new AdaptiveTextBlock(CardSheet.Format(words.Facts.AnswerTo, answer.Number)) { Weight = AdaptiveTextWeight.Bolder },
            .. found.IsPastReview ? [CardSheet.Loud(words.Hints.PastReview)] : Array.Empty<AdaptiveElement>(),
            .. found.WithQuestion ? [TaskCard.Brief(CardSheet.Format(words.Facts.AskedThen, answer.Question))] : Array.Empty<AdaptiveElement>(),
            TaskCard.Brief(answer.Text, AnswerLength),
            new AdaptiveTextBlock(behind) { IsSubtle = true, Spacing = AdaptiveSpacing.Small },
        ])
        { Separator = true };
    }
}
