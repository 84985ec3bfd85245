using Azure;
using Azure.Data.Tables;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Teams;

/// <summary>A row per person and case.</summary>
public sealed class TableWaitingCases(TableServiceClient tables) : IWaitingCases
{
    private const string Prefix = "kembali-";

    private readonly TableClient table = tables.GetTableClient(StorageNames.PersonTable);

    public Task RememberAsync(string objectId, string caseId, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(objectId, Prefix + caseId), TableUpdateMode.Replace, cancellationToken);

    public async Task<IReadOnlyList<string>> FindAsync(string objectId, CancellationToken cancellationToken)
    {
        List<string> found = [];
        await foreach (var row in table.QueryAsync<TableEntity>(PersonRows.Filter(objectId, Prefix), select: ["RowKey"], cancellationToken: cancellationToken))
            found.Add(row.RowKey[Prefix.Length..]);
        return found;
    }

    public Task ForgetAsync(string objectId, string caseId, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(objectId, Prefix + caseId, ETag.All, cancellationToken);
}
