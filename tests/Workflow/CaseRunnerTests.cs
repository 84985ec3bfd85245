using Moq;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class CaseRunnerTests
{
    [Fact]
    public async Task One_run_numbers_the_case_sends_its_cards_and_records_it_in_one_commit()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        Assert.Equal("MS-2026-0007", stage.State.Number);
        Assert.Equal(2, stage.State.Version);
        Assert.Equal("konsultasi", stage.State.Open?.Step);
        Assert.Equal(["konsultasi/3/kasi", "terima/receipt"], stage.State.Cards.Keys.Order());
    }

    [Fact]
    public async Task Running_again_does_nothing_twice()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        await stage.RunAsync();
        Assert.Equal(2, stage.State.Version);
        stage.Channel.Verify(c => c.SendAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.IsAny<Person>(), It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task A_channel_that_is_down_leaves_the_step_unsent_and_the_case_scheduled()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.IsAny<Person>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ChannelUnavailableException("429", TimeSpan.FromSeconds(45)));
        await stage.RunAsync();
        Assert.Equal("kirim", stage.State.Open?.Step);
        Assert.Equal("MS-2026-0007", stage.State.Number);
        Assert.Contains((Stage.CaseId, Desk.Monday.AddSeconds(45)), stage.Schedule);
    }

    [Fact]
    public async Task A_card_that_can_never_arrive_is_shown_once_and_tried_later()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Position == "kasi"), It.IsAny<Person>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Delivery(null, "Bot diblokir."));
        await stage.RunAsync();
        var version = stage.State.Version;
        await stage.RunAsync();
        Assert.Equal("Bot diblokir.", Assert.Single(stage.State.Undeliverable).Value);
        Assert.Equal("kirim", stage.State.Open?.Step);
        Assert.Equal(version, stage.State.Version);
    }

    [Fact]
    public async Task Who_waits_is_warned_in_the_same_run_when_the_question_did_not_arrive()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        await stage.Cases.HandleAsync(
            Stage.CaseId, new Consult(Desk.Monday, Desk.Who("kasi"), null, [Desk.Kabid], ""), null, TestContext.Current.CancellationToken);
        stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Position == "kabid"), It.IsAny<Person>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Delivery(null, "Bot diblokir."));
        await stage.RunAsync();
        Assert.Equal(["jawab/0/kabid"], stage.State.Undeliverable.Keys);
        Assert.Equal(
            CardPlan.Of(stage.State, SopRules.Current.Table).Single(p => p.Kind == CardKind.Waiting).Face,
            stage.State.Cards["konsultasi/3/kasi"].Face);
        stage.Channel.Verify(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Position == "kabid"), It.IsAny<Person>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_position_without_a_holder_is_shown_on_the_case()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Desk.Office with { Holders = new Dictionary<string, IReadOnlyList<Person>>() });
        await stage.RunAsync();
        Assert.Contains("konsultasi/3/kasi", stage.State.Undeliverable.Keys);
    }

    [Fact]
    public async Task Whoever_finds_the_case_taken_comes_back()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        stage.Lease.Setup(l => l.TryTakeAsync(Stage.CaseId, "work", It.IsAny<CancellationToken>())).ReturnsAsync((IAsyncDisposable?)null);
        await stage.RunAsync();
        Assert.Equal(1, stage.State.Version);
        stage.Queue.Verify(q => q.NudgeAsync(stage.Row, It.Is<TimeSpan>(d => d > TimeSpan.Zero), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task The_row_is_handed_on_to_the_archive_and_forgotten_when_nothing_is_owed()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        var known = stage.Row with { Version = stage.State.Version };
        stage.Queue.Verify(q => q.NudgeArchiveAsync(known, TimeSpan.Zero, It.IsAny<CancellationToken>()), Times.Once);
        stage.Due.Verify(d => d.DoneAsync(stage.Row, It.IsAny<CancellationToken>()), Times.Never);

        await stage.ArchiveAsync();
        await stage.RunAsync();
        stage.Due.Verify(d => d.DoneAsync(stage.Row, It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task A_copy_that_was_deleted_by_its_reader_is_not_chased()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        await stage.Cases.HandleAsync(
            Stage.CaseId, new CloseCase(Desk.Monday, Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), null, TestContext.Current.CancellationToken);
        stage.Channel.Setup(c => c.UpdateAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.IsAny<CardCopy>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Delivery(null, "404"));
        await stage.RunAsync();
        Assert.DoesNotContain(OwedWork.Pending(stage.State, SopRules.Current, Desk.Monday), w => w is ShowCard);
    }
}
