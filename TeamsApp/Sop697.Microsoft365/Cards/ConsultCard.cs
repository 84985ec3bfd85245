using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>To the owner at row 4: answer, consult, release, return, hand over or close.</summary>
internal static class ConsultCard
{
    internal static AdaptiveCard Draw(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var due = state.Steps[sheet.Card.Index].DueAt;
        return sheet
            .Heading(words.Wanted.Consult)
            .Overdue(due)
            .Question()
            .HandedBy(state.Owner)
            .Quote(words.Facts.Draft, state.LatestDraft?.Text, remindsOnly: true)
            .Facts([.. sheet.AboutFacts(), Agreement.Fact(sheet), sheet.DueFact(due)])
            .Hint(state.LatestDraft is null || Agreement.IsGiven(state) ? null : CardSheet.Format(words.Hints.NotYetApproved, Agreement.Who(sheet)!))
            .Suggestions()
            .Action(AnswerForm(sheet))
            .Action(sheet.ConsultForm(words.Buttons.Consult))
            .Action(sheet.ReturnForm(words.Buttons.ReturnToTeam))
            .Action(sheet.DelegateForm(CardForms.Choices(sheet, p => p.Role == Role.KepalaSeksi && p.Key != state.Owner)))
            .Action(sheet.CloseForm())
            .Build();
    }

    /// <summary>Where the Kepala Seksi decides alone, the text may go straight to the team.</summary>
    private static AdaptiveAction AnswerForm(CardSheet sheet)
    {
        var prefilled = Agreement.Offered(sheet.Case)?.Text is { Length: <= AnswerCard.Prefillable } text ? text : null;
        return sheet.TextForm("answer", sheet.Words.Buttons.AnswerMyself, sheet.Words.Fields.Answer, Hint(sheet), prefilled, Answers(sheet));
    }

    /// <summary>What may become of the owner's text at row 4.</summary>
    internal static IReadOnlyList<AdaptiveAction> Answers(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var send = state.Rule == ApprovalRule.KasiDanKabid ? words.Buttons.AskApproval : words.Buttons.SaveAnswer;
        return Agreement.IsGiven(state)
            ? [sheet.Execute("release", words.Buttons.ReleaseNow, AdaptiveActionStyle.Positive), sheet.Execute("answer", send)]
            : [sheet.Execute("answer", send, AdaptiveActionStyle.Positive)];
    }

    private static string? Hint(CardSheet sheet) => sheet.Case.Rule switch
    {
        ApprovalRule.KasiDanKabid => CardSheet.Format(sheet.Words.Hints.AnswerThenApproval, Agreement.Who(sheet)!),
        ApprovalRule.KasiDanKasiTerkait => sheet.Words.Hints.AnswerThenConsult,
        _ => null,
    };
}
