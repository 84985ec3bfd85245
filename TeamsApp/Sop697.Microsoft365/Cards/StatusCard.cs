using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>Cards that answer a question typed in the chat.</summary>
public static class StatusCard
{
    /// <summary>Key in the data of a button that asks how a case stands.</summary>
    public const string Key = "status";

    /// <summary>Where a case stands: row, whose turn, since when, what is stuck; of one that ended its dossier.</summary>
    /// <param name="reader">
    /// Who asks: may perhaps hand on the part of a position that is silent, or record that the signed paper was filed; null shows only.
    /// </param>
    public static RenderedCard Draw(Case @case, Office office, CardContext context, Actor? reader = null)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var sheet = new CardSheet(@case, new PlannedCard(Key, CardKind.Receipt, @case.Team, -1, false, "status"), office, context);
        if (@case.Erased is not null) return RenderedCard.Of(ErasedCard.Draw(sheet));
        sheet.Heading(sheet.Words.Chat.StatusTitle);
        if (@case.Open is { } open) sheet.Overdue(open.DueAt);
        sheet.Question().Facts([.. sheet.AboutFacts(), .. Standing(sheet), Agreement.Fact(sheet)]);
        foreach (var stuck in Stuck(sheet)) sheet.Warn(stuck);
        return RenderedCard.Of(ForReader(sheet.Reply().Memo().Paper(), reader).Build());
    }

    private static CardSheet ForReader(CardSheet sheet, Actor? reader)
    {
        if (reader is null) return sheet;
        var silent = Acting.SpeaksFor(sheet.Case, reader, sheet.Table);
        return sheet
            .ActionIf(silent.Count > 0, () => sheet.HandOnForm(silent))
            .ActionIf(sheet.Case is { IsClosed: true, Hardcopy: null } && CaseAccess.Filing(sheet.Case, reader) is not null, () => sheet.FileForm());
    }

    public static RenderedCard Help(CardContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Help(context, CardTexts.In(context.Language).Chat.HelpIntro);
    }

    /// <summary>To words that are none of the commands: says so, and what can be typed.</summary>
    public static RenderedCard NotUnderstood(CardContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Help(context, CardTexts.In(context.Language).Chat.NotUnderstood);
    }

    private static RenderedCard Help(CardContext context, string intro)
    {
        var words = CardTexts.In(context.Language).Chat;
        return RenderedCard.Of(SimpleCard.Of(
            words.HelpTitle,
            [
                new AdaptiveTextBlock(intro),
                .. words.Commands.Select(c => Line(c.Say, c.Meaning)),
                new AdaptiveTextBlock(words.HelpCards) { IsSubtle = true },
            ],
            [new AdaptiveOpenUrlAction($"{context.PublicUrl}/api/sop") { Title = CardTexts.In(context.Language).Buttons.SopSheet }]));
    }

    /// <summary>In one line, because a column of what can be typed leaves a phone no room for what it means.</summary>
    private static AdaptiveRichTextBlock Line(string say, string meaning) =>
        new([new AdaptiveTextRun(say) { Weight = AdaptiveTextWeight.Bolder }, new AdaptiveTextRun($"  {meaning}")]) { Spacing = AdaptiveSpacing.Small };

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
        if (sheet.StatutoryFact() is { } law) yield return law;
    }

    private static string Holders(CardSheet sheet)
    {
        var holders = sheet.Case.Holders(sheet.Table);
        return holders.Count == 0 ? sheet.Words.Facts.System : string.Join(", ", holders.Select(sheet.Position));
    }

    private static IEnumerable<string> Stuck(CardSheet sheet)
    {
        foreach (var missing in CardPlan.Missing(sheet.Case, sheet.Table)) yield return sheet.Missing(missing);
        if (sheet.Case.Stalled.Count > 0) yield return sheet.Words.Hints.Stalled;
    }
}
