using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Due;

/// <summary>Partition = UTC minute, row = case. What is due is a range of partitions from the beginning of the table.</summary>
public sealed class TableDue(TableServiceClient tables) : IDueTable
{
    private const string At = "At";

    private readonly TableClient table = tables.GetTableClient(StorageNames.DueTable);

    public async Task<DueRow> ScheduleAsync(string caseId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Bucket(at), caseId) { [At] = at.ToUniversalTime() };
        var answer = await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return new DueRow(row.PartitionKey, caseId, answer.Headers.ETag?.ToString());
    }

    public async Task<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var due = new List<DueRow>();
        if (limit <= 0) return due;
        var (bucket, time) = (Bucket(now), now.ToUniversalTime());
        var rows = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey le {bucket} and At le {time}"), Math.Min(limit, 1000), ["PartitionKey", "RowKey"], cancellationToken);
        await foreach (var row in rows)
        {
            due.Add(new DueRow(row.PartitionKey, row.RowKey, row.ETag.ToString()));
            if (due.Count == limit) break;
        }

        return due;
    }

    public async Task DoneAsync(DueRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            await table.DeleteEntityAsync(row.Bucket, row.CaseId, row.Stamp is { } stamp ? new ETag(stamp) : ETag.All, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // 404: done already. 412: scheduled again meanwhile, for something that we did not finish.
        }
    }

    private static string Bucket(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
