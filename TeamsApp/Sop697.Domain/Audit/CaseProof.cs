using Sop697.Domain.Cases;

namespace Sop697.Domain.Audit;

/// <summary>What the proof of one case came to.</summary>
/// <param name="Journal">The first copy by itself.</param>
/// <param name="Findings">What was found in both copies and between them.</param>
/// <param name="Notes">What differs and proves nothing.</param>
/// <param name="Owed">Rows that SharePoint is still to be given.</param>
public sealed record CaseVerdict(JournalProof Journal, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Notes, int Owed);

/// <summary>
/// Compares the two copies of a case, commit by commit, and the rows that people see with those that the journal gives. Both copies
/// are texts that somebody may have changed, so nothing is believed of either.
/// </summary>
public sealed class CaseProof
{
    private readonly JournalProof journal;
    private readonly KeptCase copy;
    private readonly ArchiveReach reach;
    private readonly IRowsAsWritten rows;
    private readonly List<Finding> findings;
    private readonly List<Finding> notes = [];
    private int owed;

    private CaseProof(JournalProof journal, KeptCase copy, ArchiveReach reach, IRowsAsWritten rows)
    {
        (this.journal, this.copy, this.reach, this.rows) = (journal, copy, reach, rows);
        findings = [.. journal.Findings];
    }

    public static CaseVerdict Of(string caseId, IReadOnlyList<StoredCommit> stored, KeptCase copy, ArchiveReach reach, IRowsAsWritten rows)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(reach);
        ArgumentNullException.ThrowIfNull(rows);
        var proof = new CaseProof(JournalProof.Of(caseId, stored), copy, reach, rows);
        proof.CompareCommits();
        // A journal that is not whole says nothing about rows.
        if (proof.journal.State is { } state) proof.CompareRows(state);
        else if (stored.Count == 0) proof.Orphans();
        return new CaseVerdict(proof.journal, proof.findings, proof.notes, proof.owed);
    }

    private void CompareCommits()
    {
        var mine = journal.Stored.Where(s => s.Version > 0).GroupBy(s => s.Version).ToDictionary(g => g.Key, g => g.First());
        var theirs = new Dictionary<int, KeptCommit>();
        foreach (var kept in copy.Audit)
        {
            if (kept.Commit.Version < 1 || !theirs.TryAdd(kept.Commit.Version, kept))
                Add(FindingKind.Added, kept.Row, kept.Commit.Version, new("baris ini bukan dari aplikasi", "this row is not ours"));
        }

        var read = journal.Commits.GroupBy(c => c.Commit.Version).ToDictionary(g => g.Key, g => g.First());
        foreach (var version in mine.Keys.Union(theirs.Keys).Order())
        {
            var kept = theirs.GetValueOrDefault(version);
            if (!mine.TryGetValue(version, out var own)) OnlyInSharePoint(kept!, mine.Count == 0 ? 0 : mine.Keys.Max());
            else if (kept is null) NotInSharePoint(own);
            else Compare(own, kept, read.GetValueOrDefault(version));
        }
    }

    /// <summary>A gap within the journal has been found already; behind its end only the other copy knows of it.</summary>
    private void OnlyInSharePoint(KeptCommit kept, int last)
    {
        if (kept.Commit.Version < last) return;
        if (kept.Commit.Version > reach.Version)
        {
            Add(FindingKind.Added, kept.Row, kept.Commit.Version, new("baris ini ditambahkan; jurnal tidak memuatnya", "this row was added; the journal does not have it"));
            return;
        }

        findings.Add(new Finding(
            FindingKind.Missing, Places.Journal, $"{copy.CaseId}/{kept.Commit.Version}", copy.CaseId, journal.Number, kept.Commit.Version,
            new("keputusan ini tidak ada di jurnal, tetapi ada di SharePoint", "this decision is missing from the journal and stands in SharePoint")));
    }

    private void NotInSharePoint(StoredCommit own)
    {
        if (own.Version > reach.Version)
        {
            owed++;
            return;
        }

        findings.Add(new Finding(
            FindingKind.Missing, Places.List(AuditList), own.CaseId + "/" + own.Version, own.CaseId, journal.Number, own.Version,
            new("baris keputusan ini tidak ada", "the row of this decision is missing")));
    }

    private void Compare(StoredCommit own, KeptCommit kept, SealedCommit? read)
    {
        var same = own.Body == kept.Commit.Body && own.Hash == kept.Commit.Hash;
        if (journal.Redacted.ContainsKey(own.Version) && own.Hash == kept.Commit.Hash && journal.Stands(own) && journal.Stands(kept.Commit))
        {
            CompareErased(own, kept, read);
            return;
        }

        if (!same && SealedCommit.HashOf(kept.Commit.Body) != kept.Commit.Hash)
            Add(FindingKind.Altered, kept.Row, own.Version, new("isi atau sidiknya diubah; keduanya tidak cocok lagi", "text or hash was altered; they no longer agree"));
        else if (!same && SealedCommit.HashOf(own.Body) == own.Hash)
            Add(FindingKind.Altered, kept.Row, own.Version, new("memuat keputusan lain daripada jurnal", "holds another decision than the journal"));
        if (same && read is not null) Compare(rows.Audit(read, journal.Number), kept.Row, own.Version);
    }

    /// <summary>Both are true; they may differ until the erasure is done in both copies.</summary>
    private void CompareErased(StoredCommit own, KeptCommit kept, SealedCommit? read)
    {
        if (journal.State?.Erased?.Done is null)
        {
            owed++;
            return;
        }

        if (journal.IsLeft(kept.Commit))
            Restored(kept.Row, own.Version);
        if (read is not null) Compare(rows.Audit(read, journal.Number), kept.Row, own.Version);
    }

    private void CompareRows(Case state)
    {
        CompareCase(state);
        var standing = new Dictionary<string, KeptRow>(StringComparer.Ordinal);
        foreach (var row in copy.Steps.Where(r => !standing.TryAdd(r.Key, r)))
            Add(FindingKind.Added, row, null, new("baris ini ada dua", "this row stands twice"));
        foreach (var step in state.Steps.Where(s => s.Finished is not null))
        {
            var expected = rows.Step(state, step);
            if (standing.Remove(expected.Key, out var row)) Compare(expected, row, null);
            else if (step.Index >= reach.Steps) owed++;
            else Miss(expected);
        }

        foreach (var row in standing.Values)
            Add(FindingKind.Added, row, null, new("langkah ini belum atau tidak pernah selesai menurut jurnal", "by the journal this step was never finished"));
    }

    private void CompareCase(Case state)
    {
        foreach (var row in copy.Cases.Skip(1)) Add(FindingKind.Added, row, null, new("kasus ini punya dua baris", "this case has two rows"));
        if (copy.Cases.Count == 0)
        {
            if (reach.Version == 0) owed++;
            else Miss(rows.Case(state));
            return;
        }

        // Until it is written anew it shows what the journal no longer holds.
        if (state.Erased is { Done: null })
        {
            owed++;
            return;
        }

        if (state.Erased is not null && IsRestored(rows.Case(state), copy.Cases[0]))
        {
            Restored(copy.Cases[0], null);
            return;
        }

        // The row is written before the audit rows of its version, so it may be ahead of them, and behind the journal.
        var kept = copy.Cases[0];
        var version = kept.Values.TryGetValue("Versi", out var text) && int.TryParse(text, out var known) ? known : 0;
        var then = version == state.Version ? state : CaseEvolution.Fold(journal.Commits.Take(version));
        if (then is null || then.Version != version || version < Math.Min(reach.Version, state.Version))
        {
            Add(FindingKind.Altered, kept, null, new($"versi {version} bukan versi yang ditulis aplikasi", $"version {version} is not the one that was written"));
            return;
        }

        if (version < state.Version) owed++;
        Compare(rows.Case(then), kept, null);
    }

    /// <summary>A column that may speak of a person says something where the erasure left nothing, or nothing but that it is gone.</summary>
    private static bool IsRestored(ExpectedRow expected, KeptRow kept) =>
        expected.Quiet.Any(c => kept.Values.TryGetValue(c, out var stands) && expected.Values.TryGetValue(c, out var wanted) && stands != wanted);

    private void Restored(KeptRow row, int? version) => findings.Add(Finding.Restored(Places.List(row.List), row.Key, copy.CaseId, journal.Number, version));

    private void Compare(ExpectedRow expected, KeptRow kept, int? version)
    {
        foreach (var (column, wanted) in expected.Values)
        {
            var stands = kept.Values.GetValueOrDefault(column);
            if (stands == wanted || (stands is null && expected.Later.Contains(column))) continue;
            var what = expected.Quiet.Contains(column)
                ? new LocalText($"kolom {column} berisi hal lain daripada jurnal", $"column {column} says something else than the journal")
                : new LocalText($"kolom {column} berisi {Shown(stands, "kosong")}, seharusnya {Shown(wanted, "kosong")}", $"column {column} says {Shown(stands, "nothing")} instead of {Shown(wanted, "nothing")}");
            var found = Of(FindingKind.Altered, kept, version, what);
            (expected.Reckoned.Contains(column) ? notes : findings).Add(found);
        }
    }

    private void Orphans()
    {
        foreach (var row in copy.Cases.Concat(copy.Steps))
            Add(FindingKind.Added, row, null, new("jurnal tidak mengenal kasus ini", "the journal does not know this case"));
    }

    private void Miss(ExpectedRow expected) => findings.Add(new Finding(
        FindingKind.Missing, Places.List(expected.List), expected.Key, copy.CaseId, journal.Number, null, new("baris ini tidak ada", "this row is missing")));

    private void Add(FindingKind kind, KeptRow row, int? version, LocalText what) => findings.Add(Of(kind, row, version, what));

    private Finding Of(FindingKind kind, KeptRow row, int? version, LocalText what) =>
        new(kind, Places.List(row.List), row.Key, copy.CaseId, journal.Number, version, what);

    private static string Shown(string? value, string nothing) => value is null ? nothing : value.Length <= 40 ? $"\"{value}\"" : $"\"{value[..12]}…\"";

    private const string AuditList = "Jurnal";
}
