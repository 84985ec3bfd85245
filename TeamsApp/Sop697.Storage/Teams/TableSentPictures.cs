using Azure.Data.Tables;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Teams;

/// <summary>A row per person and picture.</summary>
public sealed class TableSentPictures(TableServiceClient tables) : ISentPictures
{
    private const string Prefix = "gambar-";

    private readonly TableClient table = tables.GetTableClient(StorageNames.PersonTable);

    public async Task RememberAsync(string objectId, IReadOnlyList<Domain.Cases.Evidence> pictures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var rows = pictures.DistinctBy(p => p.Sha256).Select(p => new TableTransactionAction(TableTransactionActionType.UpsertReplace, RowOf(objectId, p))).ToList();
        if (rows.Count > 0) await table.SubmitTransactionAsync(rows, cancellationToken);
    }

    public async Task<Domain.Cases.Evidence?> FindAsync(string objectId, string sha256, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(objectId, Prefix + sha256, cancellationToken: cancellationToken);
        return found.HasValue ? PictureOf(found.Value!, sha256) : null;
    }

    private static TableEntity RowOf(string objectId, Domain.Cases.Evidence picture) => new(objectId, Prefix + picture.Sha256)
    {
        [nameof(picture.Bytes)] = picture.Bytes,
        [nameof(picture.Width)] = picture.Width,
        [nameof(picture.Height)] = picture.Height,
        [nameof(picture.MediaType)] = picture.MediaType,
    };

    private static Domain.Cases.Evidence PictureOf(TableEntity row, string sha256) => new(
        sha256,
        row.GetInt64(nameof(Domain.Cases.Evidence.Bytes))!.Value,
        row.GetInt32(nameof(Domain.Cases.Evidence.Width))!.Value,
        row.GetInt32(nameof(Domain.Cases.Evidence.Height))!.Value,
        row.GetString(nameof(Domain.Cases.Evidence.MediaType)),
        EvidencePurpose.Question);
}
