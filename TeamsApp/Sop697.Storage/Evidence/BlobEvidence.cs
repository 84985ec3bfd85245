using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Evidence;

/// <summary>Blobs named after their content. A name is written once; a second time is the same bytes and costs one refused request.</summary>
public sealed class BlobEvidence(BlobServiceClient blobs) : IEvidenceStore
{
    /// <summary>More than a picture may have, so that it arrives in one request: whole or not at all.</summary>
    private const long OneRequest = 32L * 1024 * 1024;

    private const string Width = "width";
    private const string Height = "height";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.EvidenceContainer);

    /// <exception cref="ArgumentException">The bytes do not have that hash.</exception>
    public async Task KeepAsync(Domain.Cases.Evidence evidence, ReadOnlyMemory<byte> original, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (HashOf(original.Span) != evidence.Sha256)
            throw new ArgumentException("The picture does not have the hash it is to be kept under.", nameof(evidence));
        // Gone between the two: an erasure took it, and it is put there anew.
        while (!await PutOnceAsync(evidence.Sha256, original, evidence.MediaType, Pixels(evidence), cancellationToken) && !await HoldAsync(evidence, cancellationToken))
        {
        }
    }

    /// <summary>Writing its metadata again makes it new: what was found before is no longer what stands.</summary>
    public async Task<bool> HoldAsync(Domain.Cases.Evidence evidence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        try
        {
            await container.GetBlobClient(evidence.Sha256).SetMetadataAsync(Pixels(evidence), cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    private static string HashOf(ReadOnlySpan<byte> original)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(original, hash);
        return Convert.ToHexStringLower(hash);
    }

    public Task KeepPreviewAsync(string sha256, ReadOnlyMemory<byte> preview, CancellationToken cancellationToken) =>
        PutOnceAsync(PreviewOf(sha256), preview, "image/jpeg", null, cancellationToken);

    public async Task<Domain.Cases.Evidence?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties found = await container.GetBlobClient(sha256).GetPropertiesAsync(cancellationToken: cancellationToken);
            return new Domain.Cases.Evidence(
                sha256, found.ContentLength, Number(found, Width), Number(found, Height), found.ContentType, EvidencePurpose.Question);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => ReadAsync(sha256, cancellationToken);

    public Task<Stream?> OpenPreviewAsync(string sha256, CancellationToken cancellationToken) => ReadAsync(PreviewOf(sha256), cancellationToken);

    private static Dictionary<string, string> Pixels(Domain.Cases.Evidence evidence) => new()
    {
        [Width] = evidence.Width.ToString(CultureInfo.InvariantCulture),
        [Height] = evidence.Height.ToString(CultureInfo.InvariantCulture),
    };

    private static int Number(BlobProperties found, string name) => int.Parse(found.Metadata[name], CultureInfo.InvariantCulture);

    private static string PreviewOf(string sha256) => sha256 + ".preview.jpg";

    /// <returns>False when it stands there already.</returns>
    private async Task<bool> PutOnceAsync(string name, ReadOnlyMemory<byte> bytes, string mediaType, Dictionary<string, string>? metadata, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = mediaType },
            Metadata = metadata,
            TransferOptions = new StorageTransferOptions { InitialTransferSize = OneRequest },
        };
        try
        {
            await container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), options, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // Kept before, perhaps by a try of ours whose answer was lost.
            return false;
        }
    }

    private async Task<Stream?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken);
            return answer.Value.Content;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
