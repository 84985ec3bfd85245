using Azure.Data.Tables;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Teams;

/// <summary>One row per person.</summary>
public sealed class TableConversations(TableServiceClient tables) : IConversations
{
    private const string Row = "teams";

    private readonly TableClient table = tables.GetTableClient(StorageNames.ConversationTable);

    public async Task<ConversationReference?> FindAsync(string objectId, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(objectId, Row, cancellationToken: cancellationToken);
        return found.HasValue
            ? new ConversationReference(
                found.Value!.GetString(nameof(ConversationReference.ConversationId)),
                found.Value.GetString(nameof(ConversationReference.ServiceUrl)),
                found.Value.GetString(nameof(ConversationReference.UserChannelId)))
            : null;
    }

    /// <summary>A reference that does not know the person's channel id leaves the one that is known.</summary>
    public Task SaveAsync(string objectId, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var row = new TableEntity(objectId, Row)
        {
            [nameof(ConversationReference.ConversationId)] = reference.ConversationId,
            [nameof(ConversationReference.ServiceUrl)] = reference.ServiceUrl,
        };
        if (reference.UserChannelId is { } id) row[nameof(ConversationReference.UserChannelId)] = id;
        return table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);
    }
}
