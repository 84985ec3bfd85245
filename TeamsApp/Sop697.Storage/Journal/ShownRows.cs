using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Journal;

/// <summary>
/// Rows of shown cards, beside the commits of their case: <c>kartu-{id}</c> sorts behind every version, so that reading the
/// journal does not touch them. As bytes, because a text property would write each of a card's many quotes as six letters.
/// </summary>
internal sealed class ShownRows(TableServiceClient tables, BlobServiceClient blobs)
{
    internal const string Prefix = "kartu-";

    /// <summary>A binary property holds 64 KiB; the rest is room.</summary>
    internal const int LongestText = 60_000;

    /// <summary>A transaction holds 100 rows and 4 MiB; this many of the longest, written as Base64, stay below with a commit.</summary>
    internal const int MostAtOnce = 40;

    private const string Text = "Kartu";
    internal const string InBlob = "KartuBlob";

    private readonly TableClient table = tables.GetTableClient(StorageNames.JournalTable);
    private readonly BlobContainerClient bodies = blobs.GetBlobContainerClient(StorageNames.JournalContainer);

    /// <summary>The rows that may go in with a commit. Too long a text goes to its blob first, and more cards than fit go in before.</summary>
    internal async Task<IReadOnlyList<TableEntity>> OfAsync(string place, IReadOnlyList<ShownCard> cards, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = [];
        foreach (var card in cards.DistinctBy(c => c.Id)) rows.Add(await OfAsync(place, card, cancellationToken));
        foreach (var before in rows.Skip(MostAtOnce).Chunk(MostAtOnce)) await KeepAsync(before, cancellationToken);
        return rows.Count > MostAtOnce ? rows[..MostAtOnce] : rows;
    }

    /// <summary>The id names the content, so whatever stands there already is the same.</summary>
    internal async Task KeepAsync(IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        if (rows is [var only]) await table.UpsertEntityAsync(only, TableUpdateMode.Replace, cancellationToken);
        else if (rows.Count > 0) await table.SubmitTransactionAsync(rows.Select(Put), cancellationToken);
    }

    internal async Task<string?> FindAsync(string place, string id, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(place, Prefix + id, [Text, InBlob], cancellationToken);
        if (!found.HasValue) return null;
        if (found.Value!.GetString(InBlob) is { } blob)
            return (await bodies.GetBlobClient(blob).DownloadContentAsync(cancellationToken)).Value.Content.ToString();
        return Encoding.UTF8.GetString(found.Value.GetBinary(Text));
    }

    internal static TableTransactionAction Put(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);

    private async Task<TableEntity> OfAsync(string place, ShownCard card, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(card.Text);
        if (bytes.Length <= LongestText) return new TableEntity(place, Prefix + card.Id) { [Text] = bytes };
        await bodies.KeepTextAsync(Prefix + card.Id, BinaryData.FromBytes(bytes), cancellationToken);
        return new TableEntity(place, Prefix + card.Id) { [InBlob] = Prefix + card.Id };
    }
}
