using Sop697.Domain.Cases;

namespace Sop697.Domain.Audit;

/// <summary>What the copy in SharePoint gives back of a journal that was restored from an older backup.</summary>
/// <param name="Number">Of the case; null when it has none.</param>
/// <param name="Missing">Decisions that only the copy has, in order.</param>
/// <param name="InTheWay">Why they cannot be given back: with them the journal would not be whole. Empty when they can.</param>
public sealed record JournalRestoration(string CaseId, string? Number, IReadOnlyList<StoredCommit> Missing, IReadOnlyList<Finding> InTheWay)
{
    /// <summary>
    /// Both together must prove themselves as one journal: every hash, every link, and that the events can follow each other. Texts of before an
    /// erasure that the backup brought back are no hindrance; they are removed again afterwards.
    /// </summary>
    public static JournalRestoration Of(string caseId, IReadOnlyList<StoredCommit> stored, KeptCase copy)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(copy);
        var own = stored.Select(s => s.Version).ToHashSet();
        StoredCommit[] missing = [.. copy.Audit.Select(a => a.Commit).Where(c => c.Version > 0 && !own.Contains(c.Version)).OrderBy(c => c.Version)];
        if (missing.Length == 0) return new(caseId, null, [], []);
        var proof = JournalProof.Of(caseId, [.. stored, .. missing]);
        return new(caseId, proof.Number, missing, [.. proof.Findings.Where(f => f.Kind != FindingKind.Restored)]);
    }
}

/// <summary>Decisions that a backup had lost were put back into the journal from the copy in SharePoint.</summary>
/// <param name="First">Version of the first of them.</param>
/// <param name="Last">Version of the last of them.</param>
/// <param name="Reason">Why, in the words of whoever ran it; holds nothing about the citizen.</param>
public sealed record DecisionsRestored(int First, int Last, string Reason) : CaseEvent;

/// <summary>Put on the record that decisions were given back. Given by the administrator on the server, when they stand in the journal again.</summary>
public sealed record RecordRestoration(DateTimeOffset Now, int First, int Last, string Reason) : CaseCommand(Now);
