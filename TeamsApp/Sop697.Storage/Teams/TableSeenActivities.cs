using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Sop697.Workflow.Ports;

namespace Sop697.Storage.Teams;

/// <summary>
/// A row per activity, under the hash of its id because ids of a channel are opaque and may hold what a key must not. Rows are small
/// and stay; an administrator may delete those older than a day.
/// </summary>
public sealed class TableSeenActivities(TableServiceClient tables, ILogger<TableSeenActivities> logger) : ISeenActivities
{
    private const string Claim = "Claim";

    private readonly TableClient table = tables.GetTableClient(StorageNames.ActivityTable);

    public Task<bool> TryClaimAsync(string activityId, CancellationToken cancellationToken)
    {
        // The token of the call tells a repeat of the SDK after a lost answer from a repeat of the activity.
        var row = new TableEntity(PartitionOf(activityId), RowOf(activityId)) { [Claim] = Guid.NewGuid().ToString("N") };
        return table.AddOnceAsync(row, Claim, logger, cancellationToken);
    }

    public async Task ReleaseAsync(string activityId, CancellationToken cancellationToken) =>
        await table.DeleteEntityAsync(PartitionOf(activityId), RowOf(activityId), ETag.All, cancellationToken);

    private static string PartitionOf(string activityId) => RowOf(activityId)[..2];

    private static string RowOf(string activityId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(activityId)));
}
