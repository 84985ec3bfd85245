using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// What a backup brought back of an erased case is looked for, and its removal put on the record once more; the removal itself is the owed work of
/// the first time.
/// </summary>
public sealed class ErasureAgain(CaseHandler cases, Verification verification, IJournal journal, IPictureUsers pictures)
{
    /// <exception cref="ArchiveUnavailableException">SharePoint cannot be read.</exception>
    public async Task<StandingContent> LookAsync(string caseId, CancellationToken cancellationToken)
    {
        List<Finding> found = [];
        await verification.RunAsync(new VerificationScope(caseId, null, Files: true), found.Add, cancellationToken);
        return new StandingContent(found);
    }

    /// <summary>Who has its pictures is read from the journal first: what was remembered beside them may be as old as the backup.</summary>
    public async Task<Handled> OrderAsync(LoadedCase loaded, EraseAgain command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var owned = loaded.State.Evidence.Select(e => e.Sha256).ToHashSet();
        await foreach (var stored in journal.CasesAsync(cancellationToken))
            foreach (var sha256 in HeldBy(stored, loaded.State.Id, owned))
                await pictures.UsedAsync(sha256, stored[0].CaseId, cancellationToken);
        return await cases.HandleAsync(loaded.State.Id, command, null, cancellationToken);
    }

    private static IEnumerable<string> HeldBy(IReadOnlyList<StoredCommit> stored, string erased, HashSet<string> owned)
    {
        if (stored[0].CaseId == erased || !stored.Any(s => owned.Any(o => s.Body.Contains(o, StringComparison.Ordinal)))) return [];
        var other = JournalProof.Of(stored[0].CaseId, stored);
        return other.Commits.SelectMany(c => c.Commit.Events).OfType<EvidenceKept>().Select(e => e.Evidence.Sha256).Where(owned.Contains).Distinct();
    }
}

/// <summary>What a proof of an erased case found.</summary>
public sealed record StandingContent(IReadOnlyList<Finding> Found)
{
    /// <summary>
    /// What people must settle first. Removing writes SharePoint anew from the journal, and would so take away the only other copy of a decision
    /// that the journal lacks or has otherwise.
    /// </summary>
    public IReadOnlyList<Finding> InTheWay =>
        [.. Found.Where(f => f.Version is not null && f.Kind != FindingKind.Restored && f is not { Kind: FindingKind.Missing, Place: not Places.Journal })];
}
