using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Sop697.Storage;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class LeaseTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_holder_at_a_time_until_it_is_given_back()
    {
        await using var account = await Account.NewAsync(azurite);
        var (here, there) = (account.Get<ICaseLease>(), account.GetElsewhere<ICaseLease>());

        await using (var held = await here.TryTakeAsync("a", "work", Token))
        {
            Assert.NotNull(held);
            Assert.Null(await there.TryTakeAsync("a", "work", Token));
        }

        await using var next = await there.TryTakeAsync("a", "work", Token);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Purposes_and_cases_do_not_stand_in_each_others_way()
    {
        await using var account = await Account.NewAsync(azurite);
        var lease = account.Get<ICaseLease>();
        await using var work = await lease.TryTakeAsync("a", "work", Token);
        await using var archive = await lease.TryTakeAsync("a", "archive", Token);
        await using var other = await lease.TryTakeAsync("b", "work", Token);
        Assert.All([work, archive, other], Assert.NotNull);
    }

    [Fact]
    public async Task Of_many_who_want_a_new_case_exactly_one_gets_it()
    {
        await using var account = await Account.NewAsync(azurite);
        var lease = account.Get<ICaseLease>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lease.TryTakeAsync("crowd", "work", Token)));
        await using var held = Assert.Single(answers, a => a is not null);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_lease_that_was_given_back()
    {
        await using var account = await Account.NewAsync(azurite);
        await (await account.Get<ICaseLease>().TryTakeAsync("a", "work", Token))!.DisposeAsync();
        Assert.Empty(TableOf(account).Query<TableEntity>(cancellationToken: Token));
    }

    [Fact]
    public async Task Giving_back_twice_or_after_losing_it_leaves_the_next_holder_alone()
    {
        await using var account = await Account.NewAsync(azurite);
        var lease = account.Get<ICaseLease>();
        var held = await lease.TryTakeAsync("a", "work", Token);
        await TableOf(account).DeleteEntityAsync("a", "work", ETag.All, Token);
        await using var next = await lease.TryTakeAsync("a", "work", Token);
        Assert.NotNull(next);

        await held!.DisposeAsync();
        await held.DisposeAsync();

        Assert.Null(await lease.TryTakeAsync("a", "work", Token));
    }

    [Fact]
    public async Task A_lease_whose_holder_died_runs_out_and_exactly_one_takes_it_over()
    {
        await using var account = await Account.NewAsync(azurite);
        await TableOf(account).AddEntityAsync(new TableEntity("dead", "work") { ["Holder"] = "gone" }, Token);
        var lease = account.Get<ICaseLease>();
        Assert.Null(await lease.TryTakeAsync("dead", "work", Token));

        IAsyncDisposable?[] taken;
        do
        {
            await Task.Delay(250, Token);
            taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lease.TryTakeAsync("dead", "work", Token)));
        }
        while (taken.All(t => t is null));

        await using var held = Assert.Single(taken, t => t is not null);
        Assert.Null(await lease.TryTakeAsync("dead", "work", Token));
    }

    [Fact]
    public async Task A_lease_whose_answer_was_lost_is_ours()
    {
        await using var account = await Account.NewAsync(azurite);
        var wire = new LossyWire(r => r.Method == RequestMethod.Post, 1, afterCommit: true);
        await using var held = await account.GetOver<ICaseLease>(wire).TryTakeAsync("a", "work", Token);
        Assert.NotNull(held);
        Assert.Equal(2, wire.Seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_living_holder_renews_also_over_a_wire_that_loses_answers(int lost)
    {
        await using var account = await Account.NewAsync(azurite);
        var clock = new FakeTimeProvider();
        var wire = new LossyWire(r => r.Method == RequestMethod.Put, lost, afterCommit: true);
        var overWire = account.GetOver<TableServiceClient>(wire);
        var lease = account.GetElsewhere<ICaseLease>(change => change.AddSingleton<TimeProvider>(clock).AddSingleton(overWire));
        var held = await lease.TryTakeAsync("long", "work", Token);
        var before = (await RowAsync(account)).ETag;

        while (wire.Seen <= lost + 1)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(20, Token);
        }

        Assert.NotEqual(before, (await RowAsync(account)).ETag);
        await held!.DisposeAsync();
        Assert.Empty(TableOf(account).Query<TableEntity>(cancellationToken: Token));
    }

    private static async Task<TableEntity> RowAsync(Account account) =>
        await TableOf(account).GetEntityAsync<TableEntity>("long", "work", cancellationToken: Token);

    private static TableClient TableOf(Account account) => account.Tables.GetTableClient(StorageNames.LeaseTable);
}
