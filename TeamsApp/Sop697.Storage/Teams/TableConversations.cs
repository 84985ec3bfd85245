using System.Collections.Concurrent;
using Azure.Data.Tables;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Teams;

/// <summary>
/// One row per person. Every card that is sent asks for one, and they hardly ever change, so they are remembered for a while; a chat
/// that is gone meanwhile answers 404 and is opened anew.
/// </summary>
public sealed class TableConversations(TableServiceClient tables, TimeProvider? clock = null) : IConversations
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    /// <summary>More people than any office has; then it begins again.</summary>
    private const int Most = 1000;

    private const string Row = "teams";

    private readonly TableClient table = tables.GetTableClient(StorageNames.ConversationTable);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, (ConversationReference Reference, DateTimeOffset Until)> known = new();

    public async Task<ConversationReference?> FindAsync(string objectId, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(objectId, out var held) && clock.GetUtcNow() < held.Until) return held.Reference;
        var found = await ReadAsync(objectId, cancellationToken);
        if (known.Count >= Most) known.Clear();
        // Another instance may have heard that somebody is back, so an absence is never remembered.
        if (found is { IsRemoved: false }) known[objectId] = (found, clock.GetUtcNow() + Memory);
        return found;
    }

    private async Task<ConversationReference?> ReadAsync(string objectId, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(objectId, Row, cancellationToken: cancellationToken);
        return found.HasValue
            ? new ConversationReference(
                found.Value!.GetString(nameof(ConversationReference.ConversationId)),
                found.Value.GetString(nameof(ConversationReference.ServiceUrl)),
                found.Value.GetString(nameof(ConversationReference.UserChannelId)))
            {
                IsRemoved = found.Value.GetBoolean(nameof(ConversationReference.IsRemoved)) ?? false,
            }
            : null;
    }

    /// <summary>A reference that does not know the person's channel id leaves the one that is known.</summary>
    public async Task SaveAsync(string objectId, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var row = new TableEntity(objectId, Row)
        {
            [nameof(ConversationReference.ConversationId)] = reference.ConversationId,
            [nameof(ConversationReference.ServiceUrl)] = reference.ServiceUrl,
            [nameof(ConversationReference.IsRemoved)] = reference.IsRemoved,
        };
        if (reference.UserChannelId is { } id) row[nameof(ConversationReference.UserChannelId)] = id;
        await table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);
        known.TryRemove(objectId, out _);
    }
}
