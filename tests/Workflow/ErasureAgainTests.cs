using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>A backup brought back what an erasure had removed: it is named, removed once more, and nothing else is.</summary>
public sealed class ErasureAgainTests
{
    private const string Secret = "Apakah posyandu buka hari Sabtu?";
    private const string Other = "other-case";
    private static readonly string Sha = Desk.Screenshot.Sha256;

    private readonly Stage _stage = new();
    private readonly Mock<IArchiveCopy> _copy = new();
    private IReadOnlyList<SealedCommit> _before = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ErasureAgain Again
    {
        get
        {
            var row = new ExpectedRow("x", "x", new Dictionary<string, string?>());
            _copy.Setup(c => c.Rows).Returns(Mock.Of<IRowsAsWritten>(r =>
                r.Case(It.IsAny<Case>()) == row && r.Step(It.IsAny<Case>(), It.IsAny<StepRecord>()) == row && r.Audit(It.IsAny<SealedCommit>(), It.IsAny<string?>()) == row));
            _copy.Setup(c => c.CaseAsync(Stage.CaseId, It.IsAny<CancellationToken>())).ReturnsAsync(() => SharePoint());
            _copy.Setup(c => c.LeftAsync(It.IsAny<Case>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
            return new(_stage.Cases, new(_stage.Journal, _copy.Object, _stage.Cursors.Object, _stage.Evidence.Object, _stage.Pictures, Mock.Of<IClosedMonths>(), _stage.Time), _stage.Journal, _stage.Pictures);
        }
    }

    /// <summary>What stands in SharePoint's list of decisions; the journal itself unless a test says otherwise.</summary>
    private Func<IEnumerable<SealedCommit>>? Kept { get; set; }

    private KeptCase SharePoint() => new(Stage.CaseId, [], [], [.. (Kept?.Invoke() ?? _stage.Journal.Of(Stage.CaseId)).Select(c => new KeptCommit(
        new StoredCommit(Stage.CaseId, c.Commit.Version, c.Body, c.Hash), new KeptRow("Jurnal", $"{Stage.CaseId}/{c.Commit.Version}", new Dictionary<string, string>())))]);

    /// <summary>Closed, erased, and its content gone.</summary>
    private async Task GoneAsync()
    {
        _stage.Pictures.Standing[Sha] = _stage.Time.GetUtcNow();
        await _stage.OpenAsync();
        await _stage.RunAsync();
        await _stage.Cases.HandleAsync(Stage.CaseId, new CloseCase(_stage.Time.GetUtcNow(), Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), null, Token);
        await _stage.RunAsync();
        await _stage.ArchiveAsync();
        _stage.Time.Advance(TimeSpan.FromDays(1000));
        _before = _stage.Journal.Of(Stage.CaseId);
        await _stage.Cases.HandleAsync(
            Stage.CaseId, new EraseCase(_stage.Time.GetUtcNow(), "Masa simpan berakhir.", null, "Arif Arsip", false, [.. _before.Select(RedactedCommit.Of)]), null, Token);
        await _stage.ArchiveAsync();
        Assert.NotNull(_stage.State.Erased!.Done);
    }

    /// <summary>A backup of the pictures and of the rows of the journal that there were then.</summary>
    private void Restore()
    {
        _stage.Pictures.Standing[Sha] = _stage.Time.GetUtcNow().AddDays(-900);
        foreach (var commit in _before) _stage.Journal.PutBack(commit);
    }

    private async Task<Handled> OrderAsync(string reason = "Cadangan dipulihkan.") =>
        await Again.OrderAsync((await _stage.Cases.LoadAsync(Stage.CaseId, Token))!, new EraseAgain(_stage.Time.GetUtcNow(), reason, null), Token);

    [Fact]
    public async Task What_came_back_is_named_and_goes_again_and_both_times_are_on_the_record()
    {
        await GoneAsync();
        Assert.DoesNotContain((await Again.LookAsync(Stage.CaseId, Token)).Found, f => f.Kind == FindingKind.Restored);
        Restore();
        var standing = await Again.LookAsync(Stage.CaseId, Token);
        Assert.Empty(standing.InTheWay);
        Assert.Contains(standing.Found, f => f is { Kind: FindingKind.Restored, Place: Places.Journal, Version: 1 });
        Assert.Contains(standing.Found, f => f is { Kind: FindingKind.Restored, Place: Places.Pictures } && f.Key == Sha);

        Assert.IsType<Decision.Accepted>((await OrderAsync()).Decision);
        Assert.DoesNotContain((await Again.LookAsync(Stage.CaseId, Token)).Found, f => f.Kind == FindingKind.Restored);
        await _stage.ArchiveAsync();
        Assert.NotNull(_stage.State.Erased!.Done);
        Assert.Empty(_stage.Pictures.Standing);
        Assert.All(_stage.Journal.Of(Stage.CaseId), c => Assert.DoesNotContain(Secret, c.Body, StringComparison.Ordinal));
        Assert.Equal(2, _stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events).OfType<ContentErased>().Count());
        _stage.ArchiveEraser.Verify(a => a.EraseAsync(It.Is<Case>(c => c.Id == Stage.CaseId), It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task A_picture_that_another_case_holds_stays_although_the_backup_does_not_know_of_it()
    {
        await GoneAsync();
        Restore();
        await _stage.OpenAsync(Other, Desk.Inquiry with { Summary = "Pertanyaan lain tentang hal lain." });
        _stage.Pictures.Users.Clear();
        Assert.IsType<Decision.Accepted>((await OrderAsync()).Decision);
        await _stage.ArchiveAsync();
        Assert.Equal(1, _stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events).OfType<ContentErased>().Last().Shared);
        Assert.Single(_stage.Pictures.Standing);
        Assert.DoesNotContain((await Again.LookAsync(Stage.CaseId, Token)).Found, f => f.Kind == FindingKind.Restored);
    }

    [Fact]
    public async Task A_case_that_is_not_erased_is_refused_and_loses_nothing()
    {
        await _stage.OpenAsync();
        _stage.Pictures.Standing[Sha] = _stage.Time.GetUtcNow().AddDays(-1);
        var version = _stage.State.Version;
        Assert.Equal("notErased", Assert.IsType<Decision.Refused>((await OrderAsync()).Decision).Refusal.Code);
        Assert.Equal(version, _stage.State.Version);
        Assert.Single(_stage.Pictures.Standing);
    }

    [Fact]
    public async Task Decisions_that_only_SharePoint_has_are_in_the_way_because_removing_would_take_them_along()
    {
        await GoneAsync();
        var (whole, later) = (_stage.Journal.Of(Stage.CaseId), new Commit(Stage.CaseId, _stage.State.Version + 1, _stage.Time.GetUtcNow(), Actor.System.As("sistem")!, [new WorkStalled("archive", "x")], null, _stage.Journal.Of(Stage.CaseId)[^1].Hash).Seal());
        Kept = () => [.. whole, later];
        Assert.Equal([later.Commit.Version], (await Again.LookAsync(Stage.CaseId, Token)).InTheWay.Select(f => f.Version!.Value));
        // What SharePoint lacks, as after a backup of SharePoint, is written anew.
        Kept = () => whole.SkipLast(1);
        Assert.Empty((await Again.LookAsync(Stage.CaseId, Token)).InTheWay);
    }

    [Fact]
    public async Task A_picture_that_was_sent_just_now_accuses_nobody()
    {
        await GoneAsync();
        _stage.Pictures.Standing[Sha] = _stage.Time.GetUtcNow().AddMinutes(-1);
        Assert.DoesNotContain((await Again.LookAsync(Stage.CaseId, Token)).Found, f => f.Kind == FindingKind.Restored);
        _stage.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains((await Again.LookAsync(Stage.CaseId, Token)).Found, f => f is { Kind: FindingKind.Restored, Place: Places.Pictures });
    }
}
