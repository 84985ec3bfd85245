using Sop697.Domain.Audit;
using Sop697.Tests.Domain.Cases;

namespace Sop697.Tests.Domain.Audit;

/// <summary>What a closed month proves: that both copies were not changed alike after it.</summary>
public sealed class MonthProofSpecs
{
    private static readonly SealedCommit[] Commits = [.. CaseSpec.Given(Situations.AtTerbitkan()).Journal];
    private static readonly CaseStand Stand = new("kasus", Commits.Length, Commits[^1].Hash);
    private static readonly ClosedMonth February = ClosedMonth.Of(new DateOnly(2026, 2, 1), [Stand], CaseSpec.Now);

    [Fact]
    public void A_month_holds_while_its_cases_stand_as_they_did_whatever_came_afterwards()
    {
        using var proof = new MonthProof([February]);
        var later = (Commits[^1].Commit with { Version = Commits.Length + 1, At = February.Ends.AddDays(1), PreviousHash = Commits[^1].Hash }).Seal();
        proof.Add("kasus", [.. Commits, later]);
        Assert.Empty(proof.Broken());
    }

    [Fact]
    public void A_case_that_was_rewritten_cut_off_added_or_taken_away_breaks_it()
    {
        var rewritten = (Commits[^1].Commit with { At = Commits[^1].Commit.At.AddMinutes(1) }).Seal();
        Assert.Equal([February], Broken(("kasus", [.. Commits[..^1], rewritten])));
        Assert.Equal([February], Broken(("kasus", Commits[..^1])));
        Assert.Equal([February], Broken(("kasus", Commits), ("lain", Commits[..1])));
        Assert.Equal([February], Broken());
    }

    [Fact]
    public void The_cases_that_stand_otherwise_are_named_one_by_one()
    {
        var then = CaseStand.TextOf([Stand, new CaseStand("pergi", 2, new string('a', 64))]);
        var month = February with { Hash = SealedCommit.HashOf(then), Cases = 2 };
        var found = MonthProof.Named(month, then, [Stand with { Version = 3 }, new CaseStand("baru", 1, new string('b', 64))]);
        Assert.Equal(
            [("2026-02", null, FindingKind.Altered), ("2026-02", "baru", FindingKind.Added), ("2026-02", "kasus", FindingKind.Altered), ("2026-02", "pergi", FindingKind.Missing)],
            found.Select(f => (f.Key, f.CaseId, f.Kind)));
    }

    [Fact]
    public void A_list_of_cases_that_is_gone_or_altered_itself_is_said_instead_of_blaming_cases()
    {
        Assert.Equal([FindingKind.Altered, FindingKind.Missing], MonthProof.Named(February, null, []).Select(f => f.Kind));
        Assert.Contains("daftar kasusnya diubah", MonthProof.Named(February, "lain 1 aa\n", [])[1].What.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_copies_of_the_closings_are_compared_and_months_that_were_left_out_are_named()
    {
        var april = February with { Month = "2026-04" };
        Assert.Empty(MonthProof.Compare([(February, true)], [February], out var owed));
        Assert.Equal(0, owed);

        Assert.Empty(MonthProof.Compare([(February, false)], [], out owed));
        Assert.Equal(1, owed);
        Assert.Equal(FindingKind.Missing, Assert.Single(MonthProof.Compare([(February, true)], [], out _)).Kind);
        Assert.Equal(FindingKind.Altered, Assert.Single(MonthProof.Compare([(February, true)], [February with { Commits = 99 }], out _)).Kind);
        Assert.Equal(("2026-02", Places.Months), Assert.Single(MonthProof.Compare([], [February], out _)) is var gone ? (gone.Key, gone.Place) : default);
        Assert.Equal("2026-03", Assert.Single(MonthProof.Compare([(February, true), (april, true)], [February, april], out _)).Key);
    }

    private static IReadOnlyList<ClosedMonth> Broken(params (string CaseId, SealedCommit[] Commits)[] cases)
    {
        using var proof = new MonthProof([February]);
        foreach (var (caseId, commits) in cases) proof.Add(caseId, commits);
        return proof.Broken();
    }
}
