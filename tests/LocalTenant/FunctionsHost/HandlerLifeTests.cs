using System.Net;
using Azure.Storage.Blobs;
using Sop697.LocalTenant.FunctionsHost;

namespace Sop697.Tests.LocalTenant.FunctionsHost;

[Collection(AzuriteGroup.Name)]
public sealed class HandlerLifeTests(AzuriteFixture azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_figures_describe_the_running_process()
    {
        await using var app = await TestApp.StartAsync(azurite);

        var figures = app.Host.Figures();

        Assert.Equal("Ready", figures.State);
        Assert.True(figures.ReadyMs > 0 && figures.WorkingSetBytes > 0 && figures.PeakWorkingSetBytes >= figures.WorkingSetBytes);
        Assert.Equal(figures.Pid, (int?)(await CallAsync(app, "api/echo")).Body["pid"]);
    }

    [Fact]
    public async Task A_clean_exit_is_never_followed_by_a_restart()
    {
        await using var app = await TestApp.StartAsync(azurite);

        Assert.Equal(HttpStatusCode.InternalServerError, (await CallAsync(app, "api/echo/leave")).Status);
        await TestApp.UntilAsync(() => Task.FromResult(app.Host.Figures().State == "CleanExit"), "the end of the handler");

        Assert.Equal(HttpStatusCode.InternalServerError, (await CallAsync(app, "api/echo")).Status);
        Assert.Equal(0, app.Host.Figures().Restarts);
    }

    [Fact]
    public async Task A_crash_is_500_then_a_new_handler_and_the_third_ends_it()
    {
        await using var app = await TestApp.StartAsync(azurite);
        for (var crash = 1; crash <= 3; crash++)
        {
            Assert.Equal(HttpStatusCode.InternalServerError, (await CallAsync(app, "api/echo/crash")).Status);
            if (crash == 3) break;
            await ReadyAgainAsync(app, restarts: crash);
            Assert.Equal(HttpStatusCode.Accepted, (await CallAsync(app, "api/echo")).Status);
        }

        await TestApp.UntilAsync(() => Task.FromResult(app.Host.Figures().State == "GivenUp"), "the host giving up");
        Assert.Equal(HttpStatusCode.InternalServerError, (await CallAsync(app, "api/echo")).Status);

        await app.Host.KillAsync(TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.Accepted, (await CallAsync(app, "api/echo")).Status);
    }

    [Fact]
    public async Task A_request_past_the_timeout_is_500_and_the_handler_is_new()
    {
        await using var app = await TestApp.StartAsync(azurite, timeout: "00:00:02");
        var before = app.Host.Figures().Pid;

        Assert.Equal(HttpStatusCode.InternalServerError, (await CallAsync(app, "api/echo/hang")).Status);
        await ReadyAgainAsync(app, restarts: 1);

        Assert.NotEqual(before, (int?)(await CallAsync(app, "api/echo")).Body["pid"]);
    }

    [Fact]
    public async Task A_timer_runs_when_asked_and_tells_its_schedule()
    {
        await using var app = await TestApp.StartAsync(azurite);
        Assert.True(await app.Host.RunTimerAsync("tick", None));
        Assert.Null(await app.Host.RunTimerAsync("unknown", None));

        var call = app.Calls().Single();
        Assert.Equal("tick", (string?)call["function"]);
        Assert.False((bool?)call["payload"]!["Data"]!["timer"]!["IsPastDue"]);
        Assert.Equal("tick", (string?)call["payload"]!["Metadata"]!["sys"]!["MethodName"]);
    }

    [Fact]
    public async Task An_occurrence_missed_while_nothing_ran_is_made_up_for_once()
    {
        var timer = $"late-{Guid.NewGuid():N}";
        var status = new BlobContainerClient(azurite.Connection, "azure-webjobs-hosts");
        await status.CreateIfNotExistsAsync(cancellationToken: None);
        var missed = new TimerStatus(new(2025, 1, 1, 3, 0, 0, DateTimeKind.Utc), new(2026, 1, 1, 3, 0, 0, DateTimeKind.Utc), new(2025, 1, 1, 3, 0, 0, DateTimeKind.Utc));
        await status.GetBlobClient($"timers/sop697-local/Host.Functions.{timer}/status").UploadAsync(BinaryData.FromObjectAsJson(missed), None);

        await using var app = await TestApp.StartAsync(azurite, timer: timer);
        var sent = (await app.CallsAsync(1))[0]["payload"]!["Data"]!["timer"]!;
        Assert.True((bool?)sent["IsPastDue"]);
        Assert.Equal(missed.Next, (DateTime?)sent["ScheduleStatus"]!["Next"]);

        await app.Host.StopAsync(TimeSpan.FromSeconds(30));
        await using var again = await TestApp.StartAsync(azurite, timer: timer);
        Assert.True(await again.Host.RunTimerAsync(timer, None));
        Assert.False((bool?)again.Calls().Single()["payload"]!["Data"]!["timer"]!["IsPastDue"]);
    }

    [Fact]
    public async Task A_request_in_flight_on_a_killed_machine_loses_its_connection()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var lost = app.Client.GetAsync("api/echo/hang", None);
        await app.ArrivedAsync("/api/echo/hang");

        await app.Host.KillAsync(TimeSpan.Zero);

        await Assert.ThrowsAsync<HttpRequestException>(() => lost);
        Assert.Equal(HttpStatusCode.Accepted, (await CallAsync(app, "api/echo")).Status);
    }

    [Fact]
    public async Task A_request_that_hangs_does_not_keep_the_host_from_stopping()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var lost = app.Client.GetAsync("api/echo/hang", None);
        await app.ArrivedAsync("/api/echo/hang");

        await app.Host.StopAsync(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAsync<HttpRequestException>(() => lost);
        Assert.Equal("Stopped", app.Host.Figures().State);
    }

    private static Task ReadyAgainAsync(TestApp app, int restarts) =>
        TestApp.UntilAsync(() => Task.FromResult(app.Host.Figures() is { State: "Ready" } figures && figures.Restarts == restarts), "a new handler");

    private static async Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Body)> CallAsync(TestApp app, string path)
    {
        using var response = await app.Client.GetAsync(path, None);
        var text = await response.Content.ReadAsStringAsync(None);
        return (response.StatusCode, System.Text.Json.Nodes.JsonNode.Parse(text.Length == 0 ? "{}" : text)!);
    }
}
