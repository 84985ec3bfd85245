using Azure.Core;
using Azure.Data.Tables;
using Sop697.Storage;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

/// <summary>Cards as they were shown, beside the commits that record them.</summary>
public sealed class ShownCardTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static bool IsBatch(Request request) => request.Method == RequestMethod.Post && request.Uri.ToString().Contains("$batch", StringComparison.Ordinal);

    [Fact]
    public async Task A_card_goes_in_with_its_commit_in_one_call_and_comes_back_letter_for_letter()
    {
        await using var account = await Account.NewAsync(azurite);
        var wire = new LossyWire(r => r.Uri.ToString().Contains("/Jurnal", StringComparison.Ordinal) || IsBatch(r), 0, afterCommit: true);
        var commit = Commits.First("sent");
        var (one, other) = (Card('a', "{\"type\":\"AdaptiveCard\",\"teks\":\"“Halo” 🩺 \\u0041\"}"), Card('b', "{}"));

        Assert.True(await account.GetOver<IJournal>(wire).AppendAsync(commit, [one, other, one], Token));

        Assert.Equal(1, wire.Seen);
        Assert.Equal(one.Text, await account.Get<IShownCards>().FindAsync("sent", one.Id, Token));
        Assert.Equal(other.Text, await account.Get<IShownCards>().FindAsync("sent", other.Id, Token));
        Assert.Equal(commit.Body, Assert.Single(await account.Get<IJournal>().ReadAsync("sent", Token)).Body);
    }

    [Fact]
    public async Task A_card_is_found_only_where_it_was_shown()
    {
        await using var account = await Account.NewAsync(azurite);
        var card = Card('a', "{}");
        await account.Get<IShownCards>().KeepAsync("mine", [card], Token);
        Assert.Null(await account.Get<IShownCards>().FindAsync("theirs", card.Id, Token));
        Assert.Null(await account.Get<IShownCards>().FindAsync("mine", Card('b', "").Id, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000001")]
    [InlineData("../00000001")]
    [InlineData("../aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task An_id_of_another_form_finds_nothing(string id)
    {
        await using var account = await Account.NewAsync(azurite);
        await account.Get<IJournal>().AppendAsync(Commits.First("case"), [Card('a', "{}")], Token);
        Assert.Null(await account.Get<IShownCards>().FindAsync("case", id, Token));
    }

    [Fact]
    public async Task A_commit_that_came_second_leaves_no_card_behind()
    {
        await using var account = await Account.NewAsync(azurite);
        var card = Card('a', "{}");
        Assert.True(await account.Get<IJournal>().AppendAsync(Commits.First("race", "MS-2026-0001"), [], Token));
        Assert.False(await account.Get<IJournal>().AppendAsync(Commits.First("race", "MS-2026-0002"), [card], Token));
        Assert.Null(await account.Get<IShownCards>().FindAsync("race", card.Id, Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_commit_with_a_card_whose_answer_was_lost_counts_as_ours(int answersLost)
    {
        await using var account = await Account.NewAsync(azurite);
        var card = Card('a', "{}");
        var wire = new LossyWire(IsBatch, answersLost, afterCommit: true);
        Assert.True(await account.GetOver<IJournal>(wire).AppendAsync(Commits.First("lost"), [card], Token));
        Assert.True(await account.Get<IJournal>().AppendAsync(Commits.First("lost"), [card], Token));
        Assert.Equal(card.Text, await account.Get<IShownCards>().FindAsync("lost", card.Id, Token));
        Assert.Single(await account.Get<IJournal>().ReadAsync("lost", Token));
    }

    [Fact]
    public async Task Keeping_again_is_harmless()
    {
        await using var account = await Account.NewAsync(azurite);
        var cards = new[] { Card('a', "{}"), Card('b', "[]") };
        await account.Get<IShownCards>().KeepAsync("again", cards, Token);
        await account.GetElsewhere<IShownCards>().KeepAsync("again", cards, Token);
        await account.Get<IShownCards>().KeepAsync("again", [], Token);
        Assert.Equal("[]", await account.Get<IShownCards>().FindAsync("again", cards[1].Id, Token));
        Assert.Empty(await account.Get<IJournal>().ReadAsync("again", Token));
    }

    [Fact]
    public async Task A_card_too_long_for_a_row_goes_through_a_blob()
    {
        await using var account = await Account.NewAsync(azurite);
        var card = Card('a', new string('ö', 40_000));
        Assert.True(await account.Get<IJournal>().AppendAsync(Commits.First("long"), [card], Token));
        Assert.Equal(card.Text, await account.Get<IShownCards>().FindAsync("long", card.Id, Token));
        var row = await account.Tables.GetTableClient(StorageNames.JournalTable).GetEntityAsync<TableEntity>("long", $"kartu-{card.Id}", cancellationToken: Token);
        Assert.Null(row.Value.GetBinary("Kartu"));
    }

    [Fact]
    public async Task More_and_longer_cards_than_one_transaction_holds_are_all_kept()
    {
        await using var account = await Account.NewAsync(azurite);
        List<ShownCard> cards = [.. Enumerable.Range(0, 95).Select(i => new ShownCard($"{i:x43}", $"{i} {new string('x', 59_000)}"))];
        Assert.True(await account.Get<IJournal>().AppendAsync(Commits.First("many"), cards, Token));
        foreach (var card in cards) Assert.Equal(card.Text, await account.Get<IShownCards>().FindAsync("many", card.Id, Token));
        Assert.Single(await account.Get<IJournal>().ReadAsync("many", Token));
    }

    private static ShownCard Card(char digit, string text) => new(new string(digit, 43), text);
}
