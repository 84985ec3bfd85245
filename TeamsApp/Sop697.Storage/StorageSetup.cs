using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Sop697.Storage;

/// <summary>Creates what is missing in the storage account.</summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues)
{
    /// <summary>All at once, because a start waits for it. What is already there stays as it is.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. StorageNames.Tables.Select(name => (Task)tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
        .. StorageNames.Containers.Select(name => (Task)blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. StorageNames.Queues.Select(name => (Task)queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);
}
