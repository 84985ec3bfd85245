using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Sop697.Storage.Journal;

/// <summary>What is too long for a row, mostly JSON, in a blob that its content names.</summary>
internal static class TextBlob
{
    internal static Task KeepTextAsync(this BlobContainerClient container, string hash, BinaryData text, CancellationToken cancellationToken) =>
        container.KeepAsync(hash, text, "application/json; charset=utf-8", cancellationToken);

    internal static async Task KeepAsync(this BlobContainerClient container, string hash, BinaryData content, string type, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = type },
        };
        try
        {
            await container.GetBlobClient(hash).UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // The name is the hash of the content: whoever put it there put the same content.
        }
    }
}
