using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Teams;

/// <summary>
/// A row per activity, under the hash of its id because ids of a channel are opaque and may hold what a key must not. A row with an
/// end is a claim, one without is done. Rows are small and stay; an administrator may delete those older than a day.
/// </summary>
public sealed class TableSeenActivities(
    TableServiceClient tables, IOptions<StorageOptions> options, TimeProvider time, ILogger<TableSeenActivities> logger) : ISeenActivities
{
    private const string Claim = "Claim";
    private const string Until = "Until";

    private readonly TableClient table = tables.GetTableClient(StorageNames.ActivityTable);

    public async Task<ActivityClaim> ClaimAsync(string activityId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // The token of the call tells a repeat of the SDK after a lost answer from a repeat of the activity.
        var mine = new ActivityClaim(ClaimState.Mine, activityId, Guid.NewGuid().ToString("N"), now.AddSeconds(options.Value.ClaimSeconds));
        if (await table.AddOnceAsync(RowOf(mine), Claim, logger, cancellationToken)) return mine;
        if (await FindAsync(activityId, cancellationToken) is not { } stands) return mine with { State = ClaimState.Busy, Until = now };
        if (stands.GetDateTimeOffset(Until) is not { } until) return mine with { State = ClaimState.Done };
        return until <= now && await ReplaceAsync(mine, stands.ETag, cancellationToken) ? mine : mine with { State = ClaimState.Busy, Until = until };
    }

    public async Task DoneAsync(string activityId, CancellationToken cancellationToken) =>
        await table.UpsertEntityAsync(new TableEntity(PartitionOf(activityId), KeyOf(activityId)), TableUpdateMode.Replace, cancellationToken);

    public async Task ReleaseAsync(ActivityClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (await FindAsync(claim.ActivityId, cancellationToken) is not { } stands || stands.GetString(Claim) != claim.Token) return;
        try
        {
            await table.DeleteEntityAsync(stands, stands.ETag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // It ran out just now and another has it.
        }
    }

    public async Task ForgetAsync(string activityId, CancellationToken cancellationToken) =>
        await table.DeleteEntityAsync(PartitionOf(activityId), KeyOf(activityId), ETag.All, cancellationToken);

    /// <summary>Takes over a claim that ran out; of several that try, the ETag lets one through.</summary>
    private async Task<bool> ReplaceAsync(ActivityClaim mine, ETag old, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(RowOf(mine), old, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Perhaps by a try of ours whose answer was lost.
            return (await FindAsync(mine.ActivityId, cancellationToken))?.GetString(Claim) == mine.Token;
        }
    }

    private async Task<TableEntity?> FindAsync(string activityId, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(activityId), KeyOf(activityId), cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static TableEntity RowOf(ActivityClaim claim) =>
        new(PartitionOf(claim.ActivityId), KeyOf(claim.ActivityId)) { [Claim] = claim.Token, [Until] = claim.Until };

    private static string PartitionOf(string activityId) => KeyOf(activityId)[..2];

    private static string KeyOf(string activityId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(activityId)));
}
