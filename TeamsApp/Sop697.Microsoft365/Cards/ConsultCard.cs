using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Microsoft365.Cards;

/// <summary>To the owner at row 4: answer, consult, release, return, hand over or close.</summary>
internal static class ConsultCard
{
    internal static Model.AdaptiveCard Draw(CardSheet sheet)
    {
        var (state, words) = (sheet.Case, sheet.Words);
        var due = state.Steps[sheet.Card.Index].DueAt;
        return sheet
            .Heading(words.Wanted.Consult)
            .Overdue(due)
            .Question()
            .Facts([.. sheet.AboutFacts(), Agreement.Fact(sheet), sheet.DueFact(due)])
            .Action(sheet.AnswerForm(words.Buttons.AnswerMyself, Send(sheet), Hint(sheet), state.LatestDraft?.Text))
            .Action(sheet.ConsultForm(words.Buttons.Consult))
            .ActionIf(Agreement.IsGiven(state), () => sheet.ReleaseForm(words.Buttons.ReleaseNow))
            .Action(sheet.ReturnForm(words.Buttons.ReturnToTeam))
            .Action(sheet.DelegateForm(CardForms.Choices(sheet, p => p.Role == Role.KepalaSeksi && p.Key != state.Owner)))
            .Action(sheet.CloseForm())
            .Build();
    }

    private static string Send(CardSheet sheet) =>
        sheet.Case.Rule == ApprovalRule.KasiDanKabid ? sheet.Words.Buttons.AskApproval : sheet.Words.Buttons.SaveAnswer;

    private static string? Hint(CardSheet sheet) => sheet.Case.Rule switch
    {
        ApprovalRule.KasiDanKabid => CardSheet.Format(sheet.Words.Hints.AnswerThenApproval, Agreement.Who(sheet)!),
        ApprovalRule.KasiDanKasiTerkait => sheet.Words.Hints.AnswerThenConsult,
        _ => null,
    };
}
