using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Privacy;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Privacy;

/// <summary>"Hapus isi kasus": when it may be, and what is left for people to see.</summary>
public sealed class ErasingSpecs
{
    private static readonly DateTimeOffset After = new(2028, 12, 31, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Until = new(2028, 12, 31);

    private static Past[] Ended => [.. AtTerbitkan(), Past.Of(Tim, new AnswerPublished(Link, null), new CaseClosed(Outcome.Dijawab, null))];

    private static EraseCase Erase(CaseSpec spec, DateTimeOffset? now = null, bool early = false, string reason = "Masa simpan berakhir.", string approval = "Arif Arsip, arsiparis") =>
        new(now ?? After, reason, null, approval, early, [.. spec.Journal.Select(RedactedCommit.Of)]);

    private static CaseSpec Erased()
    {
        var spec = Given(Ended);
        return spec.When(Erase(spec));
    }

    [Fact]
    public void It_is_erased_on_its_last_day_of_keeping_and_names_every_decision_before()
    {
        var spec = Given(Ended);
        spec.When(Erase(spec)).Then(new CaseErased("Masa simpan berakhir.", null, "Arif Arsip, arsiparis", Until, false, [.. spec.Journal.Select(RedactedCommit.Of)]));
    }

    [Fact]
    public void Earlier_only_when_that_is_said_and_it_stays_on_the_record()
    {
        var spec = Given(Ended);
        spec.When(Erase(spec, After.AddDays(-1))).ThenRefused("stillKept");
        spec.When(Erase(spec, After.AddDays(-1), early: true)).Then(new CaseErased("Masa simpan berakhir.", null, "Arif Arsip, arsiparis", Until, true, [.. spec.Journal.Select(RedactedCommit.Of)]));
    }

    [Fact]
    public void A_running_case_is_never_erased()
    {
        var spec = Given(AtTerbitkan());
        spec.When(Erase(spec, early: true)).ThenRefused("notEnded");
    }

    [Theory]
    [InlineData(" ", "Arif Arsip", "emptyReason")]
    [InlineData("Masa simpan berakhir.", " ", "emptyApproval")]
    public void Reason_and_approval_are_asked_for(string reason, string approval, string code)
    {
        var spec = Given(Ended);
        spec.When(Erase(spec, reason: reason, approval: approval)).ThenRefused(code);
    }

    [Fact]
    public void What_was_decided_since_it_was_planned_is_not_left_behind()
    {
        var planned = Erase(Given(Ended));
        Given([.. Ended, Past.Of(Tim, new HardcopyFiled("Lemari 2"))]).When(planned).ThenRefused("changedMeanwhile");
    }

    [Fact]
    public void It_is_erased_once()
    {
        var spec = Erased();
        Assert.IsType<Decision.Repeated>(CaseDecider.Decide(spec.Current, Erase(spec), Rules));
    }

    [Fact]
    public void From_then_on_nobody_is_shown_a_text_and_nothing_is_archived_any_more()
    {
        var state = Erased().Current;
        Assert.Equal(Redaction.Removed, state.Inquiry.Summary);
        Assert.All(CardPlan.Of(state, Rules.Table), c => Assert.Equal((false, "dihapus"), (c.IsOpen, c.Face)));
        var owed = OwedWork.Pending(state, Rules, After);
        Assert.Single(owed.OfType<EraseContent>());
        Assert.DoesNotContain(owed, w => w is ArchiveEvidence or ArchiveDossier or ShowCard { To: not { Count: 0 } });
        Assert.Null(ReleasedAnswer.Of(state));
        Assert.True(CaseLine.Of(state, Rules.Table).IsErased);
    }

    [Fact]
    public void The_removal_is_owed_until_it_is_on_the_record()
    {
        var done = Erased().When(new RecordWork(After, [new ContentErased(0)])).Then(new ContentErased(0)).Current;
        Assert.DoesNotContain(OwedWork.Pending(done, Rules, After), w => w is EraseContent);
        Assert.IsType<Decision.Repeated>(CaseDecider.Decide(done, new RecordWork(After, [new ContentErased(0)]), Rules));
    }

    private static EraseAgain Again(string reason = "Cadangan dipulihkan.") => new(After.AddDays(9), reason, "14/2029");

    [Fact]
    public void What_came_back_is_removed_again_only_when_the_record_says_that_it_was_gone()
    {
        Given(Ended).When(Again()).ThenRefused("notErased");
        Assert.IsType<Decision.Repeated>(CaseDecider.Decide(Erased().Current, Again(), Rules));
        var done = Erased().When(new RecordWork(After, [new ContentErased(0)]));
        Assert.Equal("emptyReason", Assert.IsType<Decision.Refused>(CaseDecider.Decide(done.Current, Again(" "), Rules)).Refusal.Code);
        var again = done.When(Again()).Then(new ErasureRepeated("Cadangan dipulihkan.", "14/2029")).Current;
        Assert.Equal(done.Current.Erased! with { Done = null }, again.Erased);
        Assert.Single(OwedWork.Pending(again, Rules, After).OfType<EraseContent>());
    }

    [Fact]
    public void The_second_removal_is_on_the_record_like_the_first()
    {
        var spec = Erased().When(new RecordWork(After, [new ContentErased(0)])).When(Again()).When(new RecordWork(After.AddDays(9), [new ContentErased(1)]));
        spec.Then(new ContentErased(1));
        Assert.NotNull(spec.Current.Erased!.Done);
        Assert.DoesNotContain(OwedWork.Pending(spec.Current, Rules, After), w => w is EraseContent);
        var told = History.Of([new Commit(CaseId, 9, After, Actor.System.As("sistem")!, [new ErasureRepeated("Cadangan dipulihkan.", "14/2029")], null, "").Seal()], p => p);
        Assert.Equal("menghapus lagi isi kasus yang sudah dihapus (14/2029): Cadangan dipulihkan.", Assert.Single(told).What.Id);
    }

    [Fact]
    public void No_paper_and_no_address_comes_in_afterwards()
    {
        Erased().When(new FileHardcopy(After, Tim, "Lemari 2")).ThenRefused("erased");
        var joined = Erased().When(new JoinAsker(After, new Asker("lain", "MS-2026-0002", Channel.Facebook, Link))).Current;
        Assert.Null(Assert.Single(joined.Askers).SourceUrl);
    }

    [Fact]
    public void The_way_of_the_case_is_told_without_its_words_and_says_who_approved()
    {
        var spec = Erased();
        var told = History.Of([.. spec.Journal.Select(Redaction.Of)], p => p).Concat(History.Of([new Commit(CaseId, 9, After, Actor.System.As("sistem")!, [new CaseErased("Permintaan subjek.", "12/2029", "Arif Arsip", Until, true, [])], null, "").Seal()], p => p)).ToList();
        Assert.Contains(told, l => l.What.Id == "menghapus isi kasus sebelum masa simpannya berakhir, disetujui Arif Arsip (12/2029): Permintaan subjek.");
        Assert.DoesNotContain(told, l => l.What.Id.Contains(Reply, StringComparison.Ordinal));
    }
}
