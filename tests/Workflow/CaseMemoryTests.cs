using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Workflow;

namespace Sop697.Tests.Workflow;

public sealed class CaseMemoryTests
{
    [Fact]
    public void The_longer_journal_of_a_case_is_kept()
    {
        var memory = new CaseMemory();
        var (one, two) = (Loaded("a", 1, 10), Loaded("a", 2, 10));
        memory.Keep(two);
        memory.Keep(one);
        Assert.Same(two, memory.Recall("a"));
    }

    [Fact]
    public void What_was_used_least_lately_is_forgotten_when_there_is_too_much()
    {
        var memory = new CaseMemory();
        memory.Keep(Loaded("a", 1, CaseMemory.Most / 3));
        memory.Keep(Loaded("b", 1, CaseMemory.Most / 3));
        memory.Recall("a");
        memory.Keep(Loaded("c", 1, CaseMemory.Most / 2));
        Assert.Null(memory.Recall("b"));
        Assert.NotNull(memory.Recall("a"));
        Assert.NotNull(memory.Recall("c"));
    }

    [Fact]
    public void A_case_too_large_to_be_kept_takes_nothing_for_long()
    {
        var memory = new CaseMemory();
        memory.Keep(Loaded("a", 1, CaseMemory.Most + 1));
        memory.Keep(Loaded("b", 1, 10));
        Assert.Null(memory.Recall("a"));
        Assert.NotNull(memory.Recall("b"));
    }

    private static LoadedCase Loaded(string id, int version, int characters)
    {
        var commit = new Commit(id, version, Desk.Monday, Desk.Who("tim").As("tim")!, [], null, Commit.Genesis);
        var state = new Case
        {
            Id = id,
            Version = version,
            ContentVersion = version,
            SopRevision = 1,
            ReceivedAt = Desk.Monday,
            ReportedBy = Desk.Who("tim").As("tim")!,
            Inquiry = Desk.Inquiry,
            Rule = ApprovalRule.KasiSaja,
            Team = "tim",
            Owner = "kasi",
        };
        return new LoadedCase(state, [new SealedCommit(commit, new string('x', characters), "")]);
    }
}
