using Sop697.Domain.Audit;
using Sop697.Tests.Domain.Cases;

namespace Sop697.Tests.Domain.Audit;

/// <summary>What one copy of a journal proves by itself.</summary>
public sealed class JournalProofSpecs
{
    private const string CaseId = CaseSpec.CaseId;

    private static readonly StoredCommit[] Whole = [.. CaseSpec.Given(Situations.Closed()).Journal.Select(c => new StoredCommit(CaseId, c.Commit.Version, c.Body, c.Hash))];

    [Fact]
    public void A_whole_journal_is_replayed_in_whatever_order_it_was_read()
    {
        var proof = JournalProof.Of(CaseId, [.. Whole.Reverse()]);
        Assert.Empty(proof.Findings);
        Assert.Equal((Whole.Length, true, "MS-2026-0001"), (proof.State!.Version, proof.State.IsClosed, proof.Number));
    }

    [Fact]
    public void Nothing_proves_nothing()
    {
        var proof = JournalProof.Of(CaseId, []);
        Assert.Empty(proof.Findings);
        Assert.Null(proof.State);
    }

    [Fact]
    public void A_text_that_no_longer_gives_its_hash_was_altered_and_leaves_the_case_in_doubt()
    {
        var proof = Changed(4, c => c with { Body = c.Body.Replace(Office.Reply, "Tidak ada.", StringComparison.Ordinal) });
        Assert.Null(proof.State);
        Assert.Equal((FindingKind.Altered, $"{CaseId}/4", 4, "MS-2026-0001"), Told(Assert.Single(proof.Findings)));
    }

    [Fact]
    public void Who_also_reckons_the_hash_anew_breaks_the_link_of_the_next()
    {
        var body = Whole[3].Body.Replace(Office.Reply, "Tidak ada.", StringComparison.Ordinal);
        var proof = Changed(4, c => c with { Body = body, Hash = SealedCommit.HashOf(body) });
        Assert.Equal((FindingKind.Unlinked, $"{CaseId}/5", 5, "MS-2026-0001"), Told(Assert.Single(proof.Findings)));
    }

    [Fact]
    public void A_decision_that_was_taken_out_is_missed_once_and_the_next_is_not_blamed_for_it()
    {
        var proof = JournalProof.Of(CaseId, [.. Whole.Where(c => c.Version != 4)]);
        Assert.Equal((FindingKind.Missing, $"{CaseId}/4", 4, "MS-2026-0001"), Told(Assert.Single(proof.Findings)));
    }

    [Fact]
    public void The_end_of_a_journal_may_be_cut_off_without_a_trace_in_this_copy() =>
        Assert.Empty(JournalProof.Of(CaseId, Whole[..^1]).Findings);

    [Theory]
    [InlineData("", FindingKind.Missing)]
    [InlineData("{}", FindingKind.Altered)]
    [InlineData("bukan json", FindingKind.Altered)]
    public void A_text_that_is_gone_or_is_none_is_named(string body, FindingKind kind) =>
        Assert.Equal(kind, Changed(4, c => c with { Body = body }).Findings[0].Kind);

    [Fact]
    public void A_decision_of_another_version_in_its_place_is_misplaced() => Assert.Equal(
        FindingKind.Misplaced, Changed(5, c => c with { Body = Whole[3].Body, Hash = Whole[3].Hash }).Findings[0].Kind);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_row_that_stands_twice_or_before_the_first_was_added(int version)
    {
        var proof = JournalProof.Of(CaseId, [.. Whole, Whole[2] with { Version = version }]);
        Assert.Contains(proof.Findings, f => f.Kind == FindingKind.Added && f.Version == version);
    }

    [Fact]
    public void True_hashes_over_events_that_cannot_follow_each_other_are_found_by_replaying()
    {
        var (previous, forged) = (Commit.Genesis, new List<StoredCommit>());
        foreach (var one in Whole.Where(c => c.Version != 1))
        {
            var sealedCommit = (one.Read().Commit with { Version = forged.Count + 1, PreviousHash = previous }).Seal();
            forged.Add(new StoredCommit(CaseId, forged.Count + 1, sealedCommit.Body, sealedCommit.Hash));
            previous = sealedCommit.Hash;
        }

        var found = Assert.Single(JournalProof.Of(CaseId, forged).Findings);
        Assert.Contains("tidak dapat diputar ulang", found.What.Id, StringComparison.Ordinal);
    }

    private static JournalProof Changed(int version, Func<StoredCommit, StoredCommit> change) =>
        JournalProof.Of(CaseId, [.. Whole.Select(c => c.Version == version ? change(c) : c)]);

    private static (FindingKind, string, int?, string?) Told(Finding found) => (found.Kind, found.Key, found.Version, found.Number);
}
