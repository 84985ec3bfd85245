namespace Sop697.Workflow.Ports;

/// <summary>
/// Remembers which chat activities were taken on and which are done. A claim that was taken and never marked runs out, because
/// whoever took it may have died: then a repeated delivery does the work.
/// </summary>
public interface ISeenActivities
{
    /// <summary>Takes an activity on, unless it is done or somebody is at it.</summary>
    Task<ActivityClaim> ClaimAsync(string activityId, CancellationToken cancellationToken);

    /// <summary>The work is done; every later claim says so (kept for at least a day).</summary>
    Task DoneAsync(string activityId, CancellationToken cancellationToken);

    /// <summary>Gives an activity back after the work failed. Nothing happens when the claim had run out and is another's now.</summary>
    Task ReleaseAsync(ActivityClaim claim, CancellationToken cancellationToken);

    /// <summary>Forgets that an activity was done.</summary>
    Task ForgetAsync(string activityId, CancellationToken cancellationToken);
}

public enum ClaimState
{
    /// <summary>Whoever asked has it and must do the work before it runs out.</summary>
    Mine,

    /// <summary>Somebody else has it.</summary>
    Busy,

    /// <summary>Nothing is left to do.</summary>
    Done,
}

/// <param name="State">What became of the asking.</param>
/// <param name="ActivityId">What was claimed.</param>
/// <param name="Token">Tells this claim from every other, opaque.</param>
/// <param name="Until">When the claim of whoever has it runs out; without meaning once done.</param>
public sealed record ActivityClaim(ClaimState State, string ActivityId, string Token, DateTimeOffset Until);
