namespace Sop697.Domain.Cases;

/// <summary>Whose agreement a draft needs, and whether it has it.</summary>
public static class Approval
{
    /// <summary>
    /// Whose agreement an answer needs. The topic says; a complaint never goes out on one person's word, whatever its topic.
    /// </summary>
    public static ApprovalRule RuleFor(ApprovalRule? topic, InquiryClass kind) => (topic, kind) switch
    {
        (null, _) or (ApprovalRule.KasiSaja, InquiryClass.Pengaduan) => ApprovalRule.KasiDanKabid,
        ({ } rule, _) => rule,
    };

    /// <summary>Where no position stands above the owner, there is nobody to agree.</summary>
    internal static ApprovalRule? Possible(ApprovalRule? rule, string? approver) =>
        rule == ApprovalRule.KasiDanKabid && approver is null ? ApprovalRule.KasiSaja : rule;

    /// <summary>The draft may be released as it stands.</summary>
    public static bool IsSatisfied(Case state, Draft draft)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(draft);
        return state.Rule switch
        {
            ApprovalRule.KasiSaja => true,
            ApprovalRule.KasiDanKasiTerkait => WhoAgreed(state, draft).Count > 0,
            ApprovalRule.KasiDanKabid => state.Approver is { } approver && draft.Endorsed.Contains(approver),
            _ => false,
        };
    }

    /// <summary>The newest draft that may be released as it stands; an older one that was agreed to stays so when another is written.</summary>
    public static Draft? Releasable(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Drafts.LastOrDefault(d => IsSatisfied(state, d));
    }

    /// <summary>Positions but the owner's that stand behind a draft.</summary>
    public static IReadOnlyList<string> WhoAgreed(Case state, Draft draft)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(draft);
        return [.. draft.Endorsed.Where(p => p != state.Owner)];
    }

    /// <summary>To whom the owner sends an answer back: who answered last, else who must agree; null when there is nobody.</summary>
    public static string? WhoMends(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var answered = state.Consultations.LastOrDefault(c => IsAnotherAnswer(state, c))?.Position;
        return answered ?? (WhoMustAgree(state) is [var first, ..] ? first : null);
    }

    /// <summary>After a hand-over the owner may be the one who answered; nobody returns to himself.</summary>
    private static bool IsAnotherAnswer(Case state, Consultation c) =>
        c.Ended is not null && c.How != ConsultationEnd.Withdrawn && c.Position != state.Owner;

    /// <summary>
    /// Positions to ask about a new draft of the owner. Empty when nobody need agree, or when the owner must first choose
    /// whom to consult.
    /// </summary>
    public static IReadOnlyList<string> WhoMustAgree(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Rule switch
        {
            ApprovalRule.KasiDanKabid when state.Approver is { } approver => [approver],
            ApprovalRule.KasiDanKasiTerkait => [.. state.Consultations.Select(c => c.Position).Where(p => p != state.Owner).Distinct()],
            _ => [],
        };
    }
}
