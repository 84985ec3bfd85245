using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Tests.Domain.Cases;
using static Sop697.Tests.Domain.Cases.CaseSpec;
using static Sop697.Tests.Domain.Cases.Office;
using static Sop697.Tests.Domain.Cases.Situations;

namespace Sop697.Tests.Domain.Audit;

/// <summary>What the copy gives back of a journal that a backup made older, and what it does not.</summary>
public sealed class JournalRestorationSpecs
{
    private static readonly IReadOnlyList<SealedCommit> Before =
        Given([.. AtTerbitkan(), Past.Of(Tim, new AnswerPublished(Link, null), new CaseClosed(Outcome.Dijawab, null))]).Journal;

    private static readonly SealedCommit Erased = Next(Before[^1], new CaseErased("Masa simpan berakhir.", null, "Arif Arsip", new(2028, 12, 31), false, [.. Before.Select(RedactedCommit.Of)]));

    private static readonly SealedCommit Done = Next(Erased, new ContentErased(0));

    private static SealedCommit Next(SealedCommit before, CaseEvent happened) => new Commit(
        CaseId, before.Commit.Version + 1, Now.AddYears(3), Actor.System.As("sistem")!, [happened], null, before.Hash).Seal();

    private static JournalRestoration Of(IEnumerable<SealedCommit> journal, IEnumerable<SealedCommit> copy) => JournalRestoration.Of(
        CaseId,
        [.. journal.Select(c => new StoredCommit(CaseId, c.Commit.Version, c.Body, c.Hash))],
        new KeptCase(CaseId, [], [], [.. copy.Select(c => new KeptCommit(new StoredCommit(CaseId, c.Commit.Version, c.Body, c.Hash), new KeptRow("Jurnal", $"{CaseId}/{c.Commit.Version}", new Dictionary<string, string>())))]));

    private static IEnumerable<int> Versions(JournalRestoration restoration) => restoration.Missing.Select(m => m.Version);

    [Fact]
    public void What_stands_behind_the_end_and_in_a_gap_comes_back_as_it_was_sealed()
    {
        var restoration = Of([.. Before.Take(2), .. Before.Skip(3).Take(1)], Before);
        Assert.Empty(restoration.InTheWay);
        Assert.Equal("MS-2026-0001", restoration.Number);
        Assert.Equal([3, .. Enumerable.Range(5, Before.Count - 4)], Versions(restoration));
        Assert.All(restoration.Missing, m => Assert.Equal((Before[m.Version - 1].Body, Before[m.Version - 1].Hash), (m.Body, m.Hash)));
    }

    [Fact]
    public void A_case_that_the_backup_does_not_know_comes_back_whole_and_one_that_lacks_nothing_is_left_alone()
    {
        Assert.Equal(Enumerable.Range(1, Before.Count), Versions(Of([], Before)));
        Assert.Empty(Of(Before, Before).Missing);
        Assert.Empty(Of(Before, Before.Take(3)).Missing);
    }

    [Fact]
    public void An_erasure_comes_back_under_texts_that_the_backup_brought_back_and_with_redacted_ones()
    {
        SealedCommit[] copy = [.. Before.Select(Redaction.Of), Erased, Done];
        var later = Of(Before, copy);
        Assert.Empty(later.InTheWay);
        Assert.Equal([Erased.Commit.Version, Done.Commit.Version], Versions(later));
        Assert.Empty(Of(Before.Take(3), copy).InTheWay);
    }

    [Fact]
    public void What_does_not_follow_from_the_journal_or_was_altered_is_not_given_back()
    {
        var forged = (Before[^1].Commit with { By = Before[^1].Commit.By with { Name = "Orang Lain" } }).Seal();
        Assert.Equal([FindingKind.Altered], Of(Before.SkipLast(1), [.. Before.SkipLast(1), Before[^1] with { Body = forged.Body }]).InTheWay.Select(f => f.Kind));
        var foreign = Next(Before[^1] with { Hash = new string('0', 64) }, new WorkStalled("archive", "x"));
        Assert.Equal([FindingKind.Unlinked], Of(Before, [.. Before, foreign]).InTheWay.Select(f => f.Kind));
        Assert.Equal([FindingKind.Missing], Of(Before.SkipLast(2), [Before[^1]]).InTheWay.Select(f => f.Kind));
    }

    [Fact]
    public void That_it_was_done_stands_on_the_record_with_its_reason_also_on_an_erased_case()
    {
        var spec = Given(AtTerbitkan());
        var last = spec.Journal.Count;
        spec.When(new RecordRestoration(Now, 1, last, " ")).ThenRefused("emptyReason");
        var before = spec.Current;
        var after = spec.When(new RecordRestoration(Now, 1, last, "Cadangan dipulihkan.")).Then(new DecisionsRestored(1, last, "Cadangan dipulihkan.")).Current;
        Assert.Equal(before.ContentVersion, after.ContentVersion);
        var erased = before with { Closing = new(Outcome.Dijawab, null, before.Steps[0].Opened), Erased = new("", null, "", false, [], before.Steps[0].Opened) };
        Assert.IsType<Decision.Accepted>(CaseDecider.Decide(erased, new RecordRestoration(Now, 1, last, "Cadangan dipulihkan."), Rules));
        Assert.Throws<InvalidOperationException>(() => CaseDecider.Decide(before, new RecordRestoration(Now, 1, last + 1, "Cadangan dipulihkan."), Rules));
    }
}
