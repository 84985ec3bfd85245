using System.Text.Json;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;

namespace Sop697.Domain.Audit;

/// <summary>
/// What the journal of one case proves by itself: every hash, every link, and that its events can follow each other. Of a case whose content
/// was erased, the redacted texts stand for those that were sealed.
/// </summary>
/// <param name="Stored">As it was kept, in order of version.</param>
/// <param name="Commits">Those that can be read, in order; all of them when nothing was found.</param>
/// <param name="State">The case as it is replayed; null when what was found leaves it in doubt.</param>
/// <param name="Findings">In order of version.</param>
public sealed record JournalProof(
    string CaseId, IReadOnlyList<StoredCommit> Stored, IReadOnlyList<SealedCommit> Commits, Case? State, IReadOnlyList<Finding> Findings)
{
    /// <summary>Commits whose text may be another than was sealed, by version: an erasure on the record named them with both hashes.</summary>
    public IReadOnlyDictionary<int, RedactedCommit> Redacted { get; private init; } = Nothing;

    private static readonly Dictionary<int, RedactedCommit> Nothing = [];

    public string? Number => State?.Number ?? Commits.SelectMany(c => c.Commit.Events ?? []).OfType<CaseNumbered>().LastOrDefault()?.Number;

    public static JournalProof Of(string caseId, IReadOnlyList<StoredCommit> stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        StoredCommit[] ordered = [.. stored.OrderBy(s => s.Version)];
        var redacted = RedactedBy(ordered);
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
            if (Wrong(one, previous, redacted, out var read) is { } wrong) findings.Add(wrong);
            if (read is not null) commits.Add(read);
            (next, previous) = (one.Version + 1, one.Hash);
        }

        var proof = new JournalProof(caseId, ordered, commits, null, findings) { Redacted = redacted };
        return proof.Named().Replayed();
    }

    /// <param name="previous">Hash of the one before; null when that is not known, because it is missing.</param>
    private static Finding? Wrong(StoredCommit one, string? previous, Dictionary<int, RedactedCommit> redacted, out SealedCommit? read)
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
        if (!Stands(one, redacted))
            return Found(FindingKind.Altered, one, null, new("isi atau sidiknya diubah; keduanya tidak cocok lagi", "text or hash was altered; they no longer agree"));
        if (commit.Version != one.Version || commit.CaseId != one.CaseId)
            return Found(FindingKind.Misplaced, one, null, new($"memuat keputusan {commit.CaseId} versi {commit.Version}", $"holds decision {commit.Version} of {commit.CaseId}"));
        return previous is null || commit.PreviousHash == previous
            ? null
            : Found(FindingKind.Unlinked, one, null, new("tidak menyambung dari keputusan sebelumnya", "does not follow from the decision before it"));
    }

    /// <summary>The text as it was sealed, or as an erasure says that it is redacted.</summary>
    internal bool Stands(StoredCommit one) => Stands(one, Redacted);

    private static bool Stands(StoredCommit one, IReadOnlyDictionary<int, RedactedCommit> redacted)
    {
        var hash = SealedCommit.HashOf(one.Body);
        return hash == one.Hash || (redacted.TryGetValue(one.Version, out var named) && named.Hash == one.Hash && named.RedactedHash == hash);
    }

    /// <summary>The text was to be removed and stands there still.</summary>
    internal bool IsLeft(StoredCommit one) =>
        Redacted.TryGetValue(one.Version, out var named) && named.Hash != named.RedactedHash && SealedCommit.HashOf(one.Body) == named.Hash;

    /// <summary>
    /// Only an erasure whose own text has its hash may speak, and only of what stands before it. That it stands in the chain at all, and in
    /// both copies, is proved like that of any other commit.
    /// </summary>
    private static Dictionary<int, RedactedCommit> RedactedBy(StoredCommit[] ordered)
    {
        Dictionary<int, RedactedCommit> redacted = [];
        foreach (var one in ordered.Where(s => s.Body.Contains(ErasureMark, StringComparison.Ordinal) && SealedCommit.HashOf(s.Body) == s.Hash))
        {
            try
            {
                foreach (var named in one.Read().Commit.Events.OfType<CaseErased>().SelectMany(e => e.Redacted).Where(r => r.Version < one.Version))
                    redacted.TryAdd(named.Version, named);
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                // Named as unreadable when its turn comes.
            }
        }

        return redacted;
    }

    private JournalProof Replayed()
    {
        if (Findings.Count > 0) return this;
        try
        {
            var state = CaseEvolution.Fold(Commits);
            return this with { State = state, Findings = state?.Erased is { Done: not null } ? [.. Stored.Where(IsLeft).Select(Left)] : Findings };
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

    private Finding Left(StoredCommit one) => Finding.Restored(Places.Journal, $"{one.CaseId}/{one.Version}", one.CaseId, Number, one.Version);

    /// <summary>Spares every other commit a second reading.</summary>
    private const string ErasureMark = "\"type\":\"caseErased\"";

    private static Finding Found(FindingKind kind, StoredCommit one, string? number, LocalText what) =>
        new(kind, Places.Journal, $"{one.CaseId}/{one.Version}", one.CaseId, number, one.Version, what);
}
