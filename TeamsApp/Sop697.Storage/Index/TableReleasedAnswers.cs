using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Index;

/// <summary>A partition for each month with the latest first, so that what is new is read without what is old.</summary>
public sealed class TableReleasedAnswers(TableServiceClient tables) : IReleasedAnswers
{
    private const string Body = "Isi";

    private readonly TableClient table = tables.GetTableClient(StorageNames.AnswerTable);

    public async Task PutAsync(ReleasedAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var row = new TableEntity(Partition(Wib.Day(answer.ClosedAt)), $"{Backwards(answer.ClosedAt)}-{answer.CaseId}")
        {
            [Body] = JsonSerializer.Serialize(answer, ReleasedAnswerJson.Default.ReleasedAnswer),
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public Task RemoveAsync(string caseId, DateTimeOffset closedAt, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(Partition(Wib.Day(closedAt)), $"{Backwards(closedAt)}-{caseId}", ETag.All, cancellationToken);

    public async IAsyncEnumerable<ReleasedAnswer> ReadAsync(DateOnly month, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(month)} and RowKey lt {Backwards(since)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: [Body], cancellationToken: cancellationToken))
            yield return JsonSerializer.Deserialize(row.GetString(Body), ReleasedAnswerJson.Default.ReleasedAnswer)!;
    }

    private static string Partition(DateOnly month) => month.ToString("yyyyMM", CultureInfo.InvariantCulture);

    private static string Backwards(DateTimeOffset at) => (DateTimeOffset.MaxValue.Ticks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReleasedAnswer))]
internal sealed partial class ReleasedAnswerJson : JsonSerializerContext;
