using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Sop697.Domain.Audit;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Journal;

/// <summary>Writes over the text of a row of the journal, and only with what an erasure names; see <see cref="IJournalEraser"/>.</summary>
public sealed class TableJournalEraser(TableServiceClient tables, BlobServiceClient blobs) : IJournalEraser
{
    /// <summary>A transaction holds 100 rows.</summary>
    private const int MostAtOnce = 100;

    private readonly TableClient table = tables.GetTableClient(StorageNames.JournalTable);
    private readonly BlobContainerClient bodies = blobs.GetBlobContainerClient(StorageNames.JournalContainer);

    public async Task RedactAsync(string caseId, RedactedCommit named, string redacted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(named);
        if (SealedCommit.HashOf(redacted) != named.RedactedHash) throw Refused(caseId, named, "the redacted text is not the one that the erasure names");
        TableEntity row = await table.GetEntityAsync<TableEntity>(caseId, JournalRows.RowOf(named.Version), cancellationToken: cancellationToken);
        if (row.GetString(JournalRows.Hash) != named.Hash) throw Refused(caseId, named, "another commit stands there");
        if (row.GetString(JournalRows.Body) != redacted && row.GetString(JournalRows.BodyBlob) != named.RedactedHash)
            await table.UpdateEntityAsync(await OfAsync(row, named, redacted, cancellationToken), row.ETag, TableUpdateMode.Replace, cancellationToken);
        // After the row no longer names it. A text that lost nothing keeps its blob.
        if (named.Hash != named.RedactedHash) await DeleteAsync(named.Hash, cancellationToken);
    }

    public async Task ForgetShownAsync(string place, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> rows = [];
        var after = ShownRows.Prefix[..^1] + ".";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {place} and RowKey ge {ShownRows.Prefix} and RowKey lt {after}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey", ShownRows.InBlob], cancellationToken: cancellationToken))
        {
            if (row.GetString(ShownRows.InBlob) is { } blob) await DeleteAsync(blob, cancellationToken);
            rows.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey) { ETag = ETag.All }));
        }

        foreach (var some in rows.Chunk(MostAtOnce)) await table.SubmitTransactionAsync(some, cancellationToken);
    }

    /// <summary>Everything of the row but its text.</summary>
    private async Task<TableEntity> OfAsync(TableEntity row, RedactedCommit named, string redacted, CancellationToken cancellationToken)
    {
        var next = new TableEntity(row.PartitionKey, row.RowKey) { [JournalRows.Hash] = named.Hash };
        if (row.GetDateTimeOffset(JournalRows.At) is { } at) next[JournalRows.At] = at;
        if (redacted.Length <= TableJournal.LongestBody)
        {
            next[JournalRows.Body] = redacted;
            return next;
        }

        await bodies.KeepTextAsync(named.RedactedHash, BinaryData.FromString(redacted), cancellationToken);
        next[JournalRows.BodyBlob] = named.RedactedHash;
        return next;
    }

    private Task<Response<bool>> DeleteAsync(string blob, CancellationToken cancellationToken) =>
        bodies.GetBlobClient(blob).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);

    private static InvalidOperationException Refused(string caseId, RedactedCommit named, string why) => new($"Commit {named.Version} of {caseId} is not redacted: {why}.");
}
