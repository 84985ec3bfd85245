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

    private static string Text(CardSheet sheet)
    {
        if (Who(sheet) is not { } who) return sheet.Words.Facts.AgreementNone;
        if (sheet.Case.LatestDraft is null) return who;
        return CardSheet.Format(IsGiven(sheet.Case) ? sheet.Words.Facts.AgreementGiven : sheet.Words.Facts.AgreementMissing, who);
    }
}
