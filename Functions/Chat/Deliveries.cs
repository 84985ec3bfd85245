using Sop697.Workflow.Ports;

namespace Sop697.Functions.Chat;

/// <summary>
/// Does the work of an activity once, however often Teams delivers it, and at all, whatever dies meanwhile. A delivery that
/// finds another one at work waits for its end: were it answered at once, Teams would deliver no more, and work whose process
/// has died would be lost.
/// </summary>
internal sealed class Deliveries(ISeenActivities seen, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>For looking and waiting; far below functionTimeout, and longer than any claim that works.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <param name="id">The same for every delivery of the same thing.</param>
    /// <param name="act">
    /// The work. Its token ends with the claim and not with the caller: Teams stops listening after 15 s, and may not come again.
    /// </param>
    internal async Task OnceAsync(string id, Func<CancellationToken, Task> act)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        var claim = await seen.ClaimAsync(id, patience.Token);
        while (claim.State == ClaimState.Busy)
        {
            await Task.Delay(Look, time, patience.Token);
            claim = await seen.ClaimAsync(id, patience.Token);
        }

        if (claim.State == ClaimState.Mine) await ActAsync(claim, act);
    }

    /// <summary>The next delivery of this is as good as the first.</summary>
    internal Task ForgetAsync(string id, CancellationToken cancellationToken) => seen.ForgetAsync(id, cancellationToken);

    private async Task ActAsync(ActivityClaim claim, Func<CancellationToken, Task> act)
    {
        var left = claim.Until - time.GetUtcNow();
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        try
        {
            await act(limit.Token);
        }
        catch
        {
            await seen.ReleaseAsync(claim, CancellationToken.None);
            throw;
        }

        await seen.DoneAsync(claim.ActivityId, CancellationToken.None);
    }
}
