namespace Sop697.Workflow.Ports;

/// <summary>Remembers which chat activities were already acted on, so that a repeat does nothing twice.</summary>
public interface ISeenActivities
{
    /// <returns>True for the first call with this id, false ever after (kept for at least a day).</returns>
    Task<bool> TryClaimAsync(string activityId, CancellationToken cancellationToken);

    /// <summary>Gives the id back after the work it was claimed for failed.</summary>
    Task ReleaseAsync(string activityId, CancellationToken cancellationToken);
}
