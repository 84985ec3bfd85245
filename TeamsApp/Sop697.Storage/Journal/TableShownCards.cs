using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Journal;

/// <summary>Cards that were shown, found by place and content in the journal's own table.</summary>
public sealed class TableShownCards(TableServiceClient tables, BlobServiceClient blobs) : IShownCards
{
    private readonly ShownRows rows = new(tables, blobs);

    public async Task KeepAsync(string place, IReadOnlyList<ShownCard> cards, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cards);
        await rows.KeepAsync(await rows.OfAsync(place, cards, cancellationToken), cancellationToken);
    }

    /// <remarks>An id of another form is never asked for: it would be part of a key.</remarks>
    public Task<string?> FindAsync(string place, string id, CancellationToken cancellationToken) =>
        ShownCard.IsWellFormed(id) ? rows.FindAsync(place, id, cancellationToken) : Task.FromResult<string?>(null);
}
