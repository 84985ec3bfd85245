using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Work;

/// <summary>
/// Nudges as queue messages <c>{"caseId":"…","traceparent":"…"}</c>. The host merges top-level properties into a trigger's metadata,
/// so none is called like one of the host's own (<c>id</c>, <c>popReceipt</c>, <c>dequeueCount</c>, …).
/// </summary>
public sealed class StorageWorkQueue(QueueServiceClient queues) : IWorkQueue
{
    /// <summary>Azure hides a message for less than the seven days it lives. A nudge that comes early is harmless.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(6);

    private readonly QueueClient work = queues.GetQueueClient(StorageNames.WorkQueue);
    private readonly QueueClient archive = queues.GetQueueClient(StorageNames.ArchiveQueue);

    public Task NudgeAsync(string caseId, TimeSpan delay, CancellationToken cancellationToken) => SendAsync(work, caseId, delay, cancellationToken);

    public Task NudgeArchiveAsync(string caseId, TimeSpan delay, CancellationToken cancellationToken) => SendAsync(archive, caseId, delay, cancellationToken);

    private static async Task SendAsync(QueueClient queue, string caseId, TimeSpan delay, CancellationToken cancellationToken)
    {
        var message = JsonSerializer.Serialize(new Nudge(caseId, Activity.Current?.Id), NudgeJson.Default.Nudge);
        await queue.SendMessageAsync(message, Clamp(delay), timeToLive: null, cancellationToken);
    }

    private static TimeSpan? Clamp(TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero) return null;
        return delay < LongestDelay ? delay : LongestDelay;
    }
}

/// <summary>What a queue message says.</summary>
/// <param name="CaseId">The case to look at.</param>
/// <param name="Traceparent">W3C trace context of whoever asked, or null.</param>
public sealed record Nudge(string CaseId, string? Traceparent);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Nudge))]
public sealed partial class NudgeJson : JsonSerializerContext;
