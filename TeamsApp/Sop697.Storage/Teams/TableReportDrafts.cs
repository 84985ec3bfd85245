using Azure;
using Azure.Data.Tables;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Teams;

/// <summary>A row per person. It may hold the link of a post, so it goes with the report that is made of it.</summary>
public sealed class TableReportDrafts(TableServiceClient tables) : IReportDrafts
{
    private const string Row = "laporan";
    private const string At = "At";

    private readonly TableClient table = tables.GetTableClient(StorageNames.PersonTable);

    public Task SaveAsync(string objectId, Inquiry inquiry, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        var row = new TableEntity(objectId, Row)
        {
            [At] = at,
            [nameof(Inquiry.Channel)] = Codes.Of(inquiry.Channel),
            [nameof(Inquiry.Kind)] = Codes.Of(inquiry.Kind),
            [nameof(Inquiry.Summary)] = inquiry.Summary,
            [nameof(Inquiry.Topic)] = inquiry.Topic,
            [nameof(Inquiry.SourceUrl)] = inquiry.SourceUrl,
            [nameof(Inquiry.Urgent)] = inquiry.Urgent,
        };
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<Inquiry?> FindAsync(string objectId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(objectId, Row, cancellationToken: cancellationToken);
        return found.HasValue && found.Value!.GetDateTimeOffset(At) >= since ? InquiryOf(found.Value) : null;
    }

    public Task ForgetAsync(string objectId, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(objectId, Row, ETag.All, cancellationToken);

    private static Inquiry? InquiryOf(TableEntity row) =>
        Codes.Find<Channel>(row.GetString(nameof(Inquiry.Channel))) is { } channel && Codes.Find<InquiryClass>(row.GetString(nameof(Inquiry.Kind))) is { } kind
            ? new Inquiry(
                channel,
                kind,
                row.GetString(nameof(Inquiry.Summary)),
                row.GetString(nameof(Inquiry.Topic)),
                row.GetString(nameof(Inquiry.SourceUrl)),
                Urgent: row.GetBoolean(nameof(Inquiry.Urgent)) ?? false)
            : null;
}
