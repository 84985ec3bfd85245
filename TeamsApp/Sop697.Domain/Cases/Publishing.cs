namespace Sop697.Domain.Cases;

/// <summary>SOP row 7, and the ends without an answer.</summary>
internal static class Publishing
{
    internal static Decision Publish(ActingContext acting, Publish command)
    {
        var state = acting.State;
        var link = Texts.Tidy(command.Permalink);
        var asked = Texts.Tidy(command.Proof);
        var proofs = state.Evidence.Where(e => e.Purpose == EvidencePurpose.Proof).Select(e => e.Sha256).ToList();
        if (asked.Length > 0 && !proofs.Contains(asked)) return ActingContext.No(Refusals.UnknownProof);
        if (link.Length > 0 && WebAddress.Of(link) is null) return ActingContext.No(Refusals.BadLink);

        var proof = asked.Length > 0 ? asked : proofs.LastOrDefault();
        if (link.Length == 0 && proof is null) return ActingContext.No(Refusals.MissingProof);
        return acting.Accept([new AnswerPublished(link.Length > 0 ? link : null, proof), new CaseClosed(Outcome.Dijawab, null)]);
    }

    internal static Decision Close(ActingContext acting, CloseCase command)
    {
        var reason = Texts.Tidy(command.Reason);
        if (command.Outcome is Outcome.Dijawab or Outcome.Digabung) return ActingContext.No(Refusals.NotAnExit);
        if (Refusals.OfReason(reason) is { } wrong) return ActingContext.No(wrong);
        return acting.Accept([.. acting.WithdrawWaiting(), new CaseClosed(command.Outcome, reason)]);
    }
}
