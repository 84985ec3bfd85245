using Azure.Core;
using Azure.Data.Tables;
using Sop697.Storage;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class NumberingTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static bool IsTransaction(Request request) => request.Uri.ToString().EndsWith("$batch", StringComparison.Ordinal);

    [Fact]
    public async Task Twenty_callers_at_once_in_two_processes_get_twenty_numbers_without_a_gap()
    {
        await using var account = await Account.NewAsync(azurite);
        INumbering[] processes = [account.Get<INumbering>(), account.GetElsewhere<INumbering>()];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => processes[i % 2].NumberForAsync($"case{i}", 2026, Token)));

        Assert.Equal(Enumerable.Range(1, 20), numbers.Order());
        for (var i = 0; i < 20; i++) Assert.Equal(numbers[i], await processes[(i + 1) % 2].NumberForAsync($"case{i}", 2026, Token));
        Assert.Equal(21, await processes[0].NumberForAsync("case20", 2026, Token));
    }

    [Fact]
    public async Task The_same_case_asked_for_at_once_gets_one_number()
    {
        await using var account = await Account.NewAsync(azurite);
        INumbering[] processes = [account.Get<INumbering>(), account.GetElsewhere<INumbering>(), account.GetElsewhere<INumbering>()];
        var numbers = await Task.WhenAll(processes.Select(p => p.NumberForAsync("same", 2026, Token)));
        Assert.Equal([1, 1, 1], numbers);
        Assert.Equal(2, await processes[1].NumberForAsync("next", 2026, Token));
    }

    [Fact]
    public async Task A_number_that_was_given_before_a_backup_was_put_back_is_not_given_again()
    {
        await using var account = await Account.NewAsync(azurite);
        var numbers = account.Get<INumbering>();
        Assert.Equal(1, await numbers.NumberForAsync("first", 2026, Token));
        Assert.True(await numbers.KeepAsync("later", 2026, 4, Token));
        Assert.True(await numbers.KeepAsync("later", 2026, 4, Token));
        Assert.False(await numbers.KeepAsync("other", 2026, 4, Token));
        Assert.False(await numbers.KeepAsync("first", 2026, 2, Token));
        Assert.True(await numbers.KeepAsync("earlier", 2026, 3, Token));
        Assert.Equal(4, await numbers.NumberForAsync("later", 2026, Token));
        Assert.Equal(5, await numbers.NumberForAsync("new", 2026, Token));
        Assert.Equal("later", await numbers.CaseOfAsync(2026, 4, Token));
    }

    [Fact]
    public async Task Every_year_begins_with_one()
    {
        await using var account = await Account.NewAsync(azurite);
        var numbering = account.Get<INumbering>();
        Assert.Equal(1, await numbering.NumberForAsync("a", 2026, Token));
        Assert.Equal(2, await numbering.NumberForAsync("b", 2026, Token));
        Assert.Equal(1, await numbering.NumberForAsync("c", 2027, Token));
        Assert.Equal(3, await numbering.NumberForAsync("d", 2026, Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_number_whose_answer_was_lost_is_neither_skipped_nor_given_twice(int answersLost)
    {
        await using var account = await Account.NewAsync(azurite);
        var wire = new LossyWire(IsTransaction, answersLost, afterCommit: true);
        var numbering = account.GetOver<INumbering>(wire);

        Assert.Equal(1, await numbering.NumberForAsync("a", 2026, Token));
        Assert.Equal(2, await numbering.NumberForAsync("b", 2026, Token));
    }

    [Fact]
    public async Task The_register_tells_the_case_of_a_number()
    {
        await using var account = await Account.NewAsync(azurite);
        await account.Get<INumbering>().NumberForAsync("a", 2026, Token);
        TableEntity row = await account.Tables.GetTableClient(StorageNames.NumberTable).GetEntityAsync<TableEntity>("2026", "n:00000001", cancellationToken: Token);
        Assert.Equal("a", row.GetString("CaseId"));
    }

    [Fact]
    public async Task A_second_number_in_a_row_costs_one_request()
    {
        await using var account = await Account.NewAsync(azurite);
        var wire = new LossyWire(_ => true, 0, afterCommit: true);
        var numbering = account.GetOver<INumbering>(wire);
        await numbering.NumberForAsync("a", 2026, Token);
        var before = wire.Seen;
        await numbering.NumberForAsync("b", 2026, Token);
        Assert.Equal(1, wire.Seen - before);
    }
}
