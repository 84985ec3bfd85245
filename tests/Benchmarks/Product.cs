using Sop697.Tests.Tenant;

namespace Sop697.Benchmarks;

/// <summary>The Functions process as the tenant sees it.</summary>
/// <param name="CpuMs">Processor time since its start.</param>
/// <param name="PeakBytes">Largest working set since its start.</param>
/// <param name="ReadyMs">From the start of the process to its first answer.</param>
internal sealed record ProcessFigures(double CpuMs, long PeakBytes, double ReadyMs);

/// <summary>Looks at the product from outside.</summary>
internal sealed class Product(TenantClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<ProcessFigures> FiguresAsync()
    {
        var seen = await client.GetAsync("/_tenant/functions");
        return new ProcessFigures((double)seen["cpuMs"]!, (long)seen["peakWorkingSetBytes"]!, (double)seen["readyMs"]!);
    }

    /// <summary>Kills the process and waits for the next one's first answer.</summary>
    public async Task<ProcessFigures> RestartAsync()
    {
        await client.KillFunctionsAsync();
        return await Eventually.Async(FiguresAsync, f => f.ReadyMs > 0, "the Functions process to answer", Patience);
    }

    /// <summary>Until no message waits or is worked on, so that what a load owes is counted with it.</summary>
    public async Task DrainAsync()
    {
        for (var quiet = 0; quiet < 3;)
        {
            var queues = (await client.GetAsync("/_tenant/functions/queues")).AsArray();
            quiet = queues.All(q => (int)q!["length"]! + (int)q["working"]! == 0) ? quiet + 1 : 0;
            await Task.Delay(150);
        }
    }

    /// <returns>Requests by area and route ("graph POST /v1.0/$batch", …) since the counts were cleared; members of a batch are not requests.</returns>
    public async Task<IReadOnlyDictionary<string, int>> CallsAsync()
    {
        var rows = (await client.GetAsync("/_tenant/requests")).AsArray();
        return rows.ToDictionary(r => $"{((string)r!["area"]!).ToLowerInvariant()} {(string)r["method"]!} {(string)r["route"]!}", r => (int)r!["count"]!);
    }

    public Task ForgetCallsAsync() => client.DeleteAsync("/_tenant/requests");
}
