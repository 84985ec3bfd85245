using Azure;
using Azure.Data.Tables;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Teams;

/// <summary>A row per person, reason and case.</summary>
public sealed class TableWaitingCases(TableServiceClient tables) : IWaitingCases
{
    private readonly TableClient table = tables.GetTableClient(StorageNames.PersonTable);

    public Task RememberAsync(string objectId, WaitsFor what, string caseId, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(objectId, Prefix(what) + caseId), TableUpdateMode.Replace, cancellationToken);

    public async Task<IReadOnlyList<string>> FindAsync(string objectId, WaitsFor what, CancellationToken cancellationToken)
    {
        var prefix = Prefix(what);
        List<string> found = [];
        await foreach (var row in table.QueryAsync<TableEntity>(PersonRows.Filter(objectId, prefix), select: ["RowKey"], cancellationToken: cancellationToken))
            found.Add(row.RowKey[prefix.Length..]);
        return found;
    }

    public Task ForgetAsync(string objectId, WaitsFor what, string caseId, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(objectId, Prefix(what) + caseId, ETag.All, cancellationToken);

    private static string Prefix(WaitsFor what) => what switch
    {
        WaitsFor.Return => "kembali-",
        WaitsFor.Proof => "bukti-",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
