using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Journal;

/// <summary>A row for each closed month, and the text that its hash was made of in a blob that the hash names, put there first.</summary>
public sealed class TableClosedMonths(TableServiceClient tables, BlobServiceClient blobs, ILogger<TableClosedMonths> logger) : IClosedMonths
{
    private const string Partition = "bulan";
    private const string Prefix = "tutup-";
    private const string Archived = "Diarsipkan";

    private readonly TableClient table = tables.GetTableClient(StorageNames.MonthTable);
    private readonly BlobContainerClient texts = blobs.GetBlobContainerClient(StorageNames.JournalContainer);

    public async IAsyncEnumerable<KeptMonth> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
            yield return new KeptMonth(Of(row), row.GetBoolean(Archived) ?? false);
    }

    public async Task<ClosedMonth?> FindAsync(string month, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, month, cancellationToken: cancellationToken);
        return found.HasValue ? Of(found.Value!) : null;
    }

    public async Task<bool> AddAsync(ClosedMonth month, string stands, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        await texts.KeepTextAsync(Prefix + month.Hash, BinaryData.FromString(stands), cancellationToken);
        var row = new TableEntity(Partition, month.Month)
        {
            [nameof(ClosedMonth.Cases)] = month.Cases,
            [nameof(ClosedMonth.Commits)] = month.Commits,
            [nameof(ClosedMonth.Hash)] = month.Hash,
            [nameof(ClosedMonth.ClosedAt)] = month.ClosedAt,
        };
        return await table.AddOnceAsync(row, nameof(ClosedMonth.Hash), logger, cancellationToken);
    }

    public async Task<string?> StandsAsync(ClosedMonth month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        try
        {
            return (await texts.GetBlobClient(Prefix + month.Hash).DownloadContentAsync(cancellationToken)).Value.Content.ToString();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task ArchivedAsync(string month, CancellationToken cancellationToken) =>
        table.UpdateEntityAsync(new TableEntity(Partition, month) { [Archived] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    /// <summary>As it stands there: whoever proves it looks what is missing.</summary>
    private static ClosedMonth Of(TableEntity row) => new(
        row.RowKey,
        row.GetInt32(nameof(ClosedMonth.Cases)) ?? 0,
        row.GetInt32(nameof(ClosedMonth.Commits)) ?? 0,
        row.GetString(nameof(ClosedMonth.Hash)) ?? "",
        row.GetDateTimeOffset(nameof(ClosedMonth.ClosedAt)) ?? DateTimeOffset.MinValue);
}
