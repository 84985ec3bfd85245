using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Sop697.Domain.Audit;
using Sop697.Storage;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class JournalTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static bool IsInsert(Request request) => request.Method == RequestMethod.Post && request.Uri.ToString().Contains("/Jurnal", StringComparison.Ordinal);

    [Fact]
    public async Task A_case_nobody_opened_has_an_empty_journal()
    {
        await using var account = await Account.NewAsync(azurite);
        Assert.Empty(await account.Get<IJournal>().ReadAsync("none", Token));
    }

    [Fact]
    public async Task Commits_come_back_in_order_word_for_word_and_only_those_of_the_case()
    {
        await using var account = await Account.NewAsync(azurite);
        var journal = account.Get<IJournal>();
        var commits = new List<SealedCommit> { Commits.First("a") };
        for (var i = 0; i < 11; i++) commits.Add(Commits.After(commits[^1], $"MS-2026-{i:D4}"));
        foreach (var commit in commits.Append(Commits.First("a1"))) Assert.True(await journal.AppendAsync(commit, [], Token));

        var read = await journal.ReadAsync("a", Token);

        Assert.Equal(commits.Select(c => (c.Body, c.Hash)), read.Select(c => (c.Body, c.Hash)));
        Assert.Null(HashChain.FirstBreak(read));
        Assert.Equal(commits.Skip(9).Select(c => c.Hash), (await journal.ReadAsync("a", 9, Token)).Select(c => c.Hash));
        Assert.Empty(await journal.ReadAsync("a", commits.Count, Token));
    }

    [Fact]
    public async Task Of_two_writers_of_one_version_exactly_one_wins()
    {
        await using var account = await Account.NewAsync(azurite);
        for (var round = 0; round < 10; round++)
        {
            var (mine, theirs) = (Commits.First($"race{round}", "MS-2026-0001"), Commits.First($"race{round}", "MS-2026-0002"));
            var answers = await Task.WhenAll(
                account.Get<IJournal>().AppendAsync(mine, [], Token),
                account.GetElsewhere<IJournal>().AppendAsync(theirs, [], Token));

            var only = Assert.Single(await account.Get<IJournal>().ReadAsync($"race{round}", Token));
            Assert.NotEqual(answers[0], answers[1]);
            Assert.Equal(answers[0] ? mine.Hash : theirs.Hash, only.Hash);
        }
    }

    [Fact]
    public async Task Repeating_ones_own_commit_says_that_it_stands()
    {
        await using var account = await Account.NewAsync(azurite);
        var commit = Commits.First("again");
        Assert.True(await account.Get<IJournal>().AppendAsync(commit, [], Token));
        Assert.True(await account.Get<IJournal>().AppendAsync(commit, [], Token));
        Assert.Single(await account.Get<IJournal>().ReadAsync("again", Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_commit_whose_answer_was_lost_stands_once_and_counts_as_ours(int answersLost)
    {
        await using var account = await Account.NewAsync(azurite);
        var wire = new LossyWire(IsInsert, answersLost, afterCommit: true);

        Assert.True(await account.GetOver<IJournal>(wire).AppendAsync(Commits.First("lost"), [], Token));

        Assert.Equal(answersLost == 1 ? 2 : 3, wire.Seen);
        Assert.Single(await account.Get<IJournal>().ReadAsync("lost", Token));
    }

    [Fact]
    public async Task A_commit_that_lost_the_race_behind_a_broken_wire_is_not_ours()
    {
        await using var account = await Account.NewAsync(azurite);
        Assert.True(await account.Get<IJournal>().AppendAsync(Commits.First("late", "MS-2026-0001"), [], Token));
        var wire = new LossyWire(IsInsert, 3, afterCommit: true);

        Assert.False(await account.GetOver<IJournal>(wire).AppendAsync(Commits.First("late", "MS-2026-0002"), [], Token));
    }

    [Fact]
    public async Task A_commit_that_never_got_through_is_a_fault_and_leaves_nothing()
    {
        await using var account = await Account.NewAsync(azurite);
        var wire = new LossyWire(IsInsert, 3, afterCommit: false);

        await Assert.ThrowsAnyAsync<Exception>(() => account.GetOver<IJournal>(wire).AppendAsync(Commits.First("gone"), [], Token));

        Assert.Equal(3, wire.Seen);
        Assert.Empty(await account.Get<IJournal>().ReadAsync("gone", Token));
    }

    [Fact]
    public async Task A_body_too_long_for_a_row_goes_through_a_blob_and_keeps_its_hash()
    {
        await using var account = await Account.NewAsync(azurite);
        var commit = Commits.First("long", card: string.Concat(Enumerable.Repeat("Kartu “panjang” 🩺\n", 4000)));

        Assert.True(await account.Get<IJournal>().AppendAsync(commit, [], Token));
        Assert.True(await account.Get<IJournal>().AppendAsync(commit, [], Token));

        var read = Assert.Single(await account.Get<IJournal>().ReadAsync("long", Token));
        Assert.Equal(commit.Body, read.Body);
        Assert.Equal(commit.Hash, SealedCommit.HashOf(read.Body));
        Assert.True(await account.Blobs.GetBlobContainerClient(StorageNames.JournalContainer).GetBlobClient(commit.Hash).ExistsAsync(Token));
    }

    [Fact]
    public async Task A_body_of_ordinary_length_needs_no_blob()
    {
        await using var account = await Account.NewAsync(azurite);
        await account.Get<IJournal>().AppendAsync(Commits.First("short", card: new string('x', 20_000)), [], Token);
        Assert.Empty(account.Blobs.GetBlobContainerClient(StorageNames.JournalContainer).GetBlobs(cancellationToken: Token));
    }

    [Fact]
    public async Task A_row_altered_behind_our_back_shows_as_altered()
    {
        await using var account = await Account.NewAsync(azurite);
        var commit = Commits.First("forged");
        await account.Get<IJournal>().AppendAsync(commit, [], Token);
        var table = account.Tables.GetTableClient(StorageNames.JournalTable);
        TableEntity row = await table.GetEntityAsync<TableEntity>("forged", "00000001", cancellationToken: Token);
        row["Body"] = commit.Body.Replace("MS-2026-0001", "MS-2026-0009", StringComparison.Ordinal);
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Token);

        Assert.Equal(new ChainBreak(1, ChainFault.Altered), HashChain.FirstBreak(await account.Get<IJournal>().ReadAsync("forged", Token)));
    }

    [Fact]
    public async Task A_journal_longer_than_a_page_comes_back_whole()
    {
        await using var account = await Account.NewAsync(azurite);
        var table = account.Tables.GetTableClient(StorageNames.JournalTable);
        var commit = Commits.First("pages");
        var rows = new List<TableEntity>();
        for (var version = 1; version <= 1_050; version++)
        {
            rows.Add(new TableEntity("pages", $"{version:D8}") { ["Body"] = commit.Body, ["Hash"] = commit.Hash });
            commit = Commits.After(commit, "MS-2026-0001");
        }

        foreach (var batch in rows.Chunk(100))
            await table.SubmitTransactionAsync(batch.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)), Token);

        var read = await account.Get<IJournal>().ReadAsync("pages", Token);
        Assert.Equal(1_050, read.Count);
        Assert.Null(HashChain.FirstBreak(read));
    }

    [Fact]
    public async Task All_cases_come_one_by_one_as_they_stand_also_what_nobody_of_us_wrote()
    {
        await using var account = await Account.NewAsync(azurite);
        var journal = account.Get<IJournal>();
        var first = Commits.First("a");
        var lengthy = Commits.First("b", card: new string('x', 40_000));
        foreach (var commit in new[] { lengthy, first, Commits.After(first, "MS-2026-0002") }) await journal.AppendAsync(commit, [], Token);
        var shown = Commits.First("c");
        await journal.AppendAsync(shown, [new ShownCard("kept", "{}")], Token);
        await account.Tables.GetTableClient(StorageNames.JournalTable).AddEntityAsync(new TableEntity("d", "0x") { ["Body"] = "Bukan kami." }, Token);
        await account.Blobs.GetBlobContainerClient(StorageNames.JournalContainer).DeleteBlobAsync(lengthy.Hash, cancellationToken: Token);

        var cases = new List<IReadOnlyList<StoredCommit>>();
        await foreach (var one in journal.CasesAsync(Token)) cases.Add(one);

        Assert.Equal(["a", "b", "c", "d"], cases.Select(c => c[0].CaseId));
        Assert.Equal((1, 2), (cases[0][0].Version, cases[0][1].Version));
        Assert.Equal(first.Body, cases[0][0].Read().Body);
        Assert.Equal(("", lengthy.Hash), (cases[1][0].Body, cases[1][0].Hash));
        Assert.Equal(new StoredCommit("c", 1, shown.Body, shown.Hash), Assert.Single(cases[2]));
        Assert.Equal(new StoredCommit("d", 0, "Bukan kami.", ""), Assert.Single(cases[3]));
    }

    [Fact]
    public async Task Where_every_case_stood_at_a_moment_is_told_also_of_rows_that_do_not_say_when_they_were_made()
    {
        await using var account = await Account.NewAsync(azurite);
        var journal = account.Get<IJournal>();
        var first = Commits.First("a");
        var second = Commits.After(first, "MS-2026-0002");
        var old = Commits.First("b", card: new string('x', 40_000));
        foreach (var commit in new[] { old, first, second, Commits.After(second, "MS-2026-0003") }) await journal.AppendAsync(commit, [], Token);
        var table = account.Tables.GetTableClient(StorageNames.JournalTable);
        TableEntity row = await table.GetEntityAsync<TableEntity>("b", "00000001", cancellationToken: Token);
        row.Remove("At");
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Token);

        Assert.Equal(
            [new CaseStand("a", 2, second.Hash), new CaseStand("b", 1, old.Hash)],
            await journal.StandsAsync(second.Commit.At.AddSeconds(1), Token).ToListAsync(Token));
        Assert.Empty(await journal.StandsAsync(first.Commit.At, Token).ToListAsync(Token));
    }
}
