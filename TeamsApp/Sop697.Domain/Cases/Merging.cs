using Sop697.Domain.Privacy;

namespace Sop697.Domain.Cases;

/// <summary>
/// "Kasus yang sama": two reports about one thing get one answer. The SOP knows no such step, so it is possible at any of them until an
/// answer was released, and only the team says so.
/// </summary>
internal static class Merging
{
    internal static Decision Merge(Case state, MergeCase command)
    {
        if (StandIns.As(state, command.By, state.Team) is not { } by) return new Decision.Refused(Refusals.NotTeam);
        if (state.Like.All(l => l.CaseId != command.Alike)) return new Decision.Refused(Refusals.NotAlike);
        if (state.Release is not null) return new Decision.Refused(Refusals.TooLateToMerge);
        return new Decision.Accepted(by,
        [
            .. state.Waiting.Select(c => new ConsultationEnded(c.Position, ConsultationEnd.Withdrawn)),
            new CaseMerged(command.Into, command.Number),
            new CaseClosed(Outcome.Digabung, $"Digabung ke {command.Number ?? "kasus yang lebih dahulu"}."),
        ]);
    }

    internal static Decision Deny(Case state, DenyDuplicate command)
    {
        if (StandIns.As(state, command.By, state.Team) is not { } by) return new Decision.Refused(Refusals.NotTeam);
        if (state.Like.Count == 0) return new Decision.Refused(Refusals.NotAlike);
        return state.LikeDenied is { } denied ? new Decision.Repeated(denied) : new Decision.Accepted(by, [new DuplicateDenied()]);
    }

    /// <summary>A closed case counts askers too: its answer must still be posted to them.</summary>
    internal static Decision Join(Case state, JoinAsker command) => state.Askers.Any(a => a.CaseId == command.Asker.CaseId)
        ? new Decision.Repeated(null)
        : new Decision.Accepted(Actor.System.As("sistem")!, [new AskerJoined(state.Erased is null ? command.Asker : Redaction.Of(command.Asker))]);
}
