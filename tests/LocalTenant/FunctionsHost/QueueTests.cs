using System.Text.Json.Nodes;

namespace Sop697.Tests.LocalTenant.FunctionsHost;

[Collection(AzuriteGroup.Name)]
public sealed class QueueTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_message_arrives_doubly_encoded_and_its_properties_overwrite_the_metadata()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.SendAsync("""{"k":"abc","id":7,"list":[1]}""");

        var call = (await app.CallsAsync(1))[0];
        var metadata = call["payload"]!["Metadata"]!.AsObject();

        Assert.Equal("""{"k":"abc","id":7,"list":[1]}""", (string?)JsonNode.Parse((string)call["payload"]!["Data"]!["msg"]!));
        Assert.Equal("\"abc\"", (string?)metadata["k"]);
        Assert.Equal("\"7\"", (string?)metadata.Single(p => p.Key.Equals("id", StringComparison.OrdinalIgnoreCase)).Value);
        Assert.False(metadata.ContainsKey("list"));
        Assert.Equal("1", (string?)metadata["DequeueCount"]);
        Assert.Equal("work", (string?)metadata["sys"]!["MethodName"]);
        Assert.Equal("chunked", (string?)call["headers"]!["transfer-encoding"]);
        Assert.EndsWith("-01", (string?)call["headers"]!["traceparent"], StringComparison.Ordinal);
        await app.EmptyAsync();
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("not json")]
    public async Task A_message_that_fails_goes_to_the_poison_queue_after_the_last_attempt(string text)
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.SendAsync(text);

        var poisoned = await app.TakeAsync(app.Queue + "-poison");

        Assert.Equal(text, poisoned.Body.ToString());
        Assert.Equal(["1", "2", "3"], app.Calls().Select(c => (string?)c["payload"]!["Metadata"]!["DequeueCount"]));
        await app.EmptyAsync();
        Assert.Equal(1, (await app.Host.QueuesAsync(CancellationToken.None)).Single().Poison);
    }

    [Fact]
    public async Task A_message_that_is_not_base64_is_poison_without_a_call()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.SendRawAsync("not base64!");

        await TestApp.UntilAsync(async () => (await app.Host.QueuesAsync(CancellationToken.None)).Single().Poison == 1, "a poison message");

        Assert.Empty(app.Calls());
    }

    [Fact]
    public async Task With_message_encoding_none_text_is_taken_as_it_is()
    {
        var settings = new Dictionary<string, string> { ["AzureFunctionsJobHost__extensions__queues__messageEncoding"] = "none" };
        await using var app = await TestApp.StartAsync(azurite, settings: settings);
        await app.SendRawAsync("not base64!");

        Assert.Equal("\"not base64!\"", (string?)(await app.CallsAsync(1))[0]["payload"]!["Data"]!["msg"]);
    }

    [Fact]
    public async Task An_empty_body_hangs_to_the_timeout_and_costs_the_handler_its_life()
    {
        await using var app = await TestApp.StartAsync(azurite, timeout: "00:00:02", maxDequeueCount: 1);
        var before = app.Host.Figures().Pid;
        await app.SendAsync("empty");

        await app.TakeAsync(app.Queue + "-poison");
        await TestApp.UntilAsync(() => Task.FromResult(app.Host.Figures() is { State: "Ready", Restarts: 1 }), "a second handler");

        Assert.NotEqual(before, app.Host.Figures().Pid);
        Assert.Contains(app.Notices(), n => n.Contains("functionTimeout", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outputs_become_messages_and_valid_base64_is_decoded_on_the_way()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.SendAsync("forward");

        var bodies = new[] { (await app.TakeAsync(app.OutQueue)).Body.ToArray(), (await app.TakeAsync(app.OutQueue)).Body.ToArray() };

        Assert.Contains(bodies, b => b.SequenceEqual(Convert.FromBase64String("caseABCD")));
        Assert.Contains(bodies, b => b.SequenceEqual("plain text!"u8.ToArray()));
    }

    [Fact]
    public async Task Each_message_is_handled_once_and_no_more_at_a_time_than_the_settings_allow()
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureFunctionsJobHost__extensions__queues__batchSize"] = "2",
            ["AzureFunctionsJobHost__extensions__queues__newBatchThreshold"] = "1",
        };
        await using var app = await TestApp.StartAsync(azurite, settings: settings);
        for (var i = 0; i < 9; i++) await app.SendAsync("hold");

        await app.EmptyAsync();

        var calls = app.Calls();
        Assert.Equal(9, calls.Select(c => (string?)c["payload"]!["Metadata"]!["Id"]).Distinct().Count());
        Assert.Equal(9, calls.Count);
        Assert.InRange(calls.Max(c => (int)c["busy"]!), 2, 3);
    }

    [Fact]
    public async Task What_is_in_flight_is_finished_before_the_host_stops()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.SendAsync("slow");
        await app.CallsAsync(1);

        await app.Host.StopAsync(TimeSpan.FromSeconds(30));

        await app.EmptyAsync();
        Assert.Equal("Stopped", app.Host.Figures().State);
    }

    [Fact]
    public async Task After_a_killed_machine_a_message_is_worked_on_again_at_once()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.SendAsync("forever");
        await app.CallsAsync(1);

        await app.Host.KillAsync(TimeSpan.Zero);
        var calls = await app.CallsAsync(2);

        Assert.NotEqual((int?)calls[0]["pid"], (int?)calls[1]["pid"]);
        Assert.Equal(0, app.Host.Figures().Restarts);
    }

    [Fact]
    public async Task With_a_lease_a_killed_machines_message_stays_hidden()
    {
        await using var app = await TestApp.StartAsync(azurite);
        await app.SendAsync("forever");
        await app.CallsAsync(1);

        await app.Host.KillAsync(TimeSpan.FromMinutes(10));
        await app.SendAsync("another");
        var calls = await app.CallsAsync(2);

        Assert.Equal("\"another\"", (string?)calls[1]["payload"]!["Data"]!["msg"]);
        Assert.Equal(1, (await app.Host.QueuesAsync(CancellationToken.None)).Single().Length);
    }
}
