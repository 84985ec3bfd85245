using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>Whose agreement the answer needs, in words.</summary>
internal static class Agreement
{
    internal static AdaptiveFact Fact(CardSheet sheet) => new(sheet.Words.Facts.Agreement, Text(sheet));

    /// <summary>Who must agree; null when nobody.</summary>
    internal static string? Who(CardSheet sheet) => sheet.Case.Rule switch
    {
        ApprovalRule.KasiDanKabid => sheet.Case.Approver is { } approver ? sheet.Position(approver) : sheet.Words.Facts.Nobody,
        ApprovalRule.KasiDanKasiTerkait => sheet.Words.Facts.AgreementPeer,
        _ => null,
    };

    internal static bool IsGiven(Case state) => state.Rule == ApprovalRule.KasiSaja || Approval.Releasable(state) is not null;

    /// <summary>What stands in a field whose text may be released: the newest agreed draft, where there is none the newest.</summary>
    internal static Draft? Offered(Case state) => Approval.Releasable(state) ?? state.LatestDraft;

    /// <summary>What was said in agreeing to the text that is offered.</summary>
    internal static CardSheet AgreedWith(this CardSheet sheet)
    {
        var (facts, brief) = (sheet.Words.Facts, sheet.Brevity == CardSheet.MostBrief);
        foreach (var note in (Offered(sheet.Case)?.Notes ?? []).TakeLast(brief ? 1 : MostNotes))
            sheet.Quote(brief ? facts.Note : $"{facts.ApprovalNote} {sheet.Person(note.At.By)}", note.Note, remindsOnly: true);
        return sheet;
    }

    private const int MostNotes = 2;

    private static string Text(CardSheet sheet)
    {
        var facts = sheet.Words.Facts;
        if (Who(sheet) is not { } who) return facts.AgreementNone;
        if (sheet.Case.LatestDraft is null) return CardSheet.Format(facts.AgreementNeeded, who);
        return Approval.Releasable(sheet.Case) is { } draft
            ? CardSheet.Format(facts.AgreementGiven, Given(sheet, draft) ?? who)
            : CardSheet.Format(facts.AgreementMissing, who);
    }

    /// <summary>Where any other position will do, the one that agreed; null where the rule itself names it.</summary>
    private static string? Given(CardSheet sheet, Draft draft) => sheet.Case.Rule == ApprovalRule.KasiDanKasiTerkait
        ? string.Join(", ", Approval.WhoAgreed(sheet.Case, draft).Select(sheet.Position))
        : null;
}
