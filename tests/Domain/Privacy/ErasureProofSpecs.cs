using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Privacy;

/// <summary>What a proof accepts of an erased case, and that it accepts nothing else.</summary>
public sealed class ErasureProofSpecs
{
    private static readonly IReadOnlyList<SealedCommit> Before =
        Given([.. AtTerbitkan(), Past.Of(Tim, new AnswerPublished(Link, null), new CaseClosed(Outcome.Dijawab, null))]).Journal;

    private static readonly SealedCommit Erased = Next(Before[^1], new CaseErased("Masa simpan berakhir.", null, "Arif Arsip", new(2028, 12, 31), false, [.. Before.Select(RedactedCommit.Of)]));

    private static readonly SealedCommit Done = Next(Erased, new ContentErased(0));

    private static SealedCommit Next(SealedCommit before, CaseEvent happened) => new Commit(
        CaseId, before.Commit.Version + 1, Now.AddYears(3), Actor.System.As("sistem")!, [happened], null, before.Hash).Seal();

    private static StoredCommit Stored(SealedCommit c) => new(CaseId, c.Commit.Version, c.Body, c.Hash);

    private static StoredCommit Redacted(SealedCommit c) => Stored(Redaction.Of(c));

    private static List<StoredCommit> Whole => [.. Before.Select(Redacted), Stored(Erased), Stored(Done)];

    private static JournalProof Prove(IReadOnlyList<StoredCommit> stored) => JournalProof.Of(CaseId, stored);

    /// <summary>The copy in SharePoint with the same texts; its rows say what the journal gives.</summary>
    private static CaseVerdict Compare(IReadOnlyList<StoredCommit> own, IReadOnlyList<StoredCommit> theirs) => CaseProof.Of(
        CaseId, own, new KeptCase(CaseId, [], [], [.. theirs.Select(s => new KeptCommit(s, new KeptRow("Jurnal", $"{CaseId}/{s.Version}", new Dictionary<string, string>())))]), new ArchiveReach(0, 0), new NoRows());

    [Fact]
    public void Redacted_decisions_that_the_erasure_names_are_whole()
    {
        var proof = Prove(Whole);
        Assert.Empty(proof.Findings);
        Assert.Equal(("MS-2026-0001", Outcome.Dijawab), (proof.Number, proof.State!.Closing!.Outcome));
        Assert.Empty(Compare(Whole, Whole).Findings);
    }

    [Fact]
    public void Half_way_both_texts_are_true_and_what_is_left_is_owed()
    {
        List<StoredCommit> half = [.. Before.Take(3).Select(Redacted), .. Before.Skip(3).Select(Stored), Stored(Erased)];
        Assert.Empty(Prove(half).Findings);
        var verdict = Compare(half, [.. Before.Select(Stored)]);
        Assert.Empty(verdict.Findings);
        Assert.True(verdict.Owed > 0);
    }

    [Fact]
    public void A_text_that_is_on_record_as_erased_and_still_there_is_found_in_either_copy()
    {
        List<StoredCommit> left = [Stored(Before[0]), .. Whole.Skip(1)];
        Assert.Equal((FindingKind.Restored, 1), Told(Prove(left).Findings));
        var found = Assert.Single(Compare(Whole, left).Findings);
        Assert.Equal((FindingKind.Restored, "SharePoint/Jurnal", 1), (found.Kind, found.Place, found.Version));
    }

    [Fact]
    public void From_the_order_to_remove_it_again_on_it_is_owed_and_no_fault()
    {
        List<StoredCommit> left = [Stored(Before[0]), .. Whole.Skip(1), Stored(Next(Done, new ErasureRepeated("Cadangan dipulihkan.", null)))];
        Assert.Empty(Prove(left).Findings);
        var verdict = Compare(left, left);
        Assert.Empty(verdict.Findings);
        Assert.True(verdict.Owed > 0);
    }

    [Fact]
    public void A_row_of_the_case_that_says_again_what_was_erased_is_named_as_such()
    {
        var rows = new RowOfCase();
        var row = new KeptRow("Aduan", CaseId, new Dictionary<string, string> { ["Versi"] = "3", ["Ringkasan"] = "Apakah posyandu buka?" });
        KeptCase Copy(KeptRow kept) => new(CaseId, [kept], [], [.. Whole.Select(s => new KeptCommit(s, new KeptRow("Jurnal", $"{CaseId}/{s.Version}", new Dictionary<string, string>())))]);
        var found = Assert.Single(CaseProof.Of(CaseId, Whole, Copy(row), new ArchiveReach(0, 0), rows).Findings);
        Assert.Equal((FindingKind.Restored, "SharePoint/Aduan", CaseId), (found.Kind, found.Place, found.Key));
        Assert.DoesNotContain("posyandu", found.What.Id, StringComparison.OrdinalIgnoreCase);
        var gone = row with { Values = new Dictionary<string, string> { ["Versi"] = $"{Done.Commit.Version}", ["Ringkasan"] = Redaction.Removed } };
        Assert.Empty(CaseProof.Of(CaseId, Whole, Copy(gone), new ArchiveReach(0, 0), rows).Findings);
    }

    private sealed class RowOfCase : IRowsAsWritten
    {
        public ExpectedRow Case(Case state) => new("Aduan", CaseId, new Dictionary<string, string?> { ["Ringkasan"] = Redaction.Removed }) { Quiet = new HashSet<string> { "Ringkasan" } };

        public ExpectedRow Step(Case state, StepRecord step) => new("LangkahSOP", "", new Dictionary<string, string?>());

        public ExpectedRow Audit(SealedCommit entry, string? number) => new("Jurnal", "", new Dictionary<string, string?>());
    }

    [Fact]
    public void Redacting_by_hand_without_an_erasure_is_found() =>
        Assert.Equal((FindingKind.Altered, 1), Told(Prove([Redacted(Before[0]), .. Before.Skip(1).Select(Stored)]).Findings));

    [Fact]
    public void More_than_the_redaction_gives_is_found()
    {
        var whole = Whole;
        whole[0] = whole[0] with { Body = whole[0].Body.Replace("\"owner\":\"kasi\"", "\"owner\":\"kasi2\"", StringComparison.Ordinal) };
        Assert.Equal((FindingKind.Altered, 1), Told(Prove(whole).Findings));
        Assert.Contains(Compare(Whole, whole).Findings, f => f is { Kind: FindingKind.Altered, Version: 1, Place: "SharePoint/Jurnal" });
    }

    [Fact]
    public void An_erasure_speaks_for_the_hashes_it_names_and_for_no_other()
    {
        var other = Redacted(Before[1]) with { Hash = new string('0', 64) };
        Assert.Contains(Prove([Redacted(Before[0]), other, .. Whole.Skip(2)]).Findings, f => f is { Kind: FindingKind.Altered, Version: 2 });
    }

    [Fact]
    public void An_erasure_whose_own_text_was_altered_speaks_for_nothing()
    {
        var whole = Whole;
        whole[Before.Count] = whole[Before.Count] with { Body = whole[Before.Count].Body.Replace("Arif", "Siti", StringComparison.Ordinal) };
        Assert.Equal(Before.Count(c => Redaction.Of(c).Body != c.Body) + 1, Prove(whole).Findings.Count(f => f.Kind == FindingKind.Altered));
    }

    [Fact]
    public void What_was_decided_after_an_erasure_may_not_be_redacted()
    {
        var later = Next(Done, new WorkStalled("archive", "x"));
        var forged = Stored(later) with { Body = later.Body.Replace("\"x\"", "\"[dihapus]\"", StringComparison.Ordinal) };
        Assert.Equal((FindingKind.Altered, later.Commit.Version), Told(Prove([.. Whole, forged]).Findings));
    }

    [Fact]
    public void A_closed_month_comes_out_the_same()
    {
        var month = ClosedMonth.Of(new DateOnly(2026, 2, 1), [CaseStand.At(CaseId, Before.Select(c => (c.Commit.Version, c.Commit.At, c.Hash)), ClosedMonth.EndOf(new DateOnly(2026, 2, 1)))!], Now);
        using var proof = new MonthProof([month]);
        proof.Add(CaseId, Prove(Whole).Commits);
        Assert.Empty(proof.Broken());
    }

    private static (FindingKind, int?) Told(IReadOnlyList<Finding> findings) => (Assert.Single(findings).Kind, findings[0].Version);

    private sealed class NoRows : IRowsAsWritten
    {
        private static readonly ExpectedRow Any = new("Jurnal", "", new Dictionary<string, string?>());

        public ExpectedRow Case(Case state) => Any;

        public ExpectedRow Step(Case state, StepRecord step) => Any;

        public ExpectedRow Audit(SealedCommit entry, string? number) => Any;
    }
}
