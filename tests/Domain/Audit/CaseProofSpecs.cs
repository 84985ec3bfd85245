using System.Globalization;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Tests.Domain.Cases;

namespace Sop697.Tests.Domain.Audit;

/// <summary>The two copies of a case against each other, and the rows that people see against the journal.</summary>
public sealed class CaseProofSpecs
{
    private const string CaseId = CaseSpec.CaseId;

    private static readonly CaseSpec Spec = CaseSpec.Given(Situations.Closed());
    private static readonly StoredCommit[] Journal = [.. Spec.Journal.Select(c => new StoredCommit(CaseId, c.Commit.Version, c.Body, c.Hash))];
    private static readonly FewColumns Rows = new();

    /// <summary>SharePoint as it must be.</summary>
    private static readonly KeptCase Copy = new(
        CaseId,
        [Kept(Rows.Case(Spec.Known))],
        [.. Spec.Known.Steps.Where(s => s.Finished is not null).Select(s => Kept(Rows.Step(Spec.Known, s)))],
        [.. Journal.Select(c => new KeptCommit(c, Kept(Rows.Audit(c.Read(), "MS-2026-0001"))))]);

    [Fact]
    public void Two_copies_that_agree_prove_the_case()
    {
        var verdict = Of(Copy);
        Assert.Empty(verdict.Findings);
        Assert.Empty(verdict.Notes);
        Assert.Equal((0, Journal.Length), (verdict.Owed, verdict.Journal.State!.Version));
    }

    [Fact]
    public void What_SharePoint_is_still_to_be_given_is_owed_and_what_it_had_is_missing()
    {
        var without = Copy with { Audit = Copy.Audit.Take(5).ToList(), Steps = Copy.Steps.Take(4).ToList() };
        var owed = Of(without, new ArchiveReach(5, 4));
        Assert.Empty(owed.Findings);
        Assert.Equal(Journal.Length - 5 + Copy.Steps.Count - 4, owed.Owed);
        Assert.All(Of(without).Findings, f => Assert.Equal(FindingKind.Missing, f.Kind));
        Assert.Equal(owed.Owed, Of(without).Findings.Count);
    }

    [Fact]
    public void A_cut_off_end_of_the_journal_is_known_by_the_other_copy()
    {
        var verdict = CaseProof.Of(CaseId, Journal[..^1], Copy, ArchiveReach.All, Rows);
        Assert.Contains(verdict.Findings, f => f is { Kind: FindingKind.Missing, Place: Places.Journal } && f.Version == Journal.Length);
    }

    [Fact]
    public void A_row_beyond_what_was_ever_written_was_added()
    {
        var more = Journal[^1] with { Version = Journal.Length + 1 };
        var verdict = Of(Copy with { Audit = [.. Copy.Audit, new KeptCommit(more, Copy.Audit[^1].Row)] }, new ArchiveReach(Journal.Length, 99));
        Assert.Equal((FindingKind.Added, "SharePoint/Jurnal"), (Assert.Single(verdict.Findings).Kind, verdict.Findings[0].Place));
    }

    [Fact]
    public void An_altered_copy_is_told_from_one_that_was_sealed_anew()
    {
        var body = Journal[3].Body.Replace(Office.Reply, "Tidak ada.", StringComparison.Ordinal);
        Assert.Contains("diubah", Assert.Single(Of(WithAudit(4, Journal[3] with { Body = body })).Findings).What.Id, StringComparison.Ordinal);
        Assert.Contains("keputusan lain", Assert.Single(Of(WithAudit(4, Journal[3] with { Body = body, Hash = SealedCommit.HashOf(body) })).Findings).What.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_journal_that_is_not_whole_only_the_journal_is_judged()
    {
        var broken = Journal.Select(c => c.Version == 4 ? c with { Body = c.Body + " " } : c).ToList();
        var verdict = CaseProof.Of(CaseId, broken, Copy with { Cases = [], Steps = [] }, ArchiveReach.All, Rows);
        Assert.All(verdict.Findings, f => Assert.Equal(4, f.Version));
    }

    [Fact]
    public void A_step_row_that_was_altered_doubled_or_invented_is_named()
    {
        var first = Copy.Steps[0];
        Assert.Equal(FindingKind.Altered, Assert.Single(Of(Copy with { Steps = [With(first, "Langkah", "lain"), .. Copy.Steps.Skip(1)] }).Findings).Kind);
        Assert.Equal(FindingKind.Added, Assert.Single(Of(Copy with { Steps = [.. Copy.Steps, first] }).Findings).Kind);
        Assert.Equal(FindingKind.Added, Assert.Single(Of(Copy with { Steps = [.. Copy.Steps, first with { Key = $"{CaseId}/99" }] }).Findings).Kind);
    }

    [Fact]
    public void The_row_of_the_case_may_lag_behind_the_journal_but_not_behind_what_was_written()
    {
        var then = CaseEvolution.Fold(Spec.Journal.Take(5))!;
        var lagging = Copy with { Cases = [Kept(Rows.Case(then))] };
        var verdict = Of(lagging, new ArchiveReach(5, 99));
        Assert.Empty(verdict.Findings);
        Assert.True(verdict.Owed > 0);
        Assert.Contains("bukan versi yang ditulis", Assert.Single(Of(lagging).Findings).What.Id, StringComparison.Ordinal);
        Assert.Contains("dua baris", Assert.Single(Of(Copy with { Cases = [.. Copy.Cases, Copy.Cases[0]] }).Findings).What.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_reckoned_is_a_note_what_comes_later_may_be_empty_and_what_speaks_of_a_person_is_not_repeated()
    {
        var row = Copy.Cases[0];
        var reckoned = Of(Copy with { Cases = [With(row, "Menit", "77")] });
        Assert.Empty(reckoned.Findings);
        Assert.Contains("\"77\"", Assert.Single(reckoned.Notes).What.Id, StringComparison.Ordinal);
        Assert.Empty(Of(Copy with { Cases = [row with { Values = row.Values.Where(v => v.Key != "Nomor").ToDictionary() }] }).Findings);
        var personal = Assert.Single(Of(Copy with { Cases = [With(row, "Akun", "orang_lain")] }).Findings);
        Assert.DoesNotContain("orang_lain", personal.What.Id, StringComparison.Ordinal);
        Assert.DoesNotContain(Office.Question.SourceAccount!, personal.What.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_case_that_the_journal_does_not_know_were_added()
    {
        var verdict = CaseProof.Of(CaseId, [], Copy with { Audit = [] }, ArchiveReach.All, Rows);
        Assert.Equal(1 + Copy.Steps.Count, verdict.Findings.Count);
        Assert.All(verdict.Findings, f => Assert.Equal(FindingKind.Added, f.Kind));
    }

    private static CaseVerdict Of(KeptCase copy, ArchiveReach? reach = null) => CaseProof.Of(CaseId, Journal, copy, reach ?? ArchiveReach.All, Rows);

    private static KeptCase WithAudit(int version, StoredCommit commit) =>
        Copy with { Audit = [.. Copy.Audit.Select(k => k.Commit.Version == version ? k with { Commit = commit } : k)] };

    private static KeptRow With(KeptRow row, string column, string value) => row with { Values = new Dictionary<string, string>(row.Values) { [column] = value } };

    private static KeptRow Kept(ExpectedRow row) => new(row.List, row.Key, row.Values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!));

    /// <summary>Enough columns to tell the kinds apart; the product's own are proved against its lists elsewhere.</summary>
    private sealed class FewColumns : IRowsAsWritten
    {
        public ExpectedRow Case(Case state) => new("Aduan", state.Id, new Dictionary<string, string?>
        {
            ["Versi"] = Text(state.Version),
            ["Nomor"] = state.Number,
            ["Menit"] = Text(state.Steps.Count),
            ["Akun"] = state.Inquiry.SourceAccount,
        })
        {
            Later = new HashSet<string> { "Nomor" },
            Reckoned = new HashSet<string> { "Menit" },
            Quiet = new HashSet<string> { "Akun" },
        };

        public ExpectedRow Step(Case state, StepRecord step) => new("LangkahSOP", $"{state.Id}/{step.Index}", new Dictionary<string, string?> { ["Langkah"] = step.Step });

        public ExpectedRow Audit(SealedCommit entry, string? number) =>
            new("Jurnal", $"{entry.Commit.CaseId}/{entry.Commit.Version}", new Dictionary<string, string?> { ["Nomor"] = number });

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
