using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow;

namespace Sop697.Microsoft365.Cards;

/// <summary>"Tugas": everything that waits for one person, each with a button that brings its card to the end of the chat.</summary>
public static class TaskCard
{
    private const int SummaryLength = 75;

    public static RenderedCard Draw(TaskList tasks, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language);
        return RenderedCard.Of(SimpleCard.Of(CardSheet.Format(words.Chat.TasksTitle, tasks.Total), tasks.Total == 0
            ? [new AdaptiveTextBlock(words.Chat.NoTasks)]
            : [.. tasks.Shown.Select(t => Row(t, words, context)), .. More(tasks, words)]));
    }

    /// <summary>The question in one line; the rest stands on its card.</summary>
    internal static AdaptiveElement Brief(string summary, int length = SummaryLength) =>
        CardSheet.Verbatim(summary.Length > length ? $"{Begun(summary, length)}…" : summary);

    /// <summary>Up to the last whole word; a text without spaces is cut where it must be.</summary>
    private static string Begun(string text, int length)
    {
        if (char.IsHighSurrogate(text[length - 1])) length--;
        var word = char.IsLetterOrDigit(text[length]) ? text.LastIndexOf(' ', length) : length;
        return text[..(word > length / 2 ? word : length)];
    }

    internal static AdaptiveActionSet ShowButton(CardData data, string number, CardTexts words) =>
        new([CardForms.Execute(data, "show", CardSheet.Format(words.Chat.Show, number))]);

    private static AdaptiveContainer Row(WaitingTask task, CardTexts words, CardContext context)
    {
        var (state, card) = (task.Case, task.Card);
        var number = state.Number ?? words.Wanted.Unnumbered;
        var due = words.Wib.Of(task.DueAt);
        return new(
        [
            new AdaptiveTextBlock($"{number} · {CardRenderer.Wanted(state, card, context)}") { Weight = AdaptiveTextWeight.Bolder },
            .. state.Inquiry.Urgent ? [CardSheet.Loud(words.Wanted.Urgent)] : Array.Empty<AdaptiveElement>(),
            Brief(state.Inquiry.Summary),
            context.Now > task.DueAt
                ? CardSheet.Loud(CardSheet.Format(words.Chat.DueMissed, due))
                : new AdaptiveTextBlock(CardSheet.Format(words.Chat.DueBy, due)) { IsSubtle = true, Spacing = AdaptiveSpacing.Small },
            ShowButton(new CardData(state.Id, state.Open?.Step ?? "", state.ContentVersion, card.Key), number, words),
        ])
        { Separator = true };
    }

    private static IEnumerable<AdaptiveElement> More(TaskList tasks, CardTexts words)
    {
        if (tasks.Total > tasks.Shown.Count)
            yield return new AdaptiveTextBlock(CardSheet.Format(words.Chat.MoreTasks, tasks.Total - tasks.Shown.Count)) { IsSubtle = true };
    }
}
