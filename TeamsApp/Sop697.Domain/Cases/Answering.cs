using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>SOP row 5: drafts, and agreement to them.</summary>
internal static class Answering
{
    internal static Decision Answer(ActingContext acting, Answer command)
    {
        var text = Texts.Tidy(command.Text);
        if (Fault(acting.State, text) is { } fault) return ActingContext.No(fault);
        var standing = acting.State.LatestDraft is { } d && d.Text == text && d.Written.By.Position == acting.By.Position ? d : null;
        if (standing is not null && acting.Turn.Exit.By == StepActor.Consulted) return Agree(acting, standing, "");

        CaseEvent[] drafted = standing is null ? [new AnswerDrafted(acting.State.Drafts.Count + 1, text, acting.By.Position, acting.State.Suggested?.Find(command.BasedOn)?.Number)] : [];
        var follows = acting.Turn.Exit.By == StepActor.Owner ? AfterOwner(acting, standing) : Ended(acting, ConsultationEnd.Answered);
        CaseEvent[] events = [.. drafted, .. follows];
        return events.Length == 0 ? new Decision.Repeated(standing!.Written) : acting.Accept(events);
    }

    internal static Decision Approve(ActingContext acting, Approve command)
    {
        if (acting.State.LatestDraft is not { } draft) return ActingContext.No(Refusals.NothingToApprove);
        if (command.Note.Length > ChannelRules.MaxReason) return ActingContext.No(Refusals.ReasonTooLong);
        return Agree(acting, draft, Texts.Tidy(command.Note));
    }

    /// <summary>Sending the newest text once more, unchanged, is agreeing to it too.</summary>
    private static Decision Agree(ActingContext acting, Draft draft, string note) => acting.Accept(
        [new DraftApproved(draft.Version, acting.By.Position, note), .. Ended(acting, ConsultationEnd.Approved)]);

    /// <summary>One consultation ends; the row is done when nobody is waited for any more.</summary>
    internal static IEnumerable<CaseEvent> Ended(ActingContext acting, ConsultationEnd how)
    {
        yield return new ConsultationEnded(acting.By.Position, how);
        if (acting.State.Waiting.Any(c => c.Position != acting.By.Position)) yield break;
        foreach (var moved in acting.MoveTo(acting.Turn.Exit.LeadsTo!)) yield return moved;
    }

    internal static Refusal? Fault(Case state, string text)
    {
        var limit = ChannelRules.MaxReply(state.Inquiry.Channel);
        if (text.Length == 0) return Refusals.EmptyAnswer;
        return text.Length > limit ? Refusals.TooLong(state.Inquiry.Channel, text.Length, limit) : null;
    }

    /// <summary>The owner's own draft: on to release where it needs nobody else, else to whoever must agree.</summary>
    /// <param name="acting">The owner.</param>
    /// <param name="standing">The newest draft when the owner sent the same text once more, else null.</param>
    private static IEnumerable<CaseEvent> AfterOwner(ActingContext acting, Draft? standing)
    {
        var agreed = standing is not null && Approval.IsSatisfied(acting.State, standing);
        if (agreed || acting.State.Rule == ApprovalRule.KasiSaja) return acting.MoveTo(acting.Turn.Exit.LeadsTo!);
        var mustAgree = Approval.WhoMustAgree(acting.State);
        if (mustAgree.Count == 0) return [];
        var asked = acting.Table.Steps.First(s => s.Actor == StepActor.Consulted);
        return [.. acting.Ask(mustAgree, ""), .. acting.MoveTo(asked.Key)];
    }
}
