using Moq;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>Several holders, and holders who change while a card waits.</summary>
public sealed class HolderTests
{
    private const string Card = "konsultasi/3/kasi";

    private static readonly Person Bambang = Desk.Office.HoldersOf("kasi")[0];
    private static readonly Person Siti = new("o-siti", "Siti", "siti@dinkes.local", ActingKind.Plh);

    [Fact]
    public async Task Of_two_holders_the_one_who_failed_is_tried_again_until_he_has_it()
    {
        var stage = Held(Bambang, Siti);
        var blocked = true;
        stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), Siti, It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, PlannedCard card, Person to, CancellationToken _) =>
                blocked ? new Delivery(null, "Bot diblokir.") : new Delivery(new CardCopy(to.ObjectId, "chat-siti", card.Key), null));
        await stage.OpenAsync();
        await stage.RunAsync();
        Assert.Equal("konsultasi", stage.State.Open?.Step);
        Assert.Equal([Bambang.ObjectId], stage.State.Cards[Card].Copies.Select(c => c.ObjectId));
        Assert.Equal(new MissingCard(Card, "kasi", "Bot diblokir.", true), Assert.Single(CardPlan.Missing(stage.State, SopRules.Current.Table)));
        Assert.Contains((Stage.CaseId, Desk.Monday.AddMinutes(15)), stage.Schedule);
        var version = stage.State.Version;
        await stage.RunAsync();
        Assert.Equal(version, stage.State.Version);

        blocked = false;
        await stage.RunAsync();

        Assert.Equal([Bambang.ObjectId, Siti.ObjectId], stage.State.Cards[Card].Copies.Select(c => c.ObjectId));
        Assert.Empty(CardPlan.Missing(stage.State, SopRules.Current.Table));
        Sent(stage, Bambang, Times.Once());
    }

    [Fact]
    public async Task A_holder_whose_chat_was_throttled_gets_his_copy_in_the_next_run()
    {
        var stage = Held(Bambang, Siti);
        stage.Channel.SetupSequence(c => c.SendAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), Siti, It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ChannelUnavailableException("429", TimeSpan.FromSeconds(45)))
            .ReturnsAsync(new Delivery(new CardCopy(Siti.ObjectId, "chat-siti", "m"), null));
        await stage.OpenAsync();
        await stage.RunAsync();
        Assert.Contains((Stage.CaseId, Desk.Monday.AddSeconds(45)), stage.Schedule);
        await stage.RunAsync();
        Assert.Equal([Bambang.ObjectId, Siti.ObjectId], stage.State.Cards[Card].Copies.Select(c => c.ObjectId));
        Sent(stage, Bambang, Times.Once());
    }

    [Fact]
    public async Task A_card_that_waits_with_somebody_who_leaves_moves_to_the_successor()
    {
        var stage = Held(Bambang);
        await stage.OpenAsync();
        await stage.RunAsync();
        await stage.Cases.HandleAsync(
            Stage.CaseId, new AddEvidence(Desk.Monday, Desk.Who("tim"), [Desk.Screenshot with { Sha256 = new string('b', 64) }]), null, TestContext.Current.CancellationToken);
        Holds(stage, Siti);

        await stage.RunAsync();

        stage.Channel.Verify(c => c.UpdateAsync(
            It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Key == Card && p.IsOpen), It.IsAny<CardCopy>(), It.IsAny<CancellationToken>()), Times.Never);
        stage.Channel.Verify(c => c.UpdateAsync(
            It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Key == Card && !p.IsOpen && p.MovedTo!.Single().Name == "Siti"), It.Is<CardCopy>(p => p.ObjectId == Bambang.ObjectId), It.IsAny<CancellationToken>()), Times.Once);
        Sent(stage, Siti, Times.Once());
        var sent = stage.State.Cards[Card];
        Assert.Equal([Siti.ObjectId], sent.Copies.Select(c => c.ObjectId));
        Assert.Equal([Bambang.ObjectId], sent.Moved.Select(m => m.ObjectId));
        var version = stage.State.Version;
        await stage.RunAsync();
        Assert.Equal(version, stage.State.Version);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_closed_now_is_closed_later_and_does_not_hold_up_the_successor()
    {
        var stage = Held(Bambang);
        await stage.OpenAsync();
        await stage.RunAsync();
        Holds(stage, Siti);
        stage.Channel.SetupSequence(c => c.UpdateAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.MovedTo != null), It.IsAny<CardCopy>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ChannelUnavailableException("502", null))
            .ReturnsAsync(new Delivery(null, "404"));
        await stage.RunAsync();
        Assert.Equal([Bambang.ObjectId, Siti.ObjectId], stage.State.Cards[Card].Copies.Select(c => c.ObjectId));
        await stage.RunAsync();
        Assert.Equal([Siti.ObjectId], stage.State.Cards[Card].Copies.Select(c => c.ObjectId));
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_or_is_empty_moves_nothing()
    {
        var stage = Held(Bambang);
        await stage.OpenAsync();
        await stage.RunAsync();
        var version = stage.State.Version;
        stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ThrowsAsync(new DirectoryUnavailableException("503"));
        await stage.RunAsync();
        stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Desk.Office with { Holders = new Dictionary<string, IReadOnlyList<Person>>() });
        await stage.RunAsync();
        Assert.Equal(version, stage.State.Version);
    }

    [Fact]
    public async Task A_position_that_falls_vacant_closes_the_copy_and_is_shown_on_the_case()
    {
        var stage = Held(Bambang);
        await stage.OpenAsync();
        await stage.RunAsync();
        Holds(stage);
        await stage.RunAsync();
        Assert.Empty(stage.State.Cards[Card].Copies);
        Assert.Equal("Jabatan ini belum terisi.", stage.State.Undeliverable[Card]);
    }

    private static Stage Held(params Person[] kasi)
    {
        var stage = new Stage();
        Holds(stage, kasi);
        return stage;
    }

    private static void Holds(Stage stage, params Person[] kasi) =>
        stage.Directory.Setup(d => d.ReadAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Desk.Office with { Holders = new Dictionary<string, IReadOnlyList<Person>>(Desk.Office.Holders) { ["kasi"] = kasi } });

    private static void Sent(Stage stage, Person to, Times times) =>
        stage.Channel.Verify(c => c.SendAsync(It.IsAny<Case>(), It.Is<PlannedCard>(p => p.Key == Card), to, It.IsAny<CancellationToken>()), times);
}
