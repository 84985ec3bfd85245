using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class ArchiveRunnerTests
{
    [Fact]
    public async Task Files_go_first_so_that_the_rows_can_name_them()
    {
        var stage = await NumberedAsync();
        Case? written = null;
        stage.Archive.Setup(a => a.WriteAsync(It.IsAny<Case>(), It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()))
            .Callback((Case c, IReadOnlyList<SealedCommit> _, ArchiveCursor _, CancellationToken _) => written = c)
            .ReturnsAsync((Case c, IReadOnlyList<SealedCommit> _, ArchiveCursor _, CancellationToken _) => new ArchiveCursor(c.Version, 1, "1", "etag"));
        await stage.ArchiveAsync();
        Assert.True(written?.Archived.ContainsKey(Desk.Screenshot.Sha256));
        Assert.Equal(stage.State.Version, stage.Cursor.Version);
    }

    [Fact]
    public async Task The_index_is_brought_up_once_also_while_SharePoint_is_down()
    {
        var stage = await NumberedAsync();
        stage.Archive.Setup(a => a.PutEvidenceAsync(It.IsAny<Case>(), It.IsAny<Evidence>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ArchiveUnavailableException("503", null));
        await stage.ArchiveAsync();
        stage.Index.Verify(i => i.PutAsync(It.Is<CaseLine>(l => l.CaseId == Stage.CaseId && l.Number == stage.State.Number), It.IsAny<CancellationToken>()), Times.Once);

        stage.Archive.Reset();
        stage.Archive.Setup(a => a.PutEvidenceAsync(It.IsAny<Case>(), It.IsAny<Evidence>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ArchivedEvidence("2026/11/x.png", "item", "https://sharepoint.example/x.png"));
        stage.Archive.Setup(a => a.WriteAsync(It.IsAny<Case>(), It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case c, IReadOnlyList<SealedCommit> _, ArchiveCursor _, CancellationToken _) => new ArchiveCursor(c.Version, 1, "1", "etag"));
        await stage.ArchiveAsync();
        stage.Index.Invocations.Clear();
        await stage.ArchiveAsync();
        stage.Index.Verify(i => i.PutAsync(It.IsAny<CaseLine>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task The_dossier_of_a_case_that_ended_follows_the_rows_once()
    {
        var stage = await EndedAsync();
        await stage.ArchiveAsync();
        Assert.Equal("2026/11/MS-2026-0007.pdf", stage.State.Dossier?.Path);
        Assert.Equal(stage.State.Version, stage.Cursor.Version);
        await stage.ArchiveAsync();
        stage.Dossiers.Verify(d => d.PrintAsync(It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_dossier_that_could_not_be_put_holds_back_no_row_and_is_owed_until_it_stands()
    {
        var stage = await EndedAsync();
        stage.Archive.SetupSequence(a => a.PutDossierAsync(It.IsAny<Case>(), It.IsAny<PrintedDossier>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ArchiveUnavailableException("503", null))
            .ReturnsAsync(new ArchivedDossier(new string('f', 64), "2026/11/MS-2026-0007.pdf", "berkas", "https://sharepoint.example/berkas.pdf"));
        await stage.ArchiveAsync();
        Assert.Equal(stage.State.Version, stage.Cursor.Version);
        Assert.Null(stage.State.Dossier);

        stage.Queue.Invocations.Clear();
        await stage.RunAsync();
        stage.Queue.Verify(q => q.NudgeArchiveAsync(It.IsAny<DueRow>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()), Times.Once);
        await stage.ArchiveAsync();
        Assert.NotNull(stage.State.Dossier);
        stage.Queue.Invocations.Clear();
        await stage.RunAsync();
        stage.Queue.Verify(q => q.NudgeArchiveAsync(It.IsAny<DueRow>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task What_somebody_did_while_the_files_went_up_is_in_the_index_too()
    {
        var stage = await NumberedAsync();
        stage.Archive.Setup(a => a.PutEvidenceAsync(It.IsAny<Case>(), It.IsAny<Evidence>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()))
            .Returns(async () =>
            {
                await stage.Cases.HandleAsync(
                    Stage.CaseId, new Consult(stage.Time.GetUtcNow(), Desk.Who("kasi"), null, [Desk.Kabid], "Mohon arahan."), null, TestContext.Current.CancellationToken);
                return new ArchivedEvidence("2026/11/x.png", "item", "https://sharepoint.example/x.png");
            });
        CaseLine? last = null;
        stage.Index.Setup(i => i.PutAsync(It.IsAny<CaseLine>(), It.IsAny<CancellationToken>())).Callback((CaseLine l, CancellationToken _) => last = l).Returns(Task.CompletedTask);

        await stage.ArchiveAsync();

        Assert.Equal(stage.State.Version, stage.Cursor.Version);
        Assert.Equal(["kabid"], last?.Held.Select(h => h.Position));
    }

    [Fact]
    public async Task A_file_that_stands_is_not_put_again()
    {
        var stage = await NumberedAsync();
        await stage.ArchiveAsync();
        await stage.ArchiveAsync();
        stage.Archive.Verify(a => a.PutEvidenceAsync(It.IsAny<Case>(), It.IsAny<Evidence>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Progress_is_kept_when_a_batch_holds_only_part()
    {
        var stage = await NumberedAsync();
        stage.Archive.Setup(a => a.WriteAsync(It.IsAny<Case>(), It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, IReadOnlyList<SealedCommit> _, ArchiveCursor c, CancellationToken _) => c with { Version = c.Version + 1 });
        await stage.ArchiveAsync();
        Assert.Equal(stage.State.Version, stage.Cursor.Version);
        stage.Cursors.Verify(c => c.SaveAsync(Stage.CaseId, It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()), Times.Exactly(stage.State.Version));
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(7200, 300)]
    public async Task SharePoint_is_asked_again_when_it_said_so_but_never_later_than_five_minutes(int asked, int waits)
    {
        var stage = await NumberedAsync();
        stage.Archive.Setup(a => a.PutEvidenceAsync(It.IsAny<Case>(), It.IsAny<Evidence>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ArchiveUnavailableException("429", TimeSpan.FromSeconds(asked)));
        await stage.ArchiveAsync();
        Assert.Equal((Stage.CaseId, Desk.Monday.AddSeconds(waits)), stage.Schedule[^1]);
        stage.Due.Verify(d => d.DoneAsync(stage.Row, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Without_a_word_from_SharePoint_it_is_tried_again_well_within_a_minute()
    {
        var stage = await NumberedAsync();
        stage.Archive.Setup(a => a.PutEvidenceAsync(It.IsAny<Case>(), It.IsAny<Evidence>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ArchiveUnavailableException("503", null));
        await stage.ArchiveAsync();
        Assert.InRange(stage.Schedule[^1].At - Desk.Monday, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task What_was_altered_in_SharePoint_is_shown_on_the_case_and_not_hammered()
    {
        var stage = await NumberedAsync();
        stage.Archive.Setup(a => a.WriteAsync(It.IsAny<Case>(), It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ArchiveMismatchException("Jurnal has another hash."));
        await stage.ArchiveAsync();
        Assert.Contains("archive", stage.State.Stalled.Keys);
        Assert.Contains(stage.Schedule, s => s.At == Desk.Monday.AddHours(1));
    }

    [Fact]
    public async Task When_it_works_again_the_case_says_so_and_that_too_is_archived()
    {
        var stage = await NumberedAsync();
        await stage.Sweep.StalledAsync(stage.Row, "archive", "Gagal.", TestContext.Current.CancellationToken);
        await stage.ArchiveAsync();
        Assert.Empty(stage.State.Stalled);
        Assert.Equal(stage.State.Version, stage.Cursor.Version);
    }

    [Fact]
    public async Task A_picture_missing_from_storage_is_a_fault_that_somebody_must_see()
    {
        var stage = await NumberedAsync();
        stage.Evidence.Setup(e => e.OpenAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync((Stream?)null);
        await Assert.ThrowsAsync<FileNotFoundException>(stage.ArchiveAsync);
    }

    /// <summary>Closed without an answer, its cards shown.</summary>
    private static async Task<Stage> EndedAsync()
    {
        var stage = await NumberedAsync();
        await stage.Cases.HandleAsync(
            Stage.CaseId, new CloseCase(stage.Time.GetUtcNow(), Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), null, TestContext.Current.CancellationToken);
        await stage.RunAsync();
        return stage;
    }

    private static async Task<Stage> NumberedAsync()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        return stage;
    }

    [Fact]
    public async Task A_copy_older_than_what_was_asked_for_is_not_archived()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        var known = stage.State.Version;
        var close = (Decision.Accepted)CaseDecider.Decide(stage.State, new CloseCase(Desk.Monday, Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), SopRules.Current);
        Assert.True(stage.Journal.TryAdd(new Commit(Stage.CaseId, known + 1, Desk.Monday, close.By, close.Events, null, stage.Journal.Of(Stage.CaseId)[^1].Hash).Seal()));

        await stage.ArchiveRunner.RunAsync(stage.Row with { Version = known + 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(stage.State.Version, stage.Cursor.Version);
        Assert.True(stage.Cursor.Version > known + 1);
    }
}
