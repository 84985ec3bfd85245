using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Index;

/// <summary>Open cases in one partition, closed ones in a partition for each month with the latest first.</summary>
public sealed class TableCaseIndex(TableServiceClient tables) : ICaseIndex
{
    private const string Open = "terbuka";
    private const string Line = "Baris";
    private const string ClosedPrefix = "tutup-";

    /// <summary>Behind every name that begins so.</summary>
    private const string AfterClosed = "tutup.";

    /// <summary>Rows that one call to Table Storage gives at most.</summary>
    private const int Most = 1_000;

    private readonly TableClient table = tables.GetTableClient(StorageNames.CaseTable);

    /// <summary>A closed case gets its new row before it loses the open one: after a crash between the two it is put again.</summary>
    public async Task PutAsync(CaseLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        await table.UpsertEntityAsync(Row(line), TableUpdateMode.Replace, cancellationToken);
        if (line.ClosedAt is not null) await table.DeleteEntityAsync(Open, line.CaseId, ETag.All, cancellationToken);
    }

    public IAsyncEnumerable<CaseLine> OpenAsync(CancellationToken cancellationToken) =>
        ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Open}"), Most, cancellationToken);

    public IAsyncEnumerable<CaseLine> ClosedAsync(DateOnly month, CancellationToken cancellationToken) =>
        ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Closed(month)}"), Most, cancellationToken);

    public IAsyncEnumerable<CaseLine> ClosedAsync(DateOnly month, ClosedPlace after, int ahead, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(after);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Closed(month)} and RowKey gt {Key(after.ClosedAt, after.CaseId)}");
        return ReadAsync(filter, Math.Clamp(ahead, 1, Most), cancellationToken);
    }

    /// <summary>Partitions stand in the order of their names.</summary>
    public async Task<DateOnly?> FirstClosedMonthAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {ClosedPrefix} and PartitionKey lt {AfterClosed}");
        var row = await table.QueryAsync<TableEntity>(filter, 1, ["PartitionKey"], cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : DateOnly.ParseExact(row.PartitionKey[ClosedPrefix.Length..] + "01", "yyyyMMdd", CultureInfo.InvariantCulture);
    }

    /// <summary>The row of a line as it stands in the table.</summary>
    internal static TableEntity Row(CaseLine line) => new(Partition(line), Key(line)) { [Line] = JsonSerializer.Serialize(line, CaseLineJson.Default.CaseLine) };

    private async IAsyncEnumerable<CaseLine> ReadAsync(string filter, int perCall, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(filter, perCall, [Line], cancellationToken))
            yield return JsonSerializer.Deserialize(row.GetString(Line), CaseLineJson.Default.CaseLine)!;
    }

    private static string Partition(CaseLine line) => line.ClosedAt is { } at ? Closed(Wib.Day(at)) : Open;

    private static string Closed(DateOnly month) => ClosedPrefix + month.ToString("yyyyMM", CultureInfo.InvariantCulture);

    private static string Key(CaseLine line) => line.ClosedAt is { } at ? Key(at, line.CaseId) : line.CaseId;

    private static string Key(DateTimeOffset closedAt, string caseId) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - closedAt.UtcTicks:D19}-{caseId}");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaseLine))]
internal sealed partial class CaseLineJson : JsonSerializerContext;
