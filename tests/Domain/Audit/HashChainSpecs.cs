using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.Office;

namespace Sop697.Tests.Domain.Audit;

public sealed class HashChainSpecs
{
    private static readonly IReadOnlyList<SealedCommit> Whole = CaseSpec.Given(Situations.Closed()).Journal;

    [Fact]
    public void A_whole_journal_has_no_break() => Assert.Null(HashChain.FirstBreak(Whole));

    [Fact]
    public void An_empty_journal_has_no_break() => Assert.Null(HashChain.FirstBreak([]));

    [Fact]
    public void A_missing_commit_is_named() => Assert.Equal(new ChainBreak(3, ChainFault.Missing), HashChain.FirstBreak([.. Whole.Take(2), .. Whole.Skip(3)]));

    [Fact]
    public void A_doubled_commit_is_named() => Assert.Equal(new ChainBreak(3, ChainFault.Missing), HashChain.FirstBreak([.. Whole.Take(2), .. Whole.Skip(1)]));

    [Fact]
    public void An_altered_text_is_named()
    {
        var altered = SealedCommit.Read(Whole[5].Body.Replace(Reply, OtherReply, StringComparison.Ordinal), Whole[5].Hash);
        Assert.Equal(new ChainBreak(6, ChainFault.Altered), HashChain.FirstBreak(With(5, altered)));
    }

    [Fact]
    public void A_commit_altered_together_with_its_hash_is_found_at_the_next_one()
    {
        var forged = (Whole[3].Commit with { At = CaseSpec.Now }).Seal();
        Assert.Equal(new ChainBreak(5, ChainFault.Unlinked), HashChain.FirstBreak(With(3, forged)));
    }

    [Fact]
    public void A_commit_of_another_case_does_not_belong_here()
    {
        var foreign = (Whole[^1].Commit with { CaseId = "01J0OTHER" }).Seal();
        Assert.Equal(new ChainBreak(7, ChainFault.Unlinked), HashChain.FirstBreak(With(6, foreign)));
    }

    [Fact]
    public void The_hash_is_the_one_any_tool_computes() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SealedCommit.HashOf("abc"));

    [Fact]
    public void The_answered_card_is_sealed_as_it_was_shown()
    {
        const string shown = """{"type":"AdaptiveCard","body":[{"text":"Halo \u003cb\u003e"}],"version":"1.5"}""";
        var card = new AnsweredCard(shown, "answer", new Dictionary<string, string> { ["Text"] = Reply, ["note"] = "" }, "activity-1");
        var commit = new Commit("01J0CARD", 1, CaseSpec.Now, Kasi.As(), [new CaseNumbered("MS-2026-0001")], card, Commit.Genesis).Seal();
        var read = SealedCommit.Read(commit.Body, commit.Hash).Commit.Card!;
        Assert.Equal(shown, read.Shown);
        Assert.Equal(card.Inputs, read.Inputs);
        Assert.False(read.Redrawn);
        Assert.DoesNotContain("redrawn", commit.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_that_had_to_be_drawn_again_says_so()
    {
        var card = new AnsweredCard("{}", "answer", new Dictionary<string, string>(), null) { Redrawn = true };
        var commit = new Commit("01J0CARD", 1, CaseSpec.Now, Kasi.As(), [new CaseNumbered("MS-2026-0001")], card, Commit.Genesis).Seal();
        Assert.True(SealedCommit.Read(commit.Body, commit.Hash).Commit.Card!.Redrawn);
    }

    private static List<SealedCommit> With(int index, SealedCommit other) => [.. Whole.Take(index), other, .. Whole.Skip(index + 1)];
}
