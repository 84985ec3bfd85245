using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Evidence;

/// <summary>A partition for each picture with a row for each case that has it, and the removal of its blobs, all of which begin with its hash.</summary>
public sealed class BlobEvidenceEraser(TableServiceClient tables, BlobServiceClient blobs) : IEvidenceEraser
{
    private readonly TableClient table = tables.GetTableClient(StorageNames.PictureTable);
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.EvidenceContainer);

    public Task UsedAsync(string sha256, string caseId, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(sha256, caseId), TableUpdateMode.Replace, cancellationToken);

    public async Task<IReadOnlyList<string>> UsersAsync(string sha256, CancellationToken cancellationToken)
    {
        List<string> users = [];
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {sha256}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken)) users.Add(row.RowKey);
        return users;
    }

    public Task UnusedAsync(string sha256, string caseId, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(sha256, caseId, ETag.All, cancellationToken);

    public async Task<StandingPicture?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties found = await container.GetBlobClient(sha256).GetPropertiesAsync(cancellationToken: cancellationToken);
            return new StandingPicture(sha256, found.LastModified, found.ETag.ToString());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task<bool> EraseAsync(string sha256, StandingPicture? found, CancellationToken cancellationToken)
    {
        if (found is not null && !await EraseOriginalAsync(found, cancellationToken)) return false;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, sha256 + ".", cancellationToken))
            await container.GetBlobClient(blob.Name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
        return true;
    }

    /// <summary>Before what was made of it: as long as it stands, whoever sends it again finds all of it.</summary>
    private async Task<bool> EraseOriginalAsync(StandingPicture found, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(found.Sha256).DeleteAsync(
                DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = new ETag(found.Version) }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // By a try of ours whose answer was lost.
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }

        return true;
    }
}
