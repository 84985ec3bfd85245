using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>"Minta perbaikan" and its mending. The clock is never reset; rounds are counted.</summary>
internal static class Returning
{
    /// <summary>Written into the record as the reason of a hand-over that nobody gave a reason for.</summary>
    private const string TopicMended = "Topik laporan diperbaiki.";

    internal static Decision Return(ActingContext acting, Return command)
    {
        var reason = Texts.Tidy(command.Reason);
        if (Refusals.OfReason(reason) is { } wrong) return ActingContext.No(wrong);

        var to = acting.Turn.Exit.LeadsTo!;
        var round = acting.State.Returns.Count + 1;
        if (acting.Turn.Exit.By == StepActor.Consulted)
        {
            return acting.Accept(
            [
                new Returned(acting.By.Position, acting.State.Owner, reason, round),
                .. Answering.Ended(acting, ConsultationEnd.Returned),
            ]);
        }

        return acting.Table[to].Actor switch
        {
            StepActor.Consulted => BackToAnswerer(acting, to, reason, round),
            StepActor.Team => acting.Accept([new Returned(acting.By.Position, acting.State.Team, reason, round), .. acting.MoveTo(to)]),
            _ => acting.Accept([new Returned(acting.By.Position, acting.State.Owner, reason, round), .. acting.MoveTo(to)]),
        };
    }

    internal static Decision Correct(ActingContext acting, Correct command)
    {
        if (Opening.Fault(command.Inquiry) is { } fault) return ActingContext.No(fault);
        var word = UrgentWords.Find(command.Inquiry.Summary, acting.Rules.Settings.UrgentWords);
        var inquiry = command.Inquiry with
        {
            Urgent = command.Inquiry.Urgent || word is not null,
            Summary = Texts.Tidy(command.Inquiry.Summary),
            SourceUrl = command.Inquiry.SourceUrl ?? acting.State.Inquiry.SourceUrl,
            SourceAccount = command.Inquiry.SourceAccount ?? acting.State.Inquiry.SourceAccount,
            PostedAt = command.Inquiry.PostedAt ?? acting.State.Inquiry.PostedAt,
        };
        List<Delegated> rerouted = [.. Rerouted(acting.State, command)];
        var approver = rerouted.FirstOrDefault(d => d.Agreement)?.To ?? acting.State.Approver;
        return acting.Accept(
        [
            new CaseCorrected(inquiry, Approval.Possible(command.Rule, approver), word),
            .. rerouted,
            .. inquiry.Kind == acting.State.Inquiry.Kind ? [] : Recalculating.OfLaw(acting.State with { Inquiry = inquiry }, acting.Rules, DueReason.Class),
            .. acting.MoveTo(acting.Turn.Exit.LeadsTo!),
        ]);
    }

    /// <summary>
    /// Another topic may belong to another section: the case goes to it, with the agreement, as if it had been handed over. Who had it
    /// before stays in the chain. The same topic leaves a case with whom it was handed to.
    /// </summary>
    private static IEnumerable<Delegated> Rerouted(Case state, Correct command)
    {
        if (command.Owner is not { } owner || command.Inquiry.Topic == state.Inquiry.Topic || state.Waiting.Any(c => c.Position == owner)) yield break;
        if (owner != state.Owner) yield return new Delegated(state.Owner, owner, TopicMended);
        if (command.Approver is { } approver && state.Approver is { } before && approver != before && approver != owner)
            yield return new Delegated(before, approver, TopicMended, Agreement: true);
    }

    private static Decision BackToAnswerer(ActingContext acting, string to, string reason, int round)
    {
        if (Approval.WhoMends(acting.State) is not { } answerer) return ActingContext.No(Refusals.NobodyToReturnTo);
        return acting.Accept(
        [
            new Returned(acting.By.Position, answerer, reason, round),
            .. acting.Ask([answerer], reason),
            .. acting.MoveTo(to),
        ]);
    }
}
