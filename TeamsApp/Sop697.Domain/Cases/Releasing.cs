namespace Sop697.Domain.Cases;

/// <summary>SOP row 6: only the owner hands an answer to the team, and only a text that has its agreement.</summary>
internal static class Releasing
{
    internal static Decision Release(ActingContext acting, ReleaseAnswer command)
    {
        var state = acting.State;
        var text = Texts.Tidy(command.Text);
        if (Answering.Fault(state, text) is { } fault) return ActingContext.No(fault);

        var known = state.Drafts.LastOrDefault(d => d.Text == text && Approval.IsSatisfied(state, d));
        if (known is null && state.Rule != ApprovalRule.KasiSaja) return ActingContext.No(Refusals.NotApproved(state.Rule));

        var drafted = known is null ? new AnswerDrafted(state.Drafts.Count + 1, text, acting.By.Position, state.Suggested?.Find(command.BasedOn)?.Number) : null;
        return acting.Accept(
        [
            .. drafted is null ? Array.Empty<CaseEvent>() : [drafted],
            new AnswerReleased(known?.Version ?? drafted!.Draft, text, IsSelfReleased(acting, known)),
            .. acting.WithdrawWaiting(),
            .. acting.MoveTo(acting.Turn.Exit.LeadsTo!),
        ]);
    }

    /// <summary>One person wrote it and nobody else agreed to it, whatever positions that person holds.</summary>
    private static bool IsSelfReleased(ActingContext acting, Draft? draft) =>
        draft is null || draft.EndorsedBy.Values.All(p => p == acting.By.ObjectId);
}
