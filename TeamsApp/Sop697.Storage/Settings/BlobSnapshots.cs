using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Settings;

/// <summary>One blob per name; the last one saved wins.</summary>
public sealed class BlobSnapshots(BlobServiceClient blobs) : ISnapshots
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.SnapshotContainer);

    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => (await FindAsync(name, cancellationToken))?.Text;

    public Task SaveAsync(string name, string json, CancellationToken cancellationToken) => UploadAsync(name, json, null, cancellationToken);

    public async Task<Snapshot?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await BlobOf(name).DownloadContentAsync(cancellationToken);
            return new Snapshot(answer.Value.Content.ToString(), answer.Value.Details.ETag.ToString());
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>A try of ours whose answer was lost also counts as somebody else's: whoever reads again finds the text there.</summary>
    public async Task<bool> TryReplaceAsync(string name, string text, string? version, CancellationToken cancellationToken)
    {
        var fence = version is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = new ETag(version) };
        try
        {
            await UploadAsync(name, text, fence, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task UploadAsync(string name, string text, BlobRequestConditions? fence, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" }, Conditions = fence };
        await BlobOf(name).UploadAsync(BinaryData.FromString(text), options, cancellationToken);
    }

    private BlobClient BlobOf(string name) => container.GetBlobClient(name + ".json");
}
