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

    private readonly TableClient table = tables.GetTableClient(StorageNames.CaseTable);

    /// <summary>A closed case gets its new row before it loses the open one: after a crash between the two it is put again.</summary>
    public async Task PutAsync(CaseLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        var row = new TableEntity(Partition(line), Key(line)) { [Line] = JsonSerializer.Serialize(line, CaseLineJson.Default.CaseLine) };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        if (line.ClosedAt is not null) await table.DeleteEntityAsync(Open, line.CaseId, ETag.All, cancellationToken);
    }

    public IAsyncEnumerable<CaseLine> OpenAsync(CancellationToken cancellationToken) => ReadAsync(Open, cancellationToken);

    public IAsyncEnumerable<CaseLine> ClosedAsync(DateOnly month, CancellationToken cancellationToken) => ReadAsync(Closed(month), cancellationToken);

    private async IAsyncEnumerable<CaseLine> ReadAsync(string partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: [Line], cancellationToken: cancellationToken))
            yield return JsonSerializer.Deserialize(row.GetString(Line), CaseLineJson.Default.CaseLine)!;
    }

    private static string Partition(CaseLine line) => line.ClosedAt is { } at ? Closed(Wib.Day(at)) : Open;

    private static string Closed(DateOnly month) => month.ToString("'tutup-'yyyyMM", CultureInfo.InvariantCulture);

    private static string Key(CaseLine line) => line.ClosedAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - at.UtcTicks:D19}-{line.CaseId}")
        : line.CaseId;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaseLine))]
internal sealed partial class CaseLineJson : JsonSerializerContext;
