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

/// <summary>Cards for people who never opened the bot or have no licence.</summary>
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
        await ReachAsync("kabid", "unlicensed");
        var story = await ConsultedAsync("kabid");
        await Eventually.Async(
            () => Client.CardsAsync("kasi", story.CaseId), cards => cards.Any(c => c["card"]!.ToJsonString().Contains("lisensi Teams", StringComparison.Ordinal)), "why the card did not arrive");
        await Client.ButtonAsync("kadis", story.CaseId, "answer");
        await ReachAsync("kabid", "installed");
        await Client.MoveClockAsync(TimeSpan.FromMinutes(16));
        await Client.ButtonAsync("kabid", story.CaseId, "answer", TimeSpan.FromSeconds(120));
    }

    /// <summary>The chat is known in each of them: the bot was there before.</summary>
    [Theory]
    [InlineData("notInstalled", "dilepas")]
    [InlineData("blocked", "Bot diblokir")]
    [InlineData("unlicensed", "lisensi Teams")]
    public async Task Whoever_had_the_card_before_and_cannot_be_reached_now_is_named_with_the_reason_until_the_card_comes(string state, string why)
    {
        await ReachAsync("kabid", "installed");
        var before = await ConsultedAsync("kabid");
        await Client.ButtonAsync("kabid", before.CaseId, "answer");
        await ReachAsync("kabid", state);
        var story = await ConsultedAsync("kabid");
        await story.UntilAsync(c => c["problems"]!.ToJsonString().Contains(why, StringComparison.Ordinal), $"why a card does not reach who is {state}");
        await ReachAsync("kabid", "installed");
        await Client.MoveClockAsync(TimeSpan.FromMinutes(16));
        await Client.ButtonAsync("kabid", story.CaseId, "answer", TimeSpan.FromSeconds(120));
    }

    private async Task ReachAsync(string persona, string state) => await Client.PostAsync("/_tenant/reach", new { persona, state });

    private async Task<Story> ConsultedAsync(string to)
    {
        var story = await Story.OpenAsync(Client, new Report());
        await story.ConsultAsync(to);
        return story;
    }

    private async Task<int> InstallsAsync() => (await TeamworkAsync()).Where(c => c.Call.StartsWith("POST", StringComparison.Ordinal)).Sum(c => c.Count);

    private async Task<IReadOnlyList<(string Call, int Count)>> TeamworkAsync() =>
    [
        .. from call in (await Client.GetAsync("/_tenant/requests")).AsArray()
           where ((string)call!["route"]!).Contains("/teamwork/", StringComparison.Ordinal)
           select ($"{call!["method"]} {call["route"]}", (int)call["count"]!),
    ];
}
