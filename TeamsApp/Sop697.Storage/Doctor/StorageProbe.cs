using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Sop697.Storage.Doctor;

/// <summary>What stands in the account, by name.</summary>
internal sealed record StandingAccount(IReadOnlySet<string> Tables, IReadOnlySet<string> Containers, IReadOnlySet<string> Queues)
{
    /// <summary>What the product needs and the account lacks.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. StorageNames.Tables.Where(n => !Tables.Contains(n)).Select(n => $"tabel {n}"),
        .. StorageNames.Containers.Where(n => !Containers.Contains(n)).Select(n => $"kontainer {n}"),
        .. StorageNames.Queues.Where(n => !Queues.Contains(n)).Select(n => $"antrean {n}"),
    ];
}

/// <summary>Lists the account once for all checks; one that was missing must not fail those that look into it.</summary>
internal sealed class StorageProbe(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues)
{
    private Task<StandingAccount>? _standing;

    /// <summary>A failure is kept as well: asking the same again would only take time.</summary>
    public Task<StandingAccount> ReadAsync(CancellationToken cancellationToken) => _standing ??= ListAsync(cancellationToken);

    private async Task<StandingAccount> ListAsync(CancellationToken cancellationToken)
    {
        HashSet<string> foundTables = new(StringComparer.OrdinalIgnoreCase), foundContainers = [], foundQueues = [];
        await foreach (var table in tables.QueryAsync(cancellationToken: cancellationToken)) foundTables.Add(table.Name);
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: cancellationToken)) foundContainers.Add(container.Name);
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: cancellationToken)) foundQueues.Add(queue.Name);
        return new StandingAccount(foundTables, foundContainers, foundQueues);
    }
}
