using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class DueTests(Azurite azurite)
{
    private static readonly DateTimeOffset Nine = new(2026, 5, 4, 9, 0, 0, TimeSpan.FromHours(7));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_due_comes_oldest_first_and_what_is_not_stays()
    {
        await using var account = await Account.NewAsync(azurite);
        var due = account.Get<IDueTable>();
        await due.ScheduleAsync("tomorrow", Nine.AddDays(1), Token);
        await due.ScheduleAsync("now", Nine, Token);
        await due.ScheduleAsync("last-year", Nine.AddYears(-1), Token);
        await due.ScheduleAsync("later-this-minute", Nine.AddSeconds(40), Token);

        Assert.Equal(["last-year", "now"], (await due.DueAsync(Nine.AddSeconds(39), 10, Token)).Select(r => r.CaseId));
        Assert.Equal(["last-year", "later-this-minute", "now"], (await due.DueAsync(Nine.AddSeconds(40), 10, Token)).Select(r => r.CaseId));
        Assert.Equal(["last-year"], (await due.DueAsync(Nine.AddHours(1), 1, Token)).Select(r => r.CaseId));
        Assert.Empty(await due.DueAsync(Nine, 0, Token));
    }

    [Fact]
    public async Task Scheduling_twice_is_one_row_and_forgetting_twice_is_harmless()
    {
        await using var account = await Account.NewAsync(azurite);
        var due = account.Get<IDueTable>();
        await due.ScheduleAsync("a", Nine, Token);
        await due.ScheduleAsync("a", Nine, Token);

        var row = Assert.Single(await due.DueAsync(Nine, 10, Token));
        await due.DoneAsync(row, Token);
        await due.DoneAsync(row, Token);
        await due.DoneAsync(new DueRow("202601010000", "never-was", null), Token);

        Assert.Empty(await due.DueAsync(Nine, 10, Token));
    }

    [Fact]
    public async Task Finishing_one_thing_does_not_forget_another_scheduled_in_the_same_minute_since()
    {
        await using var account = await Account.NewAsync(azurite);
        var due = account.Get<IDueTable>();
        var first = await due.ScheduleAsync("a", Nine, Token);
        var second = await due.ScheduleAsync("a", Nine.AddSeconds(5), Token);

        await due.DoneAsync(first, Token);
        Assert.Equal("a", Assert.Single(await due.DueAsync(Nine.AddMinutes(1), 10, Token)).CaseId);

        await due.DoneAsync(second, Token);
        Assert.Empty(await due.DueAsync(Nine.AddMinutes(1), 10, Token));
    }

    [Fact]
    public async Task The_row_that_scheduling_returns_is_the_one_that_is_due()
    {
        await using var account = await Account.NewAsync(azurite);
        var due = account.Get<IDueTable>();
        var scheduled = await due.ScheduleAsync("a", Nine, Token);
        Assert.Equal(new DueRow("202605040200", "a", scheduled.Stamp), Assert.Single(await due.DueAsync(Nine, 10, Token)));
    }
}
