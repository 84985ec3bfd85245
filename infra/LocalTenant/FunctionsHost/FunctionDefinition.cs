using System.Text.Json;
using NCrontab;

namespace Sop697.LocalTenant.FunctionsHost;

public enum AuthLevel { Anonymous, Function, Admin }

/// <summary>What starts a function.</summary>
public abstract record Trigger(string Name);

/// <summary>No methods means every method.</summary>
public sealed record HttpTrigger(string Name, string Route, IReadOnlyList<string> Methods, AuthLevel AuthLevel) : Trigger(Name);

public sealed record QueueTrigger(string Name, string Queue, string? Connection) : Trigger(Name);

/// <summary>Monitored is false when the last run is not kept: asked for, or a schedule shorter than a minute.</summary>
public sealed record TimerTrigger(string Name, CrontabSchedule Schedule, bool RunOnStartup, bool Monitored) : Trigger(Name);

/// <summary>A queue that the answer of the handler writes to.</summary>
public sealed record QueueOutput(string Name, string Queue, string? Connection);

/// <summary>One function.json. MaxRetries is null without a <c>retry</c> section.</summary>
public sealed record FunctionDefinition(string Name, Trigger Trigger, IReadOnlyList<QueueOutput> Outputs, int? MaxRetries)
{
    /// <summary>Every function of an app, by name.</summary>
    /// <exception cref="FunctionAppException">A file cannot be read or uses a binding that the stand-in does not play.</exception>
    public static IReadOnlyList<FunctionDefinition> ReadAll(string appRoot, AppSettings settings) =>
    [
        .. Directory.EnumerateDirectories(appRoot)
            .Select(folder => Path.Combine(folder, "function.json"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)
            .Select(file => Read(file, settings))
            .OfType<FunctionDefinition>(),
    ];

    private static FunctionDefinition? Read(string file, AppSettings settings)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(file)!);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.TryGetProperty("disabled", out var disabled) && disabled.ValueKind == JsonValueKind.True) return null;
            var bindings = json.RootElement.GetProperty("bindings").EnumerateArray().ToList();
            var trigger = bindings.Single(IsTrigger);
            var others = bindings.Where(b => Text(b, "type") is not "http" && !IsTrigger(b)).ToList();
            var read = ReadTrigger(name, trigger, settings);
            if (read is HttpTrigger && bindings.Count != 2)
                throw new FunctionAppException("an HTTP function needs exactly one input and one output here");
            return new FunctionDefinition(name, read, [.. others.Select(b => ReadOutput(b, settings))], ReadRetries(json.RootElement));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or CrontabException or FunctionAppException)
        {
            throw new FunctionAppException($"{name}/function.json: {fault.Message}");
        }
    }

    private static bool IsTrigger(JsonElement binding) => Text(binding, "type")?.EndsWith("Trigger", StringComparison.Ordinal) == true;

    private static Trigger ReadTrigger(string function, JsonElement binding, AppSettings settings)
    {
        var name = Text(binding, "name") ?? throw new FunctionAppException("the trigger has no name");
        return Text(binding, "type") switch
        {
            "httpTrigger" => new HttpTrigger(name, (Text(binding, "route") ?? function).Trim('/'), ReadMethods(binding), ReadLevel(binding)),
            "queueTrigger" => new QueueTrigger(name, ReadQueueName(binding, settings), Text(binding, "connection")),
            "timerTrigger" => ReadTimer(name, binding, settings),
            var other => throw new FunctionAppException($"the trigger '{other}' is not played by the local tenant"),
        };
    }

    private static QueueOutput ReadOutput(JsonElement binding, AppSettings settings) => Text(binding, "type") == "queue"
        ? new QueueOutput(Text(binding, "name")!, ReadQueueName(binding, settings), Text(binding, "connection"))
        : throw new FunctionAppException($"the binding '{Text(binding, "type")}' is not played by the local tenant");

    private static string ReadQueueName(JsonElement binding, AppSettings settings) =>
        settings.Expand(Text(binding, "queueName") ?? throw new FunctionAppException("queueName is missing"));

    private static string[] ReadMethods(JsonElement binding) => binding.TryGetProperty("methods", out var methods)
        ? [.. methods.EnumerateArray().Select(m => m.GetString()!.ToUpperInvariant())]
        : [];

    private static AuthLevel ReadLevel(JsonElement binding) => Text(binding, "authLevel") switch
    {
        null => AuthLevel.Function,
        var text => Enum.TryParse<AuthLevel>(text, ignoreCase: true, out var level) ? level : throw new FunctionAppException($"unknown authLevel '{text}'"),
    };

    private static TimerTrigger ReadTimer(string name, JsonElement binding, AppSettings settings)
    {
        var expression = settings.Expand(Text(binding, "schedule") ?? throw new FunctionAppException("schedule is missing"));
        var schedule = CrontabSchedule.Parse(expression, new() { IncludingSeconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 });
        return new TimerTrigger(name, schedule, IsTrue(binding, "runOnStartup", false), IsTrue(binding, "useMonitor", true) && !IsShorterThanAMinute(schedule));
    }

    private static bool IsShorterThanAMinute(CrontabSchedule schedule)
    {
        var occurrences = schedule.GetNextOccurrences(DateTime.UnixEpoch, DateTime.UnixEpoch.AddYears(1)).Take(6).ToList();
        return occurrences.Zip(occurrences.Skip(1)).Any(pair => pair.Second - pair.First < TimeSpan.FromMinutes(1));
    }

    private static int? ReadRetries(JsonElement root) =>
        root.TryGetProperty("retry", out var retry) && retry.TryGetProperty("maxRetryCount", out var count) ? count.GetInt32() : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement element, string name, bool otherwise) =>
        element.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.True : otherwise;
}
