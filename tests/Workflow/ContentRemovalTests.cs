using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>An erasure that is on the record is carried out, whatever stops it, and reaches everything that was made of the case.</summary>
public sealed class ContentRemovalTests
{
    private const string Secret = "Apakah posyandu buka hari Sabtu?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_was_made_of_the_case_is_removed_and_the_rows_are_written_anew()
    {
        var stage = await ErasedAsync();
        await stage.ArchiveAsync();
        Assert.NotNull(stage.State.Erased?.Done);
        Assert.All(stage.Journal.Of(Stage.CaseId), c => Assert.DoesNotContain(Secret, c.Body, StringComparison.Ordinal));
        Assert.Empty(stage.Reports.Put);
        Assert.Empty(stage.Pictures.Standing);
        Assert.Empty(stage.Pictures.Users);
        Assert.Equal([Stage.CaseId, "formulir-o-tim"], stage.Journal.Forgotten);
        stage.ArchiveEraser.Verify(a => a.EraseAsync(It.Is<Case>(c => c.Id == Stage.CaseId), It.IsAny<CancellationToken>()), Times.Once);
        stage.Index.Verify(i => i.PutAsync(It.Is<CaseLine>(l => l.IsErased && l.Summary == Redaction.Removed), It.IsAny<CancellationToken>()), Times.AtLeastOnce);
        stage.Archive.Verify(a => a.WriteAsync(It.Is<Case>(c => c.Erased != null), It.Is<IReadOnlyList<SealedCommit>>(l => l.All(c => !c.Body.Contains(Secret, StringComparison.Ordinal))), It.Is<ArchiveCursor>(c => c.Version == 0 && c.CaseItemId == null && c.Steps == 1), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Equal(stage.State.Version, stage.Cursor.Version);
    }

    [Fact]
    public async Task SharePoint_that_is_down_delays_it_and_storage_has_lost_the_content_meanwhile()
    {
        var stage = await ErasedAsync();
        stage.ArchiveEraser.Setup(a => a.EraseAsync(It.IsAny<Case>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ArchiveUnavailableException("503", null));
        stage.Schedule.Clear();
        await stage.ArchiveAsync();
        Assert.Null(stage.State.Erased!.Done);
        Assert.NotEmpty(stage.Schedule);
        Assert.All(stage.Journal.Of(Stage.CaseId), c => Assert.DoesNotContain(Secret, c.Body, StringComparison.Ordinal));
        stage.ArchiveEraser.Reset();
        await stage.ArchiveAsync();
        Assert.NotNull(stage.State.Erased!.Done);
    }

    public static TheoryData<string> Steps => ["shelf", "shown", "picture", "first text", "last text", "cursor", "SharePoint", "record"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_process_that_dies_anywhere_is_followed_by_one_that_finishes(string step)
    {
        var stage = await ErasedAsync();
        await Assert.ThrowsAsync<IOException>(() => DyingAsync(stage, step));
        Assert.Null(stage.State.Erased!.Done);
        Assert.Empty(JournalProof.Of(Stage.CaseId, await stage.Journal.CaseAsync(Stage.CaseId, Token)).Findings);
        await stage.ArchiveAsync();
        await stage.ArchiveAsync();
        Assert.Single(stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events).OfType<ContentErased>());
        Assert.Empty(JournalProof.Of(Stage.CaseId, await stage.Journal.CaseAsync(Stage.CaseId, Token)).Findings);
        Assert.All(stage.Journal.Of(Stage.CaseId), c => Assert.DoesNotContain(Secret, c.Body, StringComparison.Ordinal));
        Assert.Empty(stage.Reports.Put);
        Assert.Empty(stage.Pictures.Standing);
    }

    /// <summary>Runs until the step, at which the process dies; afterwards nothing stands in the way any more.</summary>
    private static async Task DyingAsync(Stage stage, string step)
    {
        var dead = new IOException("The process died here.");
        var last = stage.State.Erased!.Redacted.Count;
        if (step == "shelf") stage.Answers.Setup(a => a.RemoveAsync(It.IsAny<string>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ThrowsAsync(dead);
        if (step == "shown") stage.Journal.Dies = true;
        if (step == "picture") stage.Pictures.Dies = true;
        if (step is "first text" or "last text") stage.Journal.DieAt = step == "first text" ? 1 : last;
        if (step == "cursor") stage.Cursors.Setup(c => c.SaveAsync(Stage.CaseId, It.Is<ArchiveCursor>(x => x.Version == 0), It.IsAny<CancellationToken>())).ThrowsAsync(dead);
        if (step == "SharePoint") stage.ArchiveEraser.Setup(a => a.EraseAsync(It.IsAny<Case>(), It.IsAny<CancellationToken>())).ThrowsAsync(dead);
        if (step == "record") stage.Journal.BeforeAppend = _ => throw dead;
        try
        {
            await stage.ArchiveAsync();
        }
        finally
        {
            (stage.Journal.Dies, stage.Pictures.Dies, stage.Journal.DieAt) = (false, false, null);
            stage.Answers.Setup(a => a.RemoveAsync(It.IsAny<string>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
            stage.ArchiveEraser.Reset();
            stage.Cursors.Setup(c => c.SaveAsync(Stage.CaseId, It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        }
    }

    [Fact]
    public async Task A_picture_that_another_case_holds_stays_and_goes_with_the_last_of_them()
    {
        var stage = await ErasedAsync(alsoIn: "other-case");
        await stage.ArchiveAsync();
        Assert.Equal(1, Assert.Single(stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events).OfType<ContentErased>()).Shared);
        Assert.Single(stage.Pictures.Standing);
        Assert.Equal([(Desk.Screenshot.Sha256, "other-case")], stage.Pictures.Users);
    }

    [Fact]
    public async Task A_picture_that_was_sent_again_just_now_is_waited_for()
    {
        var stage = await ErasedAsync();
        stage.Pictures.Standing[Desk.Screenshot.Sha256] = stage.Time.GetUtcNow().AddMinutes(-1);
        await stage.ArchiveAsync();
        Assert.Null(stage.State.Erased!.Done);
        stage.Time.Advance(TimeSpan.FromMinutes(15));
        await stage.ArchiveAsync();
        Assert.NotNull(stage.State.Erased!.Done);
        Assert.Empty(stage.Pictures.Standing);
    }

    [Fact]
    public async Task Nothing_that_was_shown_is_kept_afterwards_and_the_cards_in_chats_are_drawn_anew()
    {
        var stage = await ErasedAsync();
        var loaded = (await stage.Cases.LoadAsync(Stage.CaseId, Token))!;
        Assert.All(loaded.Commits, c => Assert.DoesNotContain(Secret, c.Body, StringComparison.Ordinal));
        stage.Journal.Shown.Clear();
        await stage.Cases.RecordAsync(loaded, new RecordWork(stage.Time.GetUtcNow(), []), [new ShownCard(new string('a', 43), Secret)], Token);
        await stage.RunAsync();
        Assert.Empty(stage.Journal.Shown);
        stage.ShownCards.Verify(s => s.KeepAsync(It.IsAny<string>(), It.IsAny<IReadOnlyList<ShownCard>>(), It.IsAny<CancellationToken>()), Times.Never);
        stage.Channel.Verify(c => c.UpdateAsync(It.Is<Case>(s => s.Erased != null), It.Is<PlannedCard>(p => p.Face == "dihapus"), It.IsAny<CardCopy>(), It.IsAny<CancellationToken>()), Times.AtLeastOnce);
        Assert.All(stage.State.Cards.Values, c => Assert.Equal("dihapus", c.Face));
    }

    /// <summary>Reported, closed, archived, and put on the record as erased.</summary>
    private static async Task<Stage> ErasedAsync(string? alsoIn = null)
    {
        var stage = new Stage();
        stage.Pictures.Standing[Desk.Screenshot.Sha256] = stage.Time.GetUtcNow();
        await stage.OpenAsync();
        await stage.RunAsync();
        await stage.Cases.HandleAsync(Stage.CaseId, new CloseCase(stage.Time.GetUtcNow(), Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), null, Token);
        await stage.RunAsync();
        await stage.ArchiveAsync();
        if (alsoIn is not null)
        {
            await stage.OpenAsync(alsoIn, Desk.Inquiry with { Summary = "Pertanyaan lain tentang hal lain." });
            stage.Pictures.Users.Add((Desk.Screenshot.Sha256, alsoIn));
        }

        stage.Time.Advance(TimeSpan.FromDays(1000));
        var loaded = (await stage.Cases.LoadAsync(Stage.CaseId, Token))!;
        var handled = await stage.Cases.HandleAsync(
            Stage.CaseId, new EraseCase(stage.Time.GetUtcNow(), "Masa simpan berakhir.", null, "Arif Arsip", false, [.. loaded.Commits.Select(RedactedCommit.Of)]), null, Token);
        Assert.IsType<Decision.Accepted>(handled.Decision);
        return stage;
    }
}
