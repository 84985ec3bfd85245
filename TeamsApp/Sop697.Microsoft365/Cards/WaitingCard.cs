using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>The owner's card while others are asked: who is waited for, and what the owner may still do.</summary>
internal static class WaitingCard
{
    internal static AdaptiveCard Draw(CardSheet sheet)
    {
        var (state, buttons) = (sheet.Case, sheet.Words.Buttons);
        var due = state.Open!.DueAt;
        sheet.Heading(sheet.Words.Wanted.Waiting).Overdue(due);
        foreach (var missing in CardPlan.Unreached(state, sheet.Table)) sheet.Warn(sheet.Missing(missing));
        return sheet
            .Question()
            .Facts(state.Consultations.Select(c => Standing(sheet, c)))
            .Quote(sheet.Words.Facts.Draft, state.LatestDraft?.Text, remindsOnly: true)
            .AgreedWith()
            .Facts([.. sheet.AboutFacts(), Agreement.Fact(sheet)])
            .ActionIf(sheet.Offers(Verb.Consult, StepActor.Owner), () => sheet.ConsultForm(buttons.ConsultAlso))
            .ActionIf(
                sheet.Offers(Verb.Release, StepActor.Owner) && Agreement.IsGiven(state),
                () => ReleaseForm(sheet))
            .ActionIf(sheet.Offers(Verb.Close, StepActor.Owner), sheet.CloseForm)
            .Build();
    }

    private static AdaptiveAction ReleaseForm(CardSheet sheet) => sheet.TextForm(
        "release",
        sheet.Words.Buttons.ReleaseWithoutWaiting,
        sheet.Words.Fields.ReleaseText,
        null,
        Agreement.Offered(sheet.Case)?.Text,
        sheet.Execute("release", sheet.Words.Buttons.Release, AdaptiveActionStyle.Positive));

    /// <summary>How it stands first, then who: on a phone the left column is narrow and titles of office are long.</summary>
    private static AdaptiveFact Standing(CardSheet sheet, Consultation asked)
    {
        var words = sheet.Words.Waiting;
        var who = sheet.Position(asked.Position);
        return asked.How switch
        {
            null => new(words.Waiting, CardSheet.Format(words.Until, who, sheet.Wib(asked.DueAt))),
            ConsultationEnd.Answered => new(words.Answered, who),
            ConsultationEnd.Approved => new(words.Approved, who),
            ConsultationEnd.Returned => new(words.Returned, who),
            _ => new(words.Withdrawn, who),
        };
    }
}
