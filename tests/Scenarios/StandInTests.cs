using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>A tenant in which somebody may block the bot without holding up the cases of other tests.</summary>
public sealed class BlockingFixture : IAsyncLifetime
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
        if (RunningTenant.Missing() is null) _tenant = await RunningTenant.StartAsync();
    }

    public ValueTask DisposeAsync() => _tenant?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Nobody of a position can be reached: the case goes on with the one above.</summary>
public sealed class StandInTests(BlockingFixture fixture) : IClassFixture<BlockingFixture>
{
    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task Who_has_blocked_the_bot_is_told_once_in_the_activity_feed_while_the_one_above_has_the_card_until_it_comes()
    {
        await ReachAsync("kasi", "blocked");
        var before = (await FeedAsync("kasi")).Count;
        var caseId = await Client.IntakeAsync(new Report().With("topic", "promosi"));
        var instead = await Client.ButtonAsync("kabid", caseId, "consult", TimeSpan.FromSeconds(90));
        var told = (await FeedAsync("kasi")).Skip(before).ToList();
        Assert.True(told.Count == 1 && told[0].Contains("kasusMenunggu", StringComparison.Ordinal), string.Join(Environment.NewLine, told));
        await Client.MoveClockAsync(TimeSpan.FromMinutes(16));
        await ReachAsync("kasi", "installed");

        await Client.ButtonAsync("kasi", caseId, "consult", TimeSpan.FromSeconds(120));

        await Eventually.Async(
            () => Client.CardsAsync("kabid", caseId), cards => cards.All(c => c["card"]!.ToJsonString().Contains("dapat dihubungi lagi", StringComparison.Ordinal)), "the stand-in's copy to be closed");
        var late = await Client.PressAsync(instead, new { to = new[] { "kasi2" }, note = "Terlambat." });
        Assert.Equal("cardMoved", (string?)late["value"]?["code"]);
        Assert.Single((await FeedAsync("kasi")).Skip(before));
        Assert.Single(await Client.CardsAsync("kasi", caseId));
    }

    [Fact]
    public async Task A_case_whose_Kepala_Seksi_cannot_be_reached_is_answered_and_released_by_the_one_above_and_says_so()
    {
        await ReachAsync("kasi", "blocked");
        var story = await Story.OpenAsync(Client, new Report().With("topic", "promosi"));
        await story.ReleaseAsync(by: "kabid");
        await ReachAsync("kasi", "installed");
        await story.PublishAsync();
        var view = await story.UntilAsync(v => (string?)v["status"] == "selesai", "the end");
        var history = view["history"]!.AsArray().Select(h => $"{h!["name"]}, {h["position"]}: {h["what"]}").ToList();
        Assert.Contains(history, h => h.StartsWith("Agus Wicaksono, Kepala Seksi Promosi dan Pemberdayaan Masyarakat (atasan): merilis", StringComparison.Ordinal));
        Assert.Contains(history, h => h.Contains("tidak seorang pun dari jabatan itu dapat dihubungi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_told_once_more_when_the_time_is_over()
    {
        await ReachAsync("kasi2", "blocked");
        var story = await Story.OpenAsync(Client, new Report().With("topic", "promosi"));
        await story.ConsultAsync("kasi2");
        await Client.ButtonAsync("kabid", story.CaseId, "answer", TimeSpan.FromSeconds(90));
        var due = (DateTimeOffset)(await story.ViewAsync())["due"]!;
        await Client.MoveClockAsync(due.AddMinutes(16));
        await Eventually.Async(TypesAsync, t => t.SequenceEqual(["kasusMenunggu", "kasusTerlambat"]), "the second line in the feed", TimeSpan.FromSeconds(90));
        await Client.MoveClockAsync(TimeSpan.FromMinutes(16));
        await ReachAsync("kasi2", "installed");
        await Client.MoveClockAsync(TimeSpan.FromMinutes(16));
        await Client.ButtonAsync("kasi2", story.CaseId, "answer", TimeSpan.FromSeconds(120));
        Assert.Equal(2, (await TypesAsync()).Count);

        async Task<IReadOnlyList<string>> TypesAsync() => [.. (await Client.GetAsync("/_tenant/feed/kasi2")).AsArray().Select(f => (string)f!["activityType"]!)];
    }

    private async Task ReachAsync(string persona, string state) => await Client.PostAsync("/_tenant/reach", new { persona, state });

    private async Task<IReadOnlyList<string>> FeedAsync(string persona) => [.. (await Client.GetAsync($"/_tenant/feed/{persona}")).AsArray().Select(a => a!.ToJsonString())];
}
