using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>What stood in a chat is kept, whatever becomes of the record of it.</summary>
public sealed class ShownCardTests
{
    private static readonly ShownCard Kept = new(new string('a', 43), "{\"kartu\":1}");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cards_that_were_sent_go_into_the_journal_with_the_commit_that_says_so()
    {
        var stage = Showing(out var sent);
        await stage.OpenAsync();
        await stage.RunAsync();
        Assert.Equal(2, stage.State.Version);
        Assert.Equal(sent.Order(), stage.Journal.Shown.Select(s => s.Text).Order());
        stage.ShownCards.Verify(s => s.KeepAsync(It.IsAny<string>(), It.IsAny<IReadOnlyList<ShownCard>>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task An_update_that_reached_only_one_of_two_copies_is_not_recorded_but_what_it_showed_is_kept()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        await stage.Cases.RecordAsync(
            Stage.CaseId, new RecordWork(Desk.Monday, [new CardSent("konsultasi/3/kasi", "kasi", "lama", [new CardCopy("o-kasi", "chat-2", "kedua")])]), Token);
        stage.Channel.Setup(c => c.UpdateAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.Is<CardCopy>(p => p.ActivityId == "kedua"), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ChannelUnavailableException("502", null));
        stage.Channel.Setup(c => c.UpdateAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.Is<CardCopy>(p => p.ActivityId != "kedua"), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, PlannedCard _, CardCopy copy, CancellationToken _) => new Delivery(copy, null, Kept));
        var version = stage.State.Version;

        await stage.RunAsync();

        Assert.Equal(version, stage.State.Version);
        stage.ShownCards.Verify(s => s.KeepAsync(Stage.CaseId, new[] { Kept }, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task The_kept_card_is_looked_up_where_the_press_says_and_handed_to_the_seal()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        stage.ShownCards.Setup(s => s.FindAsync("tempat", Kept.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Kept.Text);
        await stage.Cases.HandleAsync(Stage.CaseId, Consult(), new PressedCard("tempat", Kept.Id, (_, kept) => Sealed(kept)), Token);
        Assert.Equal(Kept.Text, stage.Journal.Of(Stage.CaseId)[^1].Commit.Card?.Shown);
    }

    [Fact]
    public async Task A_press_quicker_than_the_record_finds_the_card_when_the_record_got_in_its_way()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        stage.ShownCards.SetupSequence(s => s.FindAsync(Stage.CaseId, Kept.Id, It.IsAny<CancellationToken>())).ReturnsAsync((string?)null).ReturnsAsync(Kept.Text);
        stage.Journal.BeforeAppend = _ => Assert.True(stage.Journal.TryAdd(Recorded(stage)));

        await stage.Cases.HandleAsync(Stage.CaseId, Consult(), new PressedCard(Stage.CaseId, Kept.Id, (_, kept) => Sealed(kept)), Token);

        Assert.Equal(Kept.Text, stage.Journal.Of(Stage.CaseId)[^1].Commit.Card?.Shown);
    }

    [Fact]
    public async Task The_form_that_opened_a_case_is_sealed_into_its_first_commit()
    {
        var stage = new Stage();
        stage.ShownCards.Setup(s => s.FindAsync("formulir", Kept.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Kept.Text);
        var open = new OpenCase(Desk.Monday, Desk.Who("tim"), Desk.Inquiry, [Desk.Screenshot], ApprovalRule.KasiSaja, "tim", "kasi", null, "chat");
        await stage.Cases.HandleAsync(Stage.CaseId, open, new PressedCard("formulir", Kept.Id, (_, kept) => Sealed(kept)), Token);
        Assert.Equal(Kept.Text, Assert.Single(stage.Journal.Of(Stage.CaseId)).Commit.Card?.Shown);
    }

    private static Consult Consult() => new(Desk.Monday, Desk.Who("kasi"), null, [Desk.Kabid], "Mohon arahan.");

    private static AnsweredCard Sealed(string? kept) => new(kept ?? "tidak tersimpan", "consult", new Dictionary<string, string>(), null);

    private static SealedCommit Recorded(Stage stage)
    {
        var commits = stage.Journal.Of(Stage.CaseId);
        var fact = new EvidenceArchived(Desk.Screenshot.Sha256, "p", "i", "u");
        return new Commit(Stage.CaseId, commits.Count + 1, Desk.Monday, Actor.System.As("sistem")!, [fact], null, commits[^1].Hash).Seal();
    }

    private static Stage Showing(out List<string> sent)
    {
        List<string> texts = [];
        var stage = new Stage();
        stage.Channel.Setup(c => c.SendAsync(It.IsAny<Case>(), It.IsAny<PlannedCard>(), It.IsAny<Person>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, PlannedCard card, Person to, CancellationToken _) =>
            {
                texts.Add(card.Key);
                return new Delivery(new CardCopy(to.ObjectId, $"chat-{to.ObjectId}", card.Key), null, new ShownCard($"{texts.Count:x43}", card.Key));
            });
        sent = texts;
        return stage;
    }
}
