using Azure.Storage.Blobs.Specialized;
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
    public async Task Giving_back_twice_or_after_losing_it_is_harmless()
    {
        await using var account = await Account.NewAsync(azurite);
        var lease = account.Get<ICaseLease>();
        var held = await lease.TryTakeAsync("a", "work", Token);
        await BlobOf(account, "a").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: Token);
        await held!.DisposeAsync();
        await held.DisposeAsync();

        await using var next = await lease.TryTakeAsync("a", "work", Token);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_lease_whose_holder_died_runs_out_by_itself()
    {
        await using var account = await Account.NewAsync(azurite);
        var lease = account.Get<ICaseLease>();
        await (await lease.TryTakeAsync("dead", "work", Token))!.DisposeAsync();
        await BlobOf(account, "dead").GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15), cancellationToken: Token);

        Assert.Null(await lease.TryTakeAsync("dead", "work", Token));
        IAsyncDisposable? taken;
        while ((taken = await lease.TryTakeAsync("dead", "work", Token)) is null) await Task.Delay(250, Token);
        await taken.DisposeAsync();
    }

    [Fact]
    public async Task A_living_holder_renews()
    {
        await using var account = await Account.NewAsync(azurite);
        var clock = new FakeTimeProvider();
        var wire = new LossyWire(r => r.Headers.TryGetValue("x-ms-lease-action", out var action) && action == "renew", 0, afterCommit: true);
        var blobs = account.GetOver<Azure.Storage.Blobs.BlobServiceClient>(wire);
        var lease = account.GetElsewhere<ICaseLease>(change => change.AddSingleton<TimeProvider>(clock).AddSingleton(blobs));

        await using var held = await lease.TryTakeAsync("long", "work", Token);
        while (wire.Seen == 0)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, Token);
        }

        Assert.Null(await account.Get<ICaseLease>().TryTakeAsync("long", "work", Token));
    }

    private static Azure.Storage.Blobs.BlobClient BlobOf(Account account, string caseId) =>
        account.Blobs.GetBlobContainerClient(StorageNames.LeaseContainer).GetBlobClient($"work/{caseId}");
}
