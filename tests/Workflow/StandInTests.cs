using Moq;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>Nobody of a position can be reached: the runner gives its card to the one above, and back.</summary>
public sealed class StandInTests
{
    private const string Card = "konsultasi/3/kasi";
    private readonly Stage _stage = new();
    private readonly HashSet<string> _blocked = ["o-kasi"];

    public StandInTests() =>
        _stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.IsAny<Person>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, PlannedCard card, Person to, CancellationToken _) => _blocked.Contains(to.ObjectId)
                ? new Delivery(null, "Bot diblokir.")
                : new Delivery(new CardCopy(to.ObjectId, $"chat-{to.ObjectId}", card.Key), null));

    private Case State => _stage.State;

    [Fact]
    public async Task In_one_run_the_card_stands_with_the_one_above_who_decides_in_the_positions_name()
    {
        await RunAsync();
        Assert.Equal(("konsultasi", "o-kabid"), (State.Open!.Step, Assert.Single(State.Cards[Card].Copies).ObjectId));
        Sent("o-kasi", Times.Once());
        _stage.Channel.Verify(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Key == Card), It.Is<Person>(p => p.Kind == ActingKind.Atasan), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Contains((Stage.CaseId, Desk.Monday.AddMinutes(15)), _stage.Schedule);

        await DecideAsync("kabid");
        Assert.Equal(("kasi", ActingKind.Atasan), (State.LatestDraft!.Written.By.Position, State.LatestDraft.Written.By.Kind));
    }

    [Fact]
    public async Task Tried_in_vain_again_nothing_is_recorded_and_nothing_sent_to_the_stand_in()
    {
        await RunAsync();
        var version = State.Version;
        await _stage.RunAsync();
        Assert.Equal(version, State.Version);
        Sent("o-kabid", Times.Once());
        Sent("o-kasi", Times.Exactly(2));
    }

    [Fact]
    public async Task When_the_holder_is_back_the_stand_ins_copy_is_closed_in_the_same_run()
    {
        await RunAsync();
        _blocked.Clear();
        await _stage.RunAsync();
        Assert.Equal(["o-kasi"], State.Cards[Card].Copies.Select(c => c.ObjectId));
        _stage.Channel.Verify(c => c.UpdateAsync(
            It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Key == Card && p.StoodIn == "kabid" && p.MovedTo!.Single().Name == "Bambang"), It.Is<CardCopy>(p => p.ObjectId == "o-kabid"), It.IsAny<CancellationToken>()), Times.Once);
        Assert.IsType<Decision.Refused>((await DecideAsync("kabid")).Decision);
        Assert.IsType<Decision.Accepted>((await DecideAsync("kasi")).Decision);
    }

    [Fact]
    public async Task A_stand_in_whose_chat_is_throttled_gets_the_card_in_the_next_run()
    {
        _stage.Channel.SetupSequence(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Key == Card), It.Is<Person>(p => p.ObjectId == "o-kabid"), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ChannelUnavailableException("429", TimeSpan.FromSeconds(45)))
            .ReturnsAsync(new Delivery(new CardCopy("o-kabid", "chat-o-kabid", Card), null));
        await RunAsync();
        Assert.Equal("kirim", State.Open!.Step);
        Assert.Contains((Stage.CaseId, Desk.Monday.AddSeconds(45)), _stage.Schedule);
        await _stage.RunAsync();
        Assert.Equal("konsultasi", State.Open!.Step);
    }

    [Fact]
    public async Task A_runner_that_died_before_it_named_anybody_names_once_and_sends_once()
    {
        await _stage.OpenAsync();
        var others = 0;
        // Somebody else writes at each record of this runner, as another instance would.
        _stage.Journal.BeforeAppend = commit => others += _stage.Journal.TryAdd((commit.Commit with { Events = [new CaseNumbered("MS-2026-0007")] }).Seal()) ? 1 : 0;
        await _stage.RunAsync();
        Assert.Equal(1, others);
        Assert.Single(_stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events).OfType<StandInNamed>());
        Sent("o-kabid", Times.Once());
    }

    [Fact]
    public async Task Reminders_go_to_the_stand_in_too_and_silence_to_the_one_above_that()
    {
        _stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(Desk.Office with
        {
            Positions = [Desk.Tim, Desk.Kasi, Desk.Kabid with { Superior = "kadis" }, new Position("kadis", Role.KepalaDinas, "Kepala Dinas", null)],
            Holders = new Dictionary<string, IReadOnlyList<Person>>(Desk.Office.Holders) { ["kadis"] = [new("o-kadis", "Dina", "", ActingKind.Definitif)] },
        });
        await RunAsync();
        _stage.Time.Advance(TimeSpan.FromDays(4));
        await _stage.RunAsync();
        Assert.Contains((await BoxAsync("o-kabid")), e => e.Fact is Reminded { Position: "kasi" });
        Assert.DoesNotContain((await BoxAsync("o-kabid")), e => e.Fact is Escalated);
        Assert.Contains((await BoxAsync("o-kadis")), e => e.Fact is Escalated { From: "kasi", To: "kadis", Level: 1 });
        _stage.Time.Advance(TimeSpan.FromSeconds(20));
        await _stage.RemindAsync("kabid");
        _stage.Notes.Verify(n => n.SendAsync("o-kabid", It.Is<ReminderNote>(m => m.Items.Any(i => i.Card!.Key == Card)), It.IsAny<CancellationToken>()), Times.Once);
    }

    private async Task<IReadOnlyList<ReminderEntry>> BoxAsync(string person) =>
        (await _stage.Boxes.ReadAsync(person, TestContext.Current.CancellationToken)).In(ReminderState.Waiting);

    private async Task RunAsync()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
    }

    private Task<Handled> DecideAsync(string position) => _stage.Cases.HandleAsync(
        Stage.CaseId, new Answer(_stage.Time.GetUtcNow(), Desk.Who(position), new SeenCard(Card, State.ContentVersion), "Buka setiap Sabtu."), null, TestContext.Current.CancellationToken);

    private void Sent(string person, Times times) =>
        _stage.Channel.Verify(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Key == Card), It.Is<Person>(p => p.ObjectId == person), It.IsAny<CancellationToken>()), times);
}
