namespace Sop697.Domain.Audit;

/// <summary>Proves that a journal is whole: dense versions, each body under its hash, each commit naming the one before, all of one case.</summary>
public static class HashChain
{
    /// <returns>Null when the chain holds, else the first thing that is wrong.</returns>
    public static ChainBreak? FirstBreak(IReadOnlyList<SealedCommit> commits)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var previous = Commit.Genesis;
        for (var i = 0; i < commits.Count; i++)
        {
            var sealedCommit = commits[i];
            var version = i + 1;
            if (sealedCommit.Commit.Version != version) return new ChainBreak(version, ChainFault.Missing);
            if (SealedCommit.HashOf(sealedCommit.Body) != sealedCommit.Hash) return new ChainBreak(version, ChainFault.Altered);
            if (sealedCommit.Commit.PreviousHash != previous || sealedCommit.Commit.CaseId != commits[0].Commit.CaseId)
                return new ChainBreak(version, ChainFault.Unlinked);
            previous = sealedCommit.Hash;
        }

        return null;
    }
}

/// <summary>The first fault of a journal.</summary>
public sealed record ChainBreak(int Version, ChainFault Fault);

public enum ChainFault
{
    /// <summary>A version is not there, or stands twice.</summary>
    Missing,

    /// <summary>The text does not have the hash stored with it.</summary>
    Altered,

    /// <summary>The text names another predecessor, or another case.</summary>
    Unlinked,
}
