using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Work;

/// <summary>A lease on an empty blob per case and purpose. It is renewed while held and runs out by itself when its holder dies.</summary>
public sealed class BlobCaseLease(
    BlobServiceClient blobs, IOptions<StorageOptions> options, TimeProvider clock, ILogger<BlobCaseLease> logger) : ICaseLease
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.LeaseContainer);
    private readonly TimeSpan length = TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    public async Task<IAsyncDisposable?> TryTakeAsync(string caseId, string purpose, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient($"{purpose}/{caseId}");
        var lease = blob.GetBlobLeaseClient();
        try
        {
            if (!await TryAcquireAsync(lease, cancellationToken))
            {
                await CreateAsync(blob, cancellationToken);
                if (!await TryAcquireAsync(lease, cancellationToken)) return null;
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            logger.LeaseBusy(caseId, purpose);
            return null;
        }

        return new Held(lease, caseId, purpose, length / 3, clock, logger);
    }

    /// <returns>False when the blob is not there yet, which is so once in a case's life.</returns>
    private async Task<bool> TryAcquireAsync(BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        try
        {
            await lease.AcquireAsync(length, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return false;
        }
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        var onlyNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await blob.UploadAsync(BinaryData.Empty, onlyNew, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Somebody else was as quick; whether it is held now is for the next acquire to say.
        }
    }

    private sealed class Held : IAsyncDisposable
    {
        private readonly BlobLeaseClient lease;
        private readonly string caseId;
        private readonly string purpose;
        private readonly ILogger logger;
        private readonly CancellationTokenSource stop = new();
        private readonly Task renewing;

        public Held(BlobLeaseClient lease, string caseId, string purpose, TimeSpan every, TimeProvider clock, ILogger logger)
        {
            this.lease = lease;
            this.caseId = caseId;
            this.purpose = purpose;
            this.logger = logger;
            renewing = RenewAsync(every, clock);
        }

        /// <summary>Gives the lease back. A failure is only logged: the lease runs out, and the work is already done.</summary>
        public async ValueTask DisposeAsync()
        {
            if (stop.IsCancellationRequested) return;
            await stop.CancelAsync();
            await renewing;
            stop.Dispose();
            try
            {
                await lease.ReleaseAsync();
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
            {
                logger.LeaseNotReleased(caseId, purpose, e);
            }
        }

        private async Task RenewAsync(TimeSpan every, TimeProvider clock)
        {
            using var timer = new PeriodicTimer(every, clock);
            try
            {
                while (await timer.WaitForNextTickAsync(stop.Token)) await lease.RenewAsync(cancellationToken: stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Given back.
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
            {
                // The holder goes on: whatever it appends is fenced by the journal's key.
                logger.LeaseLost(caseId, purpose, e);
            }
        }
    }
}
