using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Privacy;
using Sop697.Domain.Time;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>
/// The workflow on ports that are cheaper to mock than to run. Only the journal is more than a mock: a list per case with the
/// one rule that matters, that a version is taken once.
/// </summary>
internal sealed class Stage
{
    internal const string CaseId = "0123456789abcdefghjkmnpqrs";

    internal Stage()
    {
        Due.Setup(d => d.ScheduleAsync(It.IsAny<string>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, DateTimeOffset at, CancellationToken _) => Scheduled(id, at));
        Lease.Setup(l => l.TryTakeAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(Mock.Of<IAsyncDisposable>());
        Numbering.Setup(n => n.NumberForAsync(It.IsAny<string>(), 2026, It.IsAny<CancellationToken>())).ReturnsAsync(7);
        Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(Desk.Office);
        Cursors.Setup(c => c.ReadAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => Cursor);
        Cursors.Setup(c => c.SaveAsync(CaseId, It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()))
            .Callback((string _, ArchiveCursor c, CancellationToken _) => Cursor = c).Returns(Task.CompletedTask);
        Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.IsAny<Person>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, PlannedCard card, Person to, CancellationToken _) => new Delivery(new CardCopy(to.ObjectId, $"chat-{to.ObjectId}", card.Key), null));
        Channel.Setup(c => c.UpdateAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.IsAny<CardCopy>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, PlannedCard _, CardCopy copy, CancellationToken _) => new Delivery(copy, null));
        Archive.Setup(a => a.PutEvidenceAsync(It.IsAny<Case>(), It.IsAny<Evidence>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ArchivedEvidence("2026/11/x.png", "item", "https://sharepoint.example/x.png"));
        Archive.Setup(a => a.WriteAsync(It.IsAny<Case>(), It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case c, IReadOnlyList<SealedCommit> _, ArchiveCursor _, CancellationToken _) => new ArchiveCursor(c.Version, 1, "1", "etag"));
        Dossiers.Setup(d => d.PrintAsync(It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new PrintedDossier("MS-2026-0007.pdf", new byte[] { 1, 2, 3 }, new string('f', 64)));
        Archive.Setup(a => a.PutDossierAsync(It.IsAny<Case>(), It.IsAny<PrintedDossier>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, PrintedDossier d, CancellationToken _) => new ArchivedDossier(d.Sha256, $"2026/11/{d.Name}", "berkas", "https://sharepoint.example/berkas.pdf"));
        Evidence.Setup(e => e.OpenAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => new MemoryStream([1, 2, 3]));
        Rules.Setup(r => r.ReadAsync(It.IsAny<CancellationToken>())).Returns(() => ValueTask.FromResult(Present));
        Cases = new CaseHandler(Journal, ShownCards.Object, Due.Object, Queue.Object, Rules.Object, NullLogger<CaseHandler>.Instance);
        Sweep = new Sweep(Due.Object, Queue.Object, Cases, Time);
        Answers.Setup(a => a.PutAsync(It.IsAny<ReleasedAnswer>(), It.IsAny<CancellationToken>())).Callback((ReleasedAnswer a, CancellationToken _) => Shelf.Add(a)).Returns(Task.CompletedTask);
        Answers.Setup(a => a.ReadAsync(It.IsAny<DateOnly>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .Returns((DateOnly month, DateTimeOffset since, CancellationToken _) => Shelf.Where(a => Wib.Day(a.ClosedAt).Month == month.Month && a.ClosedAt > since).ToAsyncEnumerable());
        Finder = new AnswerFinder(Answers.Object, Rules.Object, Time, NullLogger<AnswerFinder>.Instance);
        Cards = new CardDelivery(Channel.Object, Directory.Object, Finder, Time, NullLogger<CardDelivery>.Instance);
        Runner = new CaseRunner(
            Cases, Cards, new DuplicateSearch(Reports, Cases, Time), Numbering.Object, Cursors.Object, Due.Object,
            Queue.Object, Lease.Object, new CaseClocks(Cases, Boxes, Directory.Object, Due.Object, Queue.Object, Time, NullLogger<CaseClocks>.Instance), Rules.Object, Time,
            NullLogger<CaseRunner>.Instance);
        Notes.Setup(c => c.SendAsync(It.IsAny<string>(), It.IsAny<ReminderNote>(), It.IsAny<CancellationToken>())).ReturnsAsync((string?)null);
        Index.Setup(i => i.OpenAsync(It.IsAny<CancellationToken>())).Returns(() => Lines.ToAsyncEnumerable());
        Reminders = new ReminderRunner(
            Boxes, Notes.Object, new ReminderNotes(Cases, new CaseFinder(Index.Object, Cases, Rules.Object, Time), Rules.Object, Time),
            new ReminderRecord(Cases, Due.Object, Queue.Object, Time), Waiting.Object, Directory.Object, Due.Object, Queue.Object, Lease.Object, Time,
            NullLogger<ReminderRunner>.Instance);
        Digest = new MorningDigest(Index.Object, Boxes, Directory.Object, Due.Object, Snapshots.Object, Time);
        Answers.Setup(a => a.RemoveAsync(It.IsAny<string>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .Callback((string caseId, DateTimeOffset _, CancellationToken _) => Shelf.RemoveAll(a => a.CaseId == caseId)).Returns(Task.CompletedTask);
        ArchiveRunner = new ArchiveRunner(
            Cases, Archive.Object, Cursors.Object, Index.Object, Finder, Evidence.Object, Pictures,
            new ContentRemoval(Journal, Journal, Pictures, Reports, Answers.Object, Finder, ArchiveEraser.Object, Cursors.Object, Cases, Time, NullLogger<ContentRemoval>.Instance),
            Dossiers.Object, new MaskProposals(Reader.Object, Evidence.Object, Room, NullLogger<MaskProposals>.Instance), new Renditions(Evidence.Object, Masker.Object), Room, Due.Object, Queue.Object, Lease.Object, Sweep, Rules.Object, Time,
            NullLogger<ArchiveRunner>.Instance);
    }

    internal JournalOfLists Journal { get; } = new();

    internal FakeTimeProvider Time { get; } = new(Desk.Monday);

    /// <summary>Calendar and settings of the office as they stand now.</summary>
    internal SopRules Present { get; set; } = SopRules.Current;

    internal Mock<IRules> Rules { get; } = new();

    internal Mock<IShownCards> ShownCards { get; } = new();

    internal Mock<IDueTable> Due { get; } = new();

    internal Mock<IWorkQueue> Queue { get; } = new();

    internal Mock<ICaseLease> Lease { get; } = new();

    internal Mock<INumbering> Numbering { get; } = new();

    internal Mock<IDirectory> Directory { get; } = new();

    internal Mock<IArchiveCursors> Cursors { get; } = new();

    internal Mock<ICaseIndex> Index { get; } = new();

    internal Mock<IReleasedAnswers> Answers { get; } = new();

    /// <summary>Released answers that stand.</summary>
    internal List<ReleasedAnswer> Shelf { get; } = [];

    internal AnswerFinder Finder { get; }

    internal Mock<IApprovalChannel> Channel { get; } = new();

    /// <summary>Who was sent reminders.</summary>
    internal Mock<IReminderChannel> Notes { get; } = new();

    internal Mock<IWaitingCases> Waiting { get; } = new();

    internal Mock<ISnapshots> Snapshots { get; } = new();

    internal BoxOfLists Boxes { get; } = new();

    /// <summary>What reports are found by.</summary>
    internal ReportsOfLists Reports { get; } = new();

    /// <summary>What the index says is open.</summary>
    internal List<CaseLine> Lines { get; } = [];

    internal ReminderRunner Reminders { get; }

    internal MorningDigest Digest { get; }

    internal Mock<IArchive> Archive { get; } = new();

    internal Mock<IEvidenceStore> Evidence { get; } = new();

    /// <summary>Pictures that stand, and who has them.</summary>
    internal PicturesOfLists Pictures { get; } = new();

    internal Mock<IArchiveEraser> ArchiveEraser { get; } = new();

    /// <summary>Not installed, unless a test says so.</summary>
    internal Mock<IOcrEngine> Reader { get; } = new();

    internal Mock<IPictures> Masker { get; } = new();

    internal Mock<IDossiers> Dossiers { get; } = new();

    internal PictureRoom Room { get; } = new();

    internal ArchiveCursor Cursor { get; private set; } = ArchiveCursor.Start;

    /// <summary>What was scheduled, in order.</summary>
    internal List<(string CaseId, DateTimeOffset At)> Schedule { get; } = [];

    internal CaseHandler Cases { get; }

    internal CardDelivery Cards { get; }

    internal CaseRunner Runner { get; }

    internal ArchiveRunner ArchiveRunner { get; }

    internal Sweep Sweep { get; }

    internal DueRow Row { get; } = new("202611230200", CaseId, "stamp");

    internal Case State => CaseEvolution.Fold(Journal.Of(CaseId))!;

    internal Task<Handled> OpenAsync() => OpenAsync(CaseId, Desk.Inquiry);

    internal Task<Handled> OpenAsync(string caseId, Inquiry inquiry) => Cases.HandleAsync(
        caseId,
        new OpenCase(Time.GetUtcNow(), Desk.Who("tim"), inquiry, [Desk.Screenshot], ApprovalRule.KasiDanKabid, "tim", "kasi", "kabid", "http"),
        null,
        TestContext.Current.CancellationToken);

    internal Task RunAsync() => RunAsync(CaseId);

    internal Task RunAsync(string caseId) => Runner.RunAsync(Row with { CaseId = caseId }, TestContext.Current.CancellationToken);

    /// <summary>Sends what lies in the box of whoever holds a position.</summary>
    internal Task RemindAsync(string position) =>
        Reminders.RunAsync(new DueRow(Row.Bucket, ReminderEntries.DueFor($"o-{position}"), "stamp"), TestContext.Current.CancellationToken);

    internal Task ArchiveAsync() => ArchiveRunner.RunAsync(Row, TestContext.Current.CancellationToken);

    private DueRow Scheduled(string caseId, DateTimeOffset at)
    {
        Schedule.Add((caseId, at));
        return new DueRow($"{at.UtcDateTime:yyyyMMddHHmm}", caseId, $"s{Schedule.Count}");
    }
}

internal sealed class JournalOfLists : IJournal, IJournalEraser
{
    /// <summary>Places whose shown cards were forgotten.</summary>
    internal List<string> Forgotten { get; } = [];

    /// <summary>Thrown by the nth redaction, to let the process die there; null for never.</summary>
    internal int? DieAt { get; set; }

    public Task RedactAsync(string caseId, RedactedCommit named, string redacted, CancellationToken cancellationToken)
    {
        if (DieAt == named.Version) throw new IOException("The process died here.");
        var commits = _cases[caseId];
        Assert.Equal(named.Hash, commits[named.Version - 1].Hash);
        Assert.Equal(named.RedactedHash, SealedCommit.HashOf(redacted));
        commits[named.Version - 1] = SealedCommit.Read(redacted, named.Hash);
        return Task.CompletedTask;
    }

    /// <summary>As a backup does: what stood at its place is as it was.</summary>
    internal void PutBack(SealedCommit commit) => _cases[commit.Commit.CaseId][commit.Commit.Version - 1] = commit;

    /// <summary>The process dies when shown cards are to be forgotten.</summary>
    internal bool Dies { get; set; }

    public Task ForgetShownAsync(string place, CancellationToken cancellationToken)
    {
        if (Dies) throw new IOException("The process died here.");
        Forgotten.Add(place);
        return Task.CompletedTask;
    }

    private readonly Dictionary<string, List<SealedCommit>> _cases = [];

    internal int Reads { get; private set; }

    /// <summary>Called before each append, to let somebody else be quicker.</summary>
    internal Action<SealedCommit>? BeforeAppend { get; set; }

    /// <summary>What went in with commits.</summary>
    internal List<ShownCard> Shown { get; } = [];

    internal IReadOnlyList<SealedCommit> Of(string caseId) => _cases.TryGetValue(caseId, out var commits) ? [.. commits] : [];

    public Task<IReadOnlyList<SealedCommit>> ReadAsync(string caseId, int after, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<SealedCommit>>([.. Of(caseId).Skip(after)]);
    }

    public async IAsyncEnumerable<IReadOnlyList<StoredCommit>> CasesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (caseId, commits) in _cases.OrderBy(c => c.Key, StringComparer.Ordinal))
            yield return [.. commits.Select(c => new StoredCommit(caseId, c.Commit.Version, c.Body, c.Hash))];
        await Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredCommit>> CaseAsync(string caseId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredCommit>>([.. Of(caseId).Select(c => new StoredCommit(caseId, c.Commit.Version, c.Body, c.Hash))]);

    public async IAsyncEnumerable<CaseStand> StandsAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (caseId, commits) in _cases.OrderBy(c => c.Key, StringComparer.Ordinal))
            if (CaseStand.At(caseId, commits.Select(c => (c.Commit.Version, c.Commit.At, c.Hash)), before) is { } stand) yield return stand;
        await Task.CompletedTask;
    }

    public Task<bool> AppendAsync(SealedCommit commit, IReadOnlyList<ShownCard> shown, CancellationToken cancellationToken)
    {
        var before = BeforeAppend;
        BeforeAppend = null;
        before?.Invoke(commit);
        var stands = TryAdd(commit);
        if (stands) Shown.AddRange(shown);
        return Task.FromResult(stands);
    }

    internal bool TryAdd(SealedCommit commit)
    {
        var commits = _cases.TryGetValue(commit.Commit.CaseId, out var known) ? known : _cases[commit.Commit.CaseId] = [];
        if (commits.Count != commit.Commit.Version - 1) return false;
        commits.Add(commit);
        return true;
    }
}
