using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>Cards that answer a question typed in the chat.</summary>
public static class StatusCard
{
    /// <summary>Where a case stands: row, whose turn, since when, what is stuck.</summary>
    public static AdaptiveCard Draw(Case @case, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var sheet = new CardSheet(@case, new PlannedCard("status", CardKind.Receipt, @case.Team, -1, false, "status"), office, context);
        sheet.Heading(sheet.Words.Chat.StatusTitle);
        if (@case.Open is { } open) sheet.Overdue(open.DueAt);
        sheet.Question().Facts([.. sheet.AboutFacts(), .. Standing(sheet), Agreement.Fact(sheet)]);
        foreach (var stuck in Stuck(sheet)) sheet.Warn(stuck);
        return sheet.Reply().Build();
    }

    /// <summary>What waits for one person.</summary>
    /// <param name="tasks">Cases with the card that waits there.</param>
    public static AdaptiveCard Tasks(IReadOnlyList<(Case Case, PlannedCard Card)> tasks, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language);
        return SimpleCard.Of(words.Chat.TasksTitle, tasks.Count == 0
            ? [new AdaptiveTextBlock(words.Chat.NoTasks)]
            : [new AdaptiveFactSet([.. tasks.Select(t => Task(t.Case, t.Card, words, context))])]);
    }

    public static AdaptiveCard Help(CardContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language).Chat;
        return SimpleCard.Of(
            words.HelpTitle,
            [
                new AdaptiveTextBlock(words.HelpIntro),
                new AdaptiveFactSet([.. words.Commands.Select(c => new AdaptiveFact(c.Say, c.Meaning))]),
                new AdaptiveTextBlock(words.HelpCards) { IsSubtle = true },
            ]);
    }

    private static AdaptiveFact Task(Case @case, PlannedCard card, CardTexts words, CardContext context)
    {
        var due = card.Kind == CardKind.Answer ? @case.Consultations[card.Index].DueAt : @case.Open?.DueAt;
        var wanted = CardRenderer.Wanted(@case, card, context);
        return new(@case.Number ?? words.Wanted.Unnumbered, due is { } at ? $"{wanted}, {words.Wib.Of(at)}" : wanted);
    }

    private static IEnumerable<AdaptiveFact> Standing(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        if (state.Closing is { } closing)
        {
            yield return new(words.Facts.Result, words.Outcomes[closing.Outcome]);
            yield return new(words.Facts.At, sheet.Wib(closing.At.At));
        }

        if (state.Open is not { } open) yield break;
        yield return new(words.Facts.Position, sheet.Row(open.Step));
        yield return new(words.Facts.Holder, Holders(sheet));
        yield return sheet.DueFact(open.DueAt);
    }

    private static string Holders(CardSheet sheet)
    {
        var holders = sheet.Case.Holders(sheet.Table);
        return holders.Count == 0 ? sheet.Words.Facts.System : string.Join(", ", holders.Select(sheet.Position));
    }

    private static IEnumerable<string> Stuck(CardSheet sheet)
    {
        foreach (var (key, why) in CardPlan.Missing(sheet.Case, sheet.Table))
            yield return CardSheet.Format(sheet.Words.Hints.Undelivered, sheet.Position(key.Split('/')[^1]), Markdown.Escape(why));
        if (sheet.Case.Stalled.Count > 0) yield return sheet.Words.Hints.Stalled;
    }
}
