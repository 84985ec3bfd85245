using System.Text.Json;
using Sop697.Domain.Cases;

namespace Sop697.Domain.Audit;

/// <summary>What the journal of one case proves by itself: every hash, every link, and that its events can follow each other.</summary>
/// <param name="Stored">As it was kept, in order of version.</param>
/// <param name="Commits">Those that can be read, in order; all of them when nothing was found.</param>
/// <param name="State">The case as it is replayed; null when something was found.</param>
/// <param name="Findings">In order of version.</param>
public sealed record JournalProof(
    string CaseId, IReadOnlyList<StoredCommit> Stored, IReadOnlyList<SealedCommit> Commits, Case? State, IReadOnlyList<Finding> Findings)
{
    public string? Number => State?.Number ?? Commits.SelectMany(c => c.Commit.Events ?? []).OfType<CaseNumbered>().LastOrDefault()?.Number;

    public static JournalProof Of(string caseId, IReadOnlyList<StoredCommit> stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        StoredCommit[] ordered = [.. stored.OrderBy(s => s.Version)];
        List<SealedCommit> commits = [];
        List<Finding> findings = [];
        var (next, previous) = (1, Commit.Genesis);
        foreach (var one in ordered)
        {
            if (one.Version < next)
            {
                findings.Add(Found(FindingKind.Added, one, null, new("baris ini bukan dari aplikasi", "this row is not ours")));
                continue;
            }

            for (; next < one.Version; next++, previous = null)
                findings.Add(Found(FindingKind.Missing, one with { Version = next }, null, new("keputusan ini tidak ada", "this decision is missing")));
            if (Wrong(one, previous, out var read) is { } wrong) findings.Add(wrong);
            if (read is not null) commits.Add(read);
            (next, previous) = (one.Version + 1, one.Hash);
        }

        var proof = new JournalProof(caseId, ordered, commits, null, findings);
        return proof.Named().Replayed();
    }

    /// <param name="previous">Hash of the one before; null when that is not known, because it is missing.</param>
    private static Finding? Wrong(StoredCommit one, string? previous, out SealedCommit? read)
    {
        read = null;
        if (one.Body.Length == 0) return Found(FindingKind.Missing, one, null, new("isi keputusan ini hilang", "the text of this decision is gone"));
        try
        {
            read = one.Read();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return Found(FindingKind.Altered, one, null, new("isinya bukan keputusan yang dapat dibaca", "its text is no decision that can be read"));
        }

        var commit = read.Commit;
        if (SealedCommit.HashOf(one.Body) != one.Hash)
            return Found(FindingKind.Altered, one, null, new("isi atau sidiknya diubah; keduanya tidak cocok lagi", "text or hash was altered; they no longer agree"));
        if (commit.Version != one.Version || commit.CaseId != one.CaseId)
            return Found(FindingKind.Misplaced, one, null, new($"memuat keputusan {commit.CaseId} versi {commit.Version}", $"holds decision {commit.Version} of {commit.CaseId}"));
        return previous is null || commit.PreviousHash == previous
            ? null
            : Found(FindingKind.Unlinked, one, null, new("tidak menyambung dari keputusan sebelumnya", "does not follow from the decision before it"));
    }

    private JournalProof Replayed()
    {
        if (Findings.Count > 0) return this;
        try
        {
            return this with { State = CaseEvolution.Fold(Commits) };
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or ArgumentException or NullReferenceException)
        {
            return this with
            {
                Findings = [Found(FindingKind.Altered, Stored[^1], Number, new("jurnal kasus ini tidak dapat diputar ulang", "the journal of this case cannot be replayed"))],
            };
        }
    }

    private JournalProof Named() => Findings.Count == 0 ? this : this with { Findings = [.. Findings.Select(f => f with { Number = Number })] };

    private static Finding Found(FindingKind kind, StoredCommit one, string? number, LocalText what) =>
        new(kind, Places.Journal, $"{one.CaseId}/{one.Version}", one.CaseId, number, one.Version, what);
}
