using Sop697.Domain.Audit;

namespace Sop697.Workflow.Ports;

/// <summary>The truth: append-only commits of every case, one writer arbitrated per version.</summary>
public interface IJournal
{
    /// <summary>All commits of a case in order; empty when there is no such case.</summary>
    Task<IReadOnlyList<SealedCommit>> ReadAsync(string caseId, CancellationToken cancellationToken) => ReadAsync(caseId, 0, cancellationToken);

    /// <summary>The commits after a version in order; empty when there are none.</summary>
    /// <param name="after">Version that the caller has already; 0 for all.</param>
    Task<IReadOnlyList<SealedCommit>> ReadAsync(string caseId, int after, CancellationToken cancellationToken);

    /// <summary>Every case there is, each with its commits in order of version, as they stand and unchecked. Holds one case in memory at a time.</summary>
    IAsyncEnumerable<IReadOnlyList<StoredCommit>> CasesAsync(CancellationToken cancellationToken);

    /// <summary>The same of one case; empty when there is none.</summary>
    Task<IReadOnlyList<StoredCommit>> CaseAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>How far every case was at a moment, in ordinal order of the cases; those that were not there yet are left out. Bodies are not read.</summary>
    IAsyncEnumerable<CaseStand> StandsAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Adds one commit, and with it the cards whose sending it records: both stand, or neither.</summary>
    /// <param name="shown">Kept so that <see cref="IShownCards.FindAsync"/> finds them under the commit's case; mostly none.</param>
    /// <returns>
    /// True when exactly this commit stands in the journal now, also when an earlier try had already put it there and its
    /// answer was lost; false when another commit has taken the version.
    /// </returns>
    Task<bool> AppendAsync(SealedCommit commit, IReadOnlyList<ShownCard> shown, CancellationToken cancellationToken);
}
