using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>A tenant in which two people never opened the app.</summary>
public sealed class NewcomersFixture : IAsyncLifetime
{
    private RunningTenant? _tenant;

    public TenantClient Client
    {
        get
        {
            Assert.SkipWhen(_tenant is null, RunningTenant.Missing() ?? "");
            return _tenant!.Client;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (RunningTenant.Missing() is null) _tenant = await RunningTenant.StartAsync(withoutApp: "kasi2,kabid");
    }

    public ValueTask DisposeAsync() => _tenant?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Cards for people who never opened the bot, have blocked it, or have no licence.</summary>
public sealed class ReachTests(NewcomersFixture fixture) : IClassFixture<NewcomersFixture>
{
    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task Who_never_opened_the_app_gets_it_with_the_first_card_and_the_next_card_costs_nothing_more()
    {
        await Client.DeleteAsync("/_tenant/requests");
        var first = await ConsultedAsync("kasi2");
        await Client.ButtonAsync("kasi2", first.CaseId, "answer");
        Assert.Equal(1, await InstallsAsync());
        await Client.DeleteAsync("/_tenant/requests");
        var second = await ConsultedAsync("kasi2");
        await Client.ButtonAsync("kasi2", second.CaseId, "answer");
        Assert.Empty(await TeamworkAsync());
        await first.AnswerAsync("kasi2");
    }

    [Fact]
    public async Task Without_a_licence_the_owner_learns_why_and_with_one_the_card_comes()
    {
        await Client.PostAsync("/_tenant/accounts", new { persona = "kabid", state = "Unlicensed" });
        var story = await ConsultedAsync("kabid");
        await Eventually.Async(
            () => Client.CardsAsync("kasi", story.CaseId), cards => cards.Any(c => c["card"]!.ToJsonString().Contains("lisensi Teams", StringComparison.Ordinal)), "why the card did not arrive");
        await Client.PostAsync("/_tenant/accounts", new { persona = "kabid", state = "Enabled" });
        await Client.MoveClockAsync(TimeSpan.FromMinutes(16));
        await Client.ButtonAsync("kabid", story.CaseId, "answer", TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task Who_has_blocked_the_bot_is_told_once_in_the_activity_feed()
    {
        await Client.PostAsync("/_tenant/chats/kasi/block", new { blocked = true });
        var caseId = await Client.IntakeAsync(new Report().With("topic", "promosi"));
        var told = await Eventually.Async(() => FeedAsync("kasi"), f => f.Count > 0, "the activity feed");
        Assert.Contains("kasusMenunggu", Assert.Single(told), StringComparison.Ordinal);
        await Client.MoveClockAsync(TimeSpan.FromMinutes(16));
        await Client.PostAsync("/_tenant/chats/kasi/block", new { blocked = false });
        await Client.ButtonAsync("kasi", caseId, "consult", TimeSpan.FromSeconds(120));
        Assert.Single(await FeedAsync("kasi"));
    }

    private async Task<Story> ConsultedAsync(string to)
    {
        var story = await Story.OpenAsync(Client, new Report());
        await story.ConsultAsync(to);
        return story;
    }

    private async Task<IReadOnlyList<string>> FeedAsync(string persona) => [.. (await Client.GetAsync($"/_tenant/feed/{persona}")).AsArray().Select(a => a!.ToJsonString())];

    private async Task<int> InstallsAsync() => (await TeamworkAsync()).Where(c => c.Call.StartsWith("POST", StringComparison.Ordinal)).Sum(c => c.Count);

    private async Task<IReadOnlyList<(string Call, int Count)>> TeamworkAsync() =>
    [
        .. from call in (await Client.GetAsync("/_tenant/requests")).AsArray()
           where ((string)call!["route"]!).Contains("/teamwork/", StringComparison.Ordinal)
           select ($"{call!["method"]} {call["route"]}", (int)call["count"]!),
    ];
}
