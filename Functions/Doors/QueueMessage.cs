using System.Diagnostics;
using System.Text.Json;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// Reads what the host sends for a queue trigger. The message is JSON encoded inside a JSON string, once or twice depending
/// on the host's version, so it is unwrapped until it is an object.
/// </summary>
internal static class QueueMessage
{
    private const int MaxWraps = 4;

    /// <returns>Null when the message is not one of ours.</returns>
    internal static DueRow? Row(JsonElement payload) =>
        Body(payload) is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty("caseId", out var caseId) && caseId.ValueKind == JsonValueKind.String
        && body.TryGetProperty("bucket", out var bucket) && bucket.ValueKind == JsonValueKind.String
            ? new DueRow(bucket.GetString()!, caseId.GetString()!, body.TryGetProperty("stamp", out var stamp) ? stamp.GetString() : null)
            {
                Version = body.TryGetProperty("version", out var version) && version.TryGetInt32(out var number) ? number : 0,
            }
            : null;

    /// <summary>Invocation that the message goes back to; null in one of an older version.</summary>
    internal static string? Origin(JsonElement payload) =>
        Body(payload) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("origin", out var origin) && origin.ValueKind == JsonValueKind.String
            ? origin.GetString()
            : null;

    /// <summary>Goes on with the trace of whoever put the message into the queue.</summary>
    internal static Activity? Continue(JsonElement payload, string queue, string caseId)
    {
        var parent = Body(payload) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("traceparent", out var value) ? value.GetString() : null;
        var activity = ActivityContext.TryParse(parent, null, out var context)
            ? Measures.Traces.StartActivity($"{queue} process", ActivityKind.Consumer, context)
            : Measures.Traces.StartActivity($"{queue} process", ActivityKind.Consumer);
        return activity?.SetTag(Measures.CaseTag, caseId);
    }

    private static JsonElement? Body(JsonElement payload)
    {
        if (!payload.TryGetProperty("Data", out var data) || !data.TryGetProperty("message", out var value)) return null;
        for (var wraps = 0; value.ValueKind == JsonValueKind.String && wraps < MaxWraps; wraps++)
        {
            try
            {
                using var inner = JsonDocument.Parse(value.GetString()!);
                value = inner.RootElement.Clone();
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return value;
    }
}
