using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Sop697.Storage.Journal;

/// <summary>JSON that is too long for a row, in a blob that its content names.</summary>
internal static class TextBlob
{
    internal static async Task KeepTextAsync(this BlobContainerClient container, string hash, BinaryData text, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" },
        };
        try
        {
            await container.GetBlobClient(hash).UploadAsync(text, options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // The name is the hash of the content: whoever put it there put the same text.
        }
    }
}
