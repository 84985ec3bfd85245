using Sop697.Domain.Cases;
using Sop697.Domain.Time;

namespace Sop697.Domain.Privacy;

/// <summary>Whether the content of a case may be given up now.</summary>
internal static class Erasing
{
    internal static Decision Decide(Case state, EraseCase command, SopRules rules)
    {
        if (state.Erased is { } erased) return new Decision.Repeated(erased.At);
        if (Retention.Until(state, rules.Settings) is not { } until) return No(Refusals.NotEnded);
        var (reason, approval, letter) = (Texts.Tidy(command.Reason), Texts.Tidy(command.ApprovedBy), Texts.Tidy(command.Letter));
        if (reason.Length == 0) return No(Refusals.EmptyReason);
        if (approval.Length == 0) return No(Refusals.EmptyApproval);
        if (new[] { reason, approval, letter }.Any(t => t.Length > ChannelRules.MaxReason)) return No(Refusals.ReasonTooLong);
        var isEarly = Wib.Day(command.Now) < until;
        if (isEarly && !command.BeforeRetention) return No(Refusals.StillKept(until));
        // What was written since the list was made would keep its text for good.
        if (!command.Redacted.Select(r => r.Version).SequenceEqual(Enumerable.Range(1, state.Version))) return No(Refusals.ChangedMeanwhile);
        return new Decision.Accepted(
            Actor.System.As("sistem")!,
            [new CaseErased(reason, letter.Length > 0 ? letter : null, approval, until, isEarly, command.Redacted)]);
    }

    /// <summary>Only what the record says is gone: the approval is that of the erasure.</summary>
    internal static Decision Again(Case state, EraseAgain command)
    {
        if (state.Erased is not { } erased) return No(Refusals.NotErased);
        if (erased.Done is null) return new Decision.Repeated(erased.At);
        var (reason, letter) = (Texts.Tidy(command.Reason), Texts.Tidy(command.Letter));
        if (reason.Length == 0) return No(Refusals.EmptyReason);
        if (new[] { reason, letter }.Any(t => t.Length > ChannelRules.MaxReason)) return No(Refusals.ReasonTooLong);
        return new Decision.Accepted(Actor.System.As("sistem")!, [new ErasureRepeated(reason, letter.Length > 0 ? letter : null)]);
    }

    private static Decision.Refused No(Refusal refusal) => new(refusal);
}
