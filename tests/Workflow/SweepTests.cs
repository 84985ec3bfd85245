using Moq;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class SweepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_due_case_is_nudged_with_a_row_that_comes_round_again()
    {
        var stage = new Stage();
        stage.Due.Setup(d => d.DueAsync(Desk.Monday, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([stage.Row]);
        Assert.Equal(1, await stage.Sweep.RunAsync(Token));
        var next = Assert.Single(stage.Schedule);
        Assert.True(next.At > Desk.Monday);
        stage.Queue.Verify(q => q.NudgeAsync(It.Is<DueRow>(r => r.Stamp == "s1"), TimeSpan.Zero, It.IsAny<CancellationToken>()), Times.Once);
        stage.Due.Verify(d => d.DoneAsync(stage.Row, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_row_is_kept_when_the_nudge_fails()
    {
        var stage = new Stage();
        stage.Due.Setup(d => d.DueAsync(Desk.Monday, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([stage.Row]);
        stage.Queue.Setup(q => q.NudgeAsync(It.IsAny<DueRow>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>())).ThrowsAsync(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => stage.Sweep.RunAsync(Token));
        stage.Due.Verify(d => d.DoneAsync(It.IsAny<DueRow>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Work_that_failed_too_often_is_shown_once_and_scheduled_again()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.Sweep.StalledAsync(stage.Row, "work", "Gagal.", Token);
        await stage.Sweep.StalledAsync(stage.Row, "work", "Gagal.", Token);
        Assert.Equal("Gagal.", Assert.Single(stage.State.Stalled).Value);
        Assert.Equal(2, stage.State.Version);
        Assert.Equal(2, stage.Schedule.Count(s => s.At == Desk.Monday.AddHours(1)));
    }
}

public sealed class CaseIdTests
{
    [Fact]
    public void The_same_sender_and_key_give_the_same_case() => Assert.Equal(CaseIds.From("o-tim", "kunci-1"), CaseIds.From("o-tim", "kunci-1"));

    [Fact]
    public void Another_sender_with_the_same_key_has_another_case() => Assert.NotEqual(CaseIds.From("o-tim", "kunci-1"), CaseIds.From("o-lain", "kunci-1"));

    [Fact]
    public void Every_id_is_well_formed() => Assert.All(Enumerable.Range(0, 500), i => Assert.True(CaseIds.IsWellFormed(CaseIds.From("o-tim", $"{i}"))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("0123456789ABCDEFGHJKMNPQRS")]
    [InlineData("0123456789abcdefghjkmnpqr'")]
    public void What_is_not_an_id_is_not_looked_up(string? text) => Assert.False(CaseIds.IsWellFormed(text));
}
