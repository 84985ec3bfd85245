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
            ApprovalRule.KasiDanKasiTerkait => draft.Endorsed.Any(p => p != state.Owner),
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
