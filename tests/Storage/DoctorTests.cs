using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Sop697.Storage;
using Sop697.Storage.Doctor;
using Sop697.Workflow.Doctor;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

/// <summary>What only an account without a running app shows: there nobody takes messages and nobody sweeps.</summary>
public sealed class DoctorTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_was_set_up_and_rests_is_well()
    {
        await using var account = await Account.NewAsync(azurite);
        var checks = account.GetElsewhere<IEnumerable<ICheck>>(s => s.AddChecks());
        foreach (var check in checks) Assert.Equal((check.Name, Health.Good), (check.Name, (await check.LookAsync(Token)).Health));
    }

    [Fact]
    public async Task What_is_missing_is_named_and_the_queues_that_are_there_are_looked_at()
    {
        await using var account = await Account.NewAsync(azurite);
        await account.Tables.DeleteTableAsync(StorageNames.DueTable, Token);
        await account.Get<QueueServiceClient>().DeleteQueueAsync(StorageNames.ArchiveQueue, Token);
        await account.Blobs.DeleteBlobContainerAsync(StorageNames.EvidenceContainer, cancellationToken: Token);

        var parts = await LookAsync(account, "storage-parts", DateTimeOffset.UtcNow);
        Assert.Equal(Health.Wrong, parts.Health);
        Assert.Equal("Belum ada: tabel JatuhTempo, kontainer bukti, antrean archive.", parts.Says.Id);
        Assert.Equal(Health.Good, (await LookAsync(account, "queues", DateTimeOffset.UtcNow)).Health);
    }

    [Fact]
    public async Task A_message_that_nobody_takes_is_named_after_a_quarter_of_an_hour()
    {
        await using var account = await Account.NewAsync(azurite);
        await account.Get<IWorkQueue>().NudgeAsync(new DueRow("202605040200", "abcd", null), TimeSpan.Zero, Token);

        Assert.Equal(Health.Good, (await LookAsync(account, "queues", DateTimeOffset.UtcNow)).Health);
        var late = await LookAsync(account, "queues", DateTimeOffset.UtcNow.AddMinutes(20));
        Assert.Equal(Health.Wrong, late.Health);
        Assert.Contains("work: 1, 20 min", late.Says.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_was_due_long_ago_is_counted()
    {
        await using var account = await Account.NewAsync(azurite);
        var now = DateTimeOffset.UtcNow;
        await account.Get<IDueTable>().ScheduleAsync("lama", now.AddHours(-1), Token);
        await account.Get<IDueTable>().ScheduleAsync("baru", now.AddMinutes(-1), Token);

        var owed = await LookAsync(account, "owed-work", now);
        Assert.Equal((Health.Wrong, "1 cases have waited for more than 15 minutes to be worked on."), (owed.Health, owed.Says.En));
    }

    private static Task<Finding> LookAsync(Account account, string name, DateTimeOffset now) => account
        .GetElsewhere<IEnumerable<ICheck>>(s => s.AddChecks().AddSingleton<TimeProvider>(new FakeTimeProvider(now)))
        .Single(c => c.Name == name).LookAsync(Token);
}
