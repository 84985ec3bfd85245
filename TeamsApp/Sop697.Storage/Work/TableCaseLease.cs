using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Work;

/// <summary>
/// A row that stands while a case is held: taking it is one insert, giving it back one delete. A blob lease would do the same with an
/// empty blob per case for ever, and four requests and a failure the first time instead of two. The row of a holder that died is taken
/// over once it was not renewed for long enough, by the clock of the storage account, so that the hosts' clocks do not matter.
/// </summary>
public sealed class TableCaseLease(
    TableServiceClient tables, IOptions<StorageOptions> options, TimeProvider clock, ILogger<TableCaseLease> logger) : ICaseLease
{
    private const string Holder = "Holder";

    /// <summary>How often a row may vanish between being in the way and being looked at before we call it busy.</summary>
    private const int Tries = 3;

    private readonly TableClient table = tables.GetTableClient(StorageNames.LeaseTable);
    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;
    private readonly TimeSpan length = TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    public async Task<IAsyncDisposable?> TryTakeAsync(string caseId, string purpose, CancellationToken cancellationToken)
    {
        var row = new TableEntity(caseId, purpose) { [Holder] = Guid.NewGuid().ToString("N") };
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryAddAsync(row, cancellationToken) is { } added) return Hold(row, added);
            var found = await table.GetEntityIfExistsAsync<TableEntity>(caseId, purpose, cancellationToken: cancellationToken);
            if (!found.HasValue) continue;
            var stands = found.Value!;
            if (IsSame(stands, row)) return Hold(row, stands.ETag);
            if (RanOut(stands, found.GetRawResponse()) && await TryReplaceAsync(row, stands.ETag, cancellationToken) is { } taken) return Hold(row, taken);
            break;
        }

        logger.LeaseBusy(caseId, purpose);
        return null;
    }

    private Held Hold(TableEntity row, ETag etag) => new(this, row, etag);

    private bool RanOut(TableEntity row, Response answer) => answer.Headers.Date - row.Timestamp > length;

    /// <summary>An insert of our own whose answer was lost is refused by itself when the SDK repeats it.</summary>
    private static bool IsSame(TableEntity one, TableEntity other) => one.GetString(Holder) == other.GetString(Holder);

    private async Task<ETag?> TryAddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            return (await table.AddEntityAsync(row, cancellationToken)).Headers.ETag;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Takes over or renews, which sets the row's time; null when it is no longer the row that was seen.</summary>
    private async Task<ETag?> TryReplaceAsync(TableEntity row, ETag seen, CancellationToken cancellationToken)
    {
        try
        {
            return (await table.UpdateEntityAsync(row, seen, TableUpdateMode.Replace, cancellationToken)).Headers.ETag;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    private async Task<ETag?> TryRenewAsync(TableEntity row, ETag seen, CancellationToken cancellationToken)
    {
        if (await TryReplaceAsync(row, seen, cancellationToken) is { } renewed) return renewed;
        var found = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        return found.HasValue && IsSame(found.Value!, row) ? found.Value!.ETag : null;
    }

    private static bool IsFault(Exception exception) => exception is RequestFailedException or AggregateException or OperationCanceledException;

    private sealed class Held : IAsyncDisposable
    {
        private readonly TableCaseLease lease;
        private readonly TableEntity row;
        private readonly CancellationTokenSource stop = new();
        private readonly Task renewing;
        private ETag etag;

        public Held(TableCaseLease lease, TableEntity row, ETag etag)
        {
            this.lease = lease;
            this.row = row;
            this.etag = etag;
            renewing = RenewAsync();
        }

        /// <summary>Gives it back. A failure is only logged: the row runs out, and the work is already done.</summary>
        public async ValueTask DisposeAsync()
        {
            if (stop.IsCancellationRequested) return;
            await stop.CancelAsync();
            await renewing;
            stop.Dispose();
            try
            {
                await lease.table.DeleteEntityAsync(row.PartitionKey, row.RowKey, etag);
            }
            catch (Exception e) when (IsFault(e))
            {
                lease.logger.LeaseNotReleased(row.PartitionKey, row.RowKey, e);
            }
        }

        private async Task RenewAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                // Nearly every lease is given back before it is renewed: thrown and caught, that end took a fiftieth of a case's processor time.
                await Task.Delay(lease.length / 3, lease.clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!stop.IsCancellationRequested) await RenewOnceAsync();
            }
        }

        /// <summary>
        /// A holder that lost the row goes on: whatever it appends is fenced by the journal's key. Never cancelled half way, or the row
        /// could stand under an ETag that we do not know and cannot give back.
        /// </summary>
        private async Task RenewOnceAsync()
        {
            try
            {
                if (await lease.TryRenewAsync(row, etag, CancellationToken.None) is { } renewed) etag = renewed;
                else lease.logger.LeaseLost(row.PartitionKey, row.RowKey, null);
            }
            catch (Exception e) when (IsFault(e))
            {
                lease.logger.LeaseLost(row.PartitionKey, row.RowKey, e);
            }
        }
    }
}
