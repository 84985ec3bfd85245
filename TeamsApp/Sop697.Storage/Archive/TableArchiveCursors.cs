using Azure.Data.Tables;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Archive;

/// <summary>One row per case.</summary>
public sealed class TableArchiveCursors(TableServiceClient tables) : IArchiveCursors
{
    private const string Row = "cursor";

    private readonly TableClient table = tables.GetTableClient(StorageNames.CursorTable);

    public async Task<ArchiveCursor> ReadAsync(string caseId, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(caseId, Row, cancellationToken: cancellationToken);
        if (!found.HasValue) return ArchiveCursor.Start;
        var row = found.Value!;
        return new ArchiveCursor(
            row.GetInt32(nameof(ArchiveCursor.Version)) ?? 0,
            row.GetInt32(nameof(ArchiveCursor.Steps)) ?? 0,
            row.GetString(nameof(ArchiveCursor.CaseItemId)),
            row.GetString(nameof(ArchiveCursor.CaseETag)));
    }

    public Task SaveAsync(string caseId, ArchiveCursor cursor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        var row = new TableEntity(caseId, Row)
        {
            [nameof(ArchiveCursor.Version)] = cursor.Version,
            [nameof(ArchiveCursor.Steps)] = cursor.Steps,
            [nameof(ArchiveCursor.CaseItemId)] = cursor.CaseItemId,
            [nameof(ArchiveCursor.CaseETag)] = cursor.CaseETag,
        };
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }
}
