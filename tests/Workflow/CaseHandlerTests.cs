using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

public sealed class CaseHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_due_row_stands_before_the_decision_is_committed()
    {
        var stage = new Stage();
        var scheduled = -1;
        stage.Journal.BeforeAppend = _ => scheduled = stage.Schedule.Count;
        await stage.OpenAsync();
        Assert.Equal(1, scheduled);
        stage.Queue.Verify(q => q.NudgeAsync(It.Is<DueRow>(r => r.CaseId == Stage.CaseId), TimeSpan.Zero, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_lost_nudge_does_not_undo_the_decision()
    {
        var stage = new Stage();
        stage.Queue.Setup(q => q.NudgeAsync(It.IsAny<DueRow>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>())).ThrowsAsync(new TimeoutException());
        var handled = await stage.OpenAsync();
        Assert.IsType<Decision.Accepted>(handled.Decision);
        Assert.Single(stage.Journal.Of(Stage.CaseId));
        Assert.Single(stage.Schedule);
    }

    [Fact]
    public async Task Opening_again_finds_the_same_case_and_owes_nothing()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        var again = await stage.OpenAsync();
        Assert.IsType<Decision.Repeated>(again.Decision);
        Assert.Single(stage.Journal.Of(Stage.CaseId));
        Assert.Single(stage.Schedule);
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_what_the_first_one_did()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        var key = stage.State.Cards.Keys.Single(k => k.StartsWith("konsultasi", StringComparison.Ordinal));
        var seen = new SeenCard(key, stage.State.ContentVersion);
        var close = new CloseCase(Desk.Monday, Desk.Who("kasi"), seen, Outcome.Spam, "Iklan.");
        var consult = new Consult(Desk.Monday, Desk.Who("kasi"), seen, [Desk.Kabid], "");
        stage.Journal.BeforeAppend = mine => Steal(stage, close);

        var second = await stage.Cases.HandleAsync(Stage.CaseId, consult, null, Token);

        var repeated = Assert.IsType<Decision.Repeated>(second.Decision);
        Assert.Equal("o-kasi", repeated.Done?.By.ObjectId);
        Assert.Equal(Outcome.Spam, stage.State.Closing?.Outcome);
        Assert.Null(HashChain.FirstBreak(stage.Journal.Of(Stage.CaseId)));
    }

    [Fact]
    public async Task The_answered_card_is_sealed_into_the_commit()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        var consult = new Consult(Desk.Monday, Desk.Who("kasi"), null, [Desk.Kabid], "Mohon arahan.");
        var card = new AnsweredCard("{\"type\":\"AdaptiveCard\"}", "consult", new Dictionary<string, string> { ["note"] = "Mohon arahan." }, "activity-1");
        await stage.Cases.HandleAsync(Stage.CaseId, consult, new PressedCard(Stage.CaseId, null, (_, _) => card), Token);
        var stored = SealedCommit.Read(stage.Journal.Of(Stage.CaseId)[^1].Body, stage.Journal.Of(Stage.CaseId)[^1].Hash);
        Assert.Equal(card.Shown, stored.Commit.Card?.Shown);
        Assert.Equal("Mohon arahan.", stored.Commit.Card?.Inputs["note"]);
    }

    [Fact]
    public async Task A_journal_that_is_always_taken_is_a_fault_not_a_decision()
    {
        var stage = new Stage();
        var journal = new Mock<IJournal>();
        journal.Setup(j => j.ReadAsync(It.IsAny<string>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        journal.Setup(j => j.AppendAsync(It.IsAny<SealedCommit>(), It.IsAny<IReadOnlyList<ShownCard>>(), It.IsAny<CancellationToken>())).ReturnsAsync(false);
        var cases = new CaseHandler(journal.Object, stage.ShownCards.Object, stage.Due.Object, stage.Queue.Object, stage.Rules.Object, Microsoft.Extensions.Logging.Abstractions.NullLogger<CaseHandler>.Instance);
        var open = new OpenCase(Desk.Monday, Desk.Who("tim"), Desk.Inquiry, [Desk.Screenshot], ApprovalRule.KasiSaja, "tim", "kasi", null, "http");
        await Assert.ThrowsAsync<WriteContentionException>(() => cases.HandleAsync(Stage.CaseId, open, null, Token));
    }

    [Fact]
    public async Task A_copy_that_shows_itself_by_a_repeated_press_is_guarded_and_nudged_too()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        var seen = new SeenCard("konsultasi/3/kasi", stage.State.ContentVersion);
        await stage.Cases.HandleAsync(Stage.CaseId, new CloseCase(Desk.Monday, Desk.Who("kasi"), seen, Outcome.Spam, "Iklan."), null, Token);
        var scheduled = stage.Schedule.Count;
        stage.Queue.Invocations.Clear();

        var other = seen with { Copy = new CardCopy("o-kasi", "chat-lain", "salinan-kedua") };
        var again = await stage.Cases.HandleAsync(Stage.CaseId, new CloseCase(Desk.Monday, Desk.Who("kasi"), other, Outcome.Spam, "Iklan."), null, Token);

        Assert.IsType<Decision.Repeated>(again.Decision);
        Assert.Contains(stage.State.Cards["konsultasi/3/kasi"].Copies, c => c.ActivityId == "salinan-kedua");
        Assert.Equal(scheduled + 1, stage.Schedule.Count);
        stage.Queue.Verify(q => q.NudgeAsync(It.IsAny<DueRow>(), TimeSpan.Zero, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_case_is_opened_and_a_press_is_decided_without_reading_what_is_known()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        var consult = new Consult(Desk.Monday, Desk.Who("kasi"), null, [Desk.Kabid], "");
        await stage.RunAsync();
        var reads = stage.Journal.Reads;

        var handled = await stage.Cases.HandleAsync(Stage.CaseId, consult, null, Token);

        Assert.IsType<Decision.Accepted>(handled.Decision);
        Assert.Equal(reads, stage.Journal.Reads);
        Assert.Equal(stage.State.Version, handled.State?.Version);
        Assert.Null(HashChain.FirstBreak(stage.Journal.Of(Stage.CaseId)));
    }

    [Fact]
    public async Task Nobody_is_refused_by_a_copy_that_another_process_has_left_behind()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        Steal(stage, new Answer(Desk.Monday, Desk.Who("kasi"), null, "Posyandu buka Sabtu."));
        var approve = new Approve(Desk.Monday, Desk.Who("kabid"), null, "");

        var handled = await stage.Cases.HandleAsync(Stage.CaseId, approve, null, Token);

        Assert.IsType<Decision.Accepted>(handled.Decision);
        Assert.Null(HashChain.FirstBreak(stage.Journal.Of(Stage.CaseId)));
    }

    [Fact]
    public async Task What_others_added_is_read_and_nothing_else()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        Steal(stage, new CloseCase(Desk.Monday, Desk.Who("kasi"), null, Outcome.Spam, "Iklan."));

        var loaded = await stage.Cases.LoadAsync(Stage.CaseId, Token);

        Assert.Equal(stage.Journal.Of(Stage.CaseId).Select(c => c.Hash), loaded?.Commits.Select(c => c.Hash));
        Assert.Equal(Outcome.Spam, loaded?.State.Closing?.Outcome);
    }

    private static void Steal(Stage stage, PersonCommand command)
    {
        var commits = stage.Journal.Of(Stage.CaseId);
        var accepted = (Decision.Accepted)CaseDecider.Decide(stage.State, command, SopRules.Current);
        Assert.True(stage.Journal.TryAdd(new Commit(Stage.CaseId, commits.Count + 1, command.Now, accepted.By, accepted.Events, null, commits[^1].Hash).Seal()));
    }
}
