using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Work;

/// <summary>
/// Nudges as queue messages <c>{"caseId":"…","bucket":"…","stamp":"…","version":3,"traceparent":"…","origin":"…"}</c>. The host merges top-level
/// properties into a trigger's metadata, so none is called like one of the host's own (<c>id</c>, <c>popReceipt</c>, <c>dequeueCount</c>, …).
/// </summary>
public sealed class StorageWorkQueue(QueueServiceClient queues) : IWorkQueue
{
    /// <summary>Azure hides a message for less than the seven days it lives. A nudge that comes early is harmless.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(6);

    private readonly QueueClient work = queues.GetQueueClient(StorageNames.WorkQueue);
    private readonly QueueClient archive = queues.GetQueueClient(StorageNames.ArchiveQueue);
    private readonly QueueClient reminders = queues.GetQueueClient(StorageNames.ReminderQueue);

    public Task NudgeAsync(DueRow row, TimeSpan delay, CancellationToken cancellationToken) => SendAsync(work, row, delay, cancellationToken);

    public Task NudgeArchiveAsync(DueRow row, TimeSpan delay, CancellationToken cancellationToken) => SendAsync(archive, row, delay, cancellationToken);

    public Task NudgeRemindersAsync(DueRow row, TimeSpan delay, CancellationToken cancellationToken) => SendAsync(reminders, row, delay, cancellationToken);

    private static async Task SendAsync(QueueClient queue, DueRow row, TimeSpan delay, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var version = row.Version > 0 ? row.Version : (int?)null;
        var message = JsonSerializer.Serialize(new Nudge(row.CaseId, row.Bucket, row.Stamp, version, Activity.Current?.Id, Measures.Origin), NudgeJson.Default.Nudge);
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
/// <param name="Bucket">With <paramref name="Stamp"/>: the due row that guards the work.</param>
/// <param name="Version">A version of the case that is there, or null.</param>
/// <param name="Traceparent">W3C trace context of whoever asked, or null.</param>
/// <param name="Origin">Invocation of the Functions host that it goes back to, or null.</param>
public sealed record Nudge(string CaseId, string Bucket, string? Stamp, int? Version, string? Traceparent, string? Origin);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Nudge))]
public sealed partial class NudgeJson : JsonSerializerContext;
