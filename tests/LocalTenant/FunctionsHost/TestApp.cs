using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Sop697.LocalTenant.FunctionsHost;

namespace Sop697.Tests.LocalTenant.FunctionsHost;

/// <summary>A small function app in a folder of its own, run by the stand-in, with queues that no other test uses.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sop697-app-").FullName;
    private readonly string _connection;
    private readonly List<string> _notices = [];

    private TestApp(string connection, string hostJson, IReadOnlyDictionary<string, string> settings, string timer, TimeProvider clock)
    {
        _connection = connection;
        WriteApp(_folder, hostJson, OutQueue, timer);
        var port = AzuriteFixture.FreePort();
        Host = new LocalFunctionsHost(new FunctionsHostOptions
        {
            AppRoot = _folder,
            Port = port,
            DataDirectory = Data,
            Settings = new Dictionary<string, string>(settings) { ["AzureWebJobsStorage"] = connection, ["WORK_QUEUE"] = Queue },
            Clock = clock,
            Notice = line => { lock (_notices) _notices.Add(line); },
        });
        Client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}/") };
    }

    private const string Http = """{"type":"http","direction":"out","name":"res"}""";

    public LocalFunctionsHost Host { get; }

    public HttpClient Client { get; }

    public string Queue { get; } = $"work-{Guid.NewGuid():N}";

    public string OutQueue => Queue + "-out";

    public string Data => Path.Combine(_folder, "data");

    /// <summary>A running app with its queue; the timer's name decides where its status is kept.</summary>
    public static async Task<TestApp> StartAsync(
        AzuriteFixture azurite, string timeout = "00:00:30", int maxDequeueCount = 3, IReadOnlyDictionary<string, string>? settings = null, string timer = "tick",
        TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(azurite);
        var app = new TestApp(azurite.Connection, HostJsonText(timeout, maxDequeueCount), settings ?? new Dictionary<string, string>(), timer, clock ?? TimeProvider.System);
        await app.QueueClient(app.Queue).CreateAsync();
        await app.Host.StartAsync(CancellationToken.None);
        return app;
    }

    public static string HostJsonText(string timeout, int maxDequeueCount) => $$"""
        {
          "version": "2.0", "functionTimeout": "{{timeout}}", "telemetryMode": "OpenTelemetry",
          "customHandler": {
            "description": { "defaultExecutablePath": "node", "arguments": ["handler.mjs"] },
            "enableForwardingHttpRequest": true, "enableProxyingHttpRequest": true
          },
          "extensions": { "queues": { "maxDequeueCount": {{maxDequeueCount}}, "maxPollingInterval": "00:00:00.200" } }
        }
        """;

    /// <summary>The files of the app: an open and a guarded HTTP function, a queue function and a timer.</summary>
    public static void WriteApp(string folder, string hostJson, string outQueue, string timer)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "FunctionsHost", "handler.mjs"), Path.Combine(folder, "handler.mjs"));
        File.WriteAllText(Path.Combine(folder, "host.json"), hostJson);
        Function(folder, "echo", """{"type":"httpTrigger","direction":"in","name":"req","authLevel":"anonymous","methods":["get","post"],"route":"echo/{what?}"}""", Http);
        Function(folder, "messages", """{"type":"httpTrigger","direction":"in","name":"req","authLevel":"anonymous","methods":["post"]}""", Http);
        Function(folder, "guarded", """{"type":"httpTrigger","direction":"in","name":"req","authLevel":"function","methods":["get"]}""", Http);
        Function(folder, "work", """{"type":"queueTrigger","direction":"in","name":"msg","queueName":"%WORK_QUEUE%"}""",
            $$"""{"type":"queue","direction":"out","name":"out","queueName":"{{outQueue}}"}""");
        Function(folder, timer, """{"type":"timerTrigger","direction":"in","name":"timer","schedule":"0 0 3 1 1 *"}""");
    }

    public Task SendAsync(string text) => QueueClient(Queue).SendMessageAsync(text);

    /// <summary>Sent as it is, where <see cref="SendAsync"/> sends Base64 as the host expects.</summary>
    public Task SendRawAsync(string text) => new QueueClient(_connection, Queue).SendMessageAsync(text);

    /// <summary>Calls that the handler got from the host, other than HTTP ones.</summary>
    public IReadOnlyList<JsonNode> Calls()
    {
        var file = Path.Combine(_folder, "calls.jsonl");
        return File.Exists(file) ? [.. File.ReadAllLines(file).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!)] : [];
    }

    public async Task<IReadOnlyList<JsonNode>> CallsAsync(int count)
    {
        await UntilAsync(() => Task.FromResult(Calls().Count >= count), $"{count} calls of the handler");
        return Calls();
    }

    /// <summary>Waits until the handler has a request of this path that it will not answer.</summary>
    public Task ArrivedAsync(string path) => UntilAsync(() => Task.FromResult(Calls().Any(c => (string?)c["http"] == path)), $"the request {path}");

    public async Task<QueueMessage> TakeAsync(string queue)
    {
        QueueMessage? taken = null;
        await UntilAsync(async () => (taken = await TryTakeAsync(queue)) is not null, $"a message in {queue}");
        return taken!;
    }

    public Task EmptyAsync() => UntilAsync(async () => (await Host.QueuesAsync(CancellationToken.None)).Single() is { Length: 0, Working: 0 }, "an empty queue");

    public void Mark(string file) => File.WriteAllText(Path.Combine(_folder, file), "");

    public string Key(string function) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Data, "function-keys.json")))![function];

    public IReadOnlyList<string> Notices()
    {
        lock (_notices) return [.. _notices];
    }

    /// <summary>Waits for what must come; the limit only keeps a broken test from hanging.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await condition()) return;
            await Task.Delay(50);
        }

        Assert.Fail($"Waited in vain for {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<QueueMessage?> TryTakeAsync(string queue)
    {
        try
        {
            return (await QueueClient(queue).ReceiveMessageAsync()).Value;
        }
        catch (Azure.RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private QueueClient QueueClient(string name) => new(_connection, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private static void Function(string folder, string name, params string[] bindings)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, name, "function.json"), $$"""{"bindings":[{{string.Join(',', bindings)}}]}""");
    }
}
