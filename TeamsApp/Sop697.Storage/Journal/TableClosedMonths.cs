using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Journal;

/// <summary>A row for each closed month; the text that its hash was made of, and its printed document, in blobs that their hashes name, put there first.</summary>
public sealed class TableClosedMonths(TableServiceClient tables, BlobServiceClient blobs, ILogger<TableClosedMonths> logger) : IClosedMonths
{
    private const string Partition = "bulan";
    private const string Prefix = "tutup-";
    private const string Archived = "Diarsipkan";
    private const string DocumentPrefix = "laporan-";
    private const string Document = "Laporan";
    private const string DocumentPath = "LaporanTempat";

    private readonly TableClient table = tables.GetTableClient(StorageNames.MonthTable);
    private readonly BlobContainerClient texts = blobs.GetBlobContainerClient(StorageNames.JournalContainer);

    public async IAsyncEnumerable<KeptMonth> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
            yield return new KeptMonth(Of(row), row.GetBoolean(Archived) ?? false)
            {
                Document = row.GetString(Document) is { } sha256 ? new MonthDocument(sha256, row.GetString(DocumentPath)) : null,
            };
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

    public async Task<string> KeepDocumentAsync(string month, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf.Span));
        await texts.KeepAsync(DocumentPrefix + sha256, BinaryData.FromBytes(pdf), "application/pdf", cancellationToken);
        while (true)
        {
            TableEntity row = await table.GetEntityAsync<TableEntity>(Partition, month, cancellationToken: cancellationToken);
            if (row.GetString(Document) is { } first) return first;
            try
            {
                await table.UpdateEntityAsync(new TableEntity(Partition, month) { [Document] = sha256 }, row.ETag, TableUpdateMode.Merge, cancellationToken);
                return sha256;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // Somebody wrote to the row meanwhile, perhaps this very thing.
            }
        }
    }

    public async Task<ReadOnlyMemory<byte>?> DocumentAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return (await texts.GetBlobClient(DocumentPrefix + sha256).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task DocumentArchivedAsync(string month, string path, CancellationToken cancellationToken) =>
        table.UpdateEntityAsync(new TableEntity(Partition, month) { [DocumentPath] = path }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    /// <summary>As it stands there: whoever proves it looks what is missing.</summary>
    private static ClosedMonth Of(TableEntity row) => new(
        row.RowKey,
        row.GetInt32(nameof(ClosedMonth.Cases)) ?? 0,
        row.GetInt32(nameof(ClosedMonth.Commits)) ?? 0,
        row.GetString(nameof(ClosedMonth.Hash)) ?? "",
        row.GetDateTimeOffset(nameof(ClosedMonth.ClosedAt)) ?? DateTimeOffset.MinValue);
}
