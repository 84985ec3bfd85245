using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Settings;

/// <summary>One blob per name; the last one saved wins.</summary>
public sealed class BlobSnapshots(BlobServiceClient blobs) : ISnapshots
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.SnapshotContainer);

    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await BlobOf(name).DownloadContentAsync(cancellationToken);
            return answer.Value.Content.ToString();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public Task SaveAsync(string name, string json, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" } };
        return BlobOf(name).UploadAsync(BinaryData.FromString(json), options, cancellationToken);
    }

    private BlobClient BlobOf(string name) => container.GetBlobClient(name + ".json");
}
