using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>Last and next occurrence of a timer, as the host keeps them.</summary>
public sealed record TimerStatus(DateTime Last, DateTime Next, DateTime LastUpdated);

/// <summary>
/// The body that the host posts for a queue message or a timer. Text is JSON inside a JSON string, numbers of the message's own metadata are
/// strings, and top-level properties of a JSON message overwrite that metadata: odd, but what the host was seen to send.
/// </summary>
public static class InvocationPayload
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ForQueue(string function, string binding, string text, QueueMessage message, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        var metadata = new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase)
        {
            ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
            ["ExpirationTime"] = Time(message.ExpiresOn),
            ["Id"] = Quote(message.MessageId),
            ["InsertionTime"] = Time(message.InsertedOn),
            ["NextVisibleTime"] = Time(message.NextVisibleOn),
            ["PopReceipt"] = Quote(message.PopReceipt),
            ["sys"] = Sys(function, now),
        };
        foreach (var (name, value) in Properties(text)) metadata[name] = value;
        return Write(new JsonObject { [binding] = Quote(text) }, new JsonObject(metadata));
    }

    public static string ForTimer(FunctionDefinition function, TimerStatus? status, bool isPastDue, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(function);
        var timer = new JsonObject
        {
            ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
            ["ScheduleStatus"] = status is null ? null : JsonSerializer.SerializeToNode(status),
            ["IsPastDue"] = isPastDue,
        };
        var metadata = new JsonObject { ["sys"] = Sys(function.Name, now) };
        if (function.MaxRetries is { } most) metadata["RetryContext"] = new JsonObject { ["RetryCount"] = 0, ["MaxRetryCount"] = most, ["Exception"] = null };
        return Write(new JsonObject { [function.Trigger.Name] = timer }, metadata);
    }

    private static string Write(JsonObject data, JsonObject metadata) =>
        new JsonObject { ["Data"] = data, ["Metadata"] = metadata }.ToJsonString(Relaxed);

    private static Dictionary<string, JsonNode?> Properties(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{")) return [];
        try
        {
            return (JsonNode.Parse(text) as JsonObject ?? [])
                .Where(p => p.Value is not null and not JsonArray)
                .ToDictionary(p => p.Key, p => p.Value is JsonObject nested ? nested.DeepClone() : Quote(p.Value!.ToString()));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return [];
        }
    }

    private static JsonObject Sys(string function, DateTimeOffset now) =>
        new() { ["MethodName"] = function, ["UtcNow"] = now.UtcDateTime, ["RandGuid"] = Guid.NewGuid().ToString() };

    private static JsonNode? Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static JsonNode? Quote(string text) => JsonSerializer.Serialize(text, Relaxed);
}
