using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;

namespace Sop697.Benchmarks;

/// <summary>Hears of every card as it arrives, so that nobody has to ask and the driver takes little of the machine.</summary>
internal sealed class CardWatch : IAsyncDisposable
{
    private readonly TenantClient _client;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Button>> _waiting = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _open = new();
    private readonly Task _reading;

    private CardWatch(TenantClient client)
    {
        _client = client;
        _reading = ReadAsync();
    }

    public static async Task<CardWatch> StartAsync(TenantClient client)
    {
        var watch = new CardWatch(client);
        await watch._open.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return watch;
    }

    /// <summary>The button as soon as a card of the case in that chat has it. Once taken it is waited for anew.</summary>
    public async Task<Button> ButtonAsync(string persona, string caseId, string verb, TimeSpan patience)
    {
        var key = Key(persona, caseId, verb);
        var button = await Slot(key).Task.WaitAsync(patience);
        _waiting.TryRemove(key, out _);
        return button;
    }

    /// <summary>Waits for the button and leaves it there.</summary>
    public async Task SeenAsync(string persona, string caseId, string verb, TimeSpan patience) => await Slot(Key(persona, caseId, verb)).Task.WaitAsync(patience);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await using var stream = await _client.Http.GetStreamAsync(new Uri(_client.Page, "/_tenant/events"), _stop.Token);
            await foreach (var change in SseParser.Create(stream).EnumerateAsync(_stop.Token))
            {
                _open.TrySetResult();
                if (change.EventType is "added" or "updated") Hear(JsonNode.Parse(change.Data)!);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Hear(JsonNode change)
    {
        var persona = change["persona"]!.GetValue<string>();
        if (change["message"] is not JsonObject message) return;
        foreach (var action in Button.Actions(message["card"]))
        {
            if (action["verb"]?.GetValue<string>() is not { } verb || action["data"] is not JsonObject data) continue;
            if (data["caseId"]?.GetValue<string>() is not { } caseId) continue;
            var button = new Button(persona, message["id"]!.GetValue<string>(), verb, JsonNode.Parse(data.ToJsonString())!.AsObject());
            Slot(Key(persona, caseId, verb)).TrySetResult(button);
        }
    }

    private TaskCompletionSource<Button> Slot(string key) =>
        _waiting.GetOrAdd(key, _ => new TaskCompletionSource<Button>(TaskCreationOptions.RunContinuationsAsynchronously));

    private static string Key(string persona, string caseId, string verb) => $"{persona}/{caseId}/{verb}";
}
