using Sop697.Domain.Audit;

namespace Sop697.Domain.Cases;

/// <summary>Folds events into state. No rules here: what is in the journal has happened.</summary>
public static class CaseEvolution
{
    /// <returns>Null when there are no commits.</returns>
    public static Case? Fold(IEnumerable<SealedCommit> commits)
    {
        ArgumentNullException.ThrowIfNull(commits);
        return commits.Aggregate((Case?)null, (state, sealedCommit) => Apply(state, sealedCommit.Commit));
    }

    public static Case? Apply(Case? state, Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var stamp = new Stamp(commit.Version, commit.At, commit.By);
        var next = commit.Events.Aggregate(state, (s, e) => Evolve(s, e, commit.CaseId, stamp));
        return next is null ? null : next with { Version = commit.Version };
    }

    /// <exception cref="InvalidOperationException">The event cannot follow this state: the journal is broken.</exception>
    public static Case Evolve(Case? state, CaseEvent happened, string caseId, Stamp stamp)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(stamp);
        if (happened is CaseOpened opened) return Begin(state, opened, caseId, stamp);
        return CaseFolding.Next(
            state ?? throw new InvalidOperationException($"{happened.GetType().Name} before CaseOpened."), happened, stamp);
    }

    private static Case Begin(Case? state, CaseOpened e, string caseId, Stamp stamp) => state is not null
        ? throw new InvalidOperationException("CaseOpened twice.")
        : new Case
        {
            Id = caseId,
            Version = stamp.Version,
            ContentVersion = stamp.Version,
            MaterialVersion = stamp.Version,
            ReportVersion = stamp.Version,
            SopRevision = e.SopRevision,
            ReceivedAt = stamp.At,
            ReportedBy = stamp.By,
            Inquiry = e.Inquiry,
            Rule = e.Rule,
            Team = e.Team,
            Owner = e.Owner,
            Approver = e.Approver,
            StatutoryDueAt = e.StatutoryDueAt,
            UrgentWord = e.UrgentWord,
        };
}
