using Sop697.Workflow;

namespace Sop697.Functions.Doors;

/// <summary>The timer that finds what is due.</summary>
internal sealed class SweepDoor(HostInvocations host, Sweep sweep, OfficeWatch watch, MorningDigest digest, DailyRound daily, ILogger<SweepDoor> log)
{
    internal Task HandleAsync(HttpContext context) => host.TimedAsync(context, "sweep", HostInvocations.Limit, async token =>
    {
        var nudged = await sweep.RunAsync(token);
        if (nudged > 0) log.Swept(nudged);
        await watch.RunAsync(token);
        var people = await digest.RunAsync(token);
        if (people > 0) log.DigestsHandedOut(people);
        await daily.RunAsync(token);
    });
}
