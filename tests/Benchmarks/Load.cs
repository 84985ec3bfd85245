using System.Diagnostics;

namespace Sop697.Benchmarks;

/// <summary>What one load did to the product.</summary>
/// <param name="Cases">Finished.</param>
/// <param name="Failed">Given up; the first reason is in <paramref name="Fault"/>.</param>
/// <param name="CpuMs">Of the Functions process, with everything the load owed.</param>
internal sealed record LoadResult(
    int Cases, int Failed, string? Fault, TimeSpan Took, double CpuMs, IReadOnlyDictionary<string, int> Calls, Measures Measures)
{
    public double CpuPerCase => CpuMs / Math.Max(1, Cases);

    public double PerSecond => Cases / Took.TotalSeconds;

    public double CallsPerCase(string area) => Calls.Where(c => c.Key.StartsWith(area + ' ', StringComparison.Ordinal) && !c.Key.Contains(" BATCH ", StringComparison.Ordinal)).Sum(c => c.Value) / (double)Math.Max(1, Cases);
}

/// <summary>Keeps a number of cases under way for a time.</summary>
internal sealed class Load(Product product)
{
    public Task<LoadResult> ForAsync(int concurrency, TimeSpan time, Func<Measures, Task> one) =>
        RunAsync(concurrency, clock => clock.Elapsed < time, one);

    /// <summary>A fixed number of times.</summary>
    public Task<LoadResult> TimesAsync(int concurrency, int times, Func<Measures, Task> one)
    {
        var left = times;
        return RunAsync(concurrency, _ => Interlocked.Decrement(ref left) >= 0, one);
    }

    private async Task<LoadResult> RunAsync(int concurrency, Func<Stopwatch, bool> more, Func<Measures, Task> one)
    {
        await product.DrainAsync();
        await product.ForgetCallsAsync();
        var before = await product.FiguresAsync();
        var measures = new Measures();
        var (done, failed) = (0, 0);
        string? fault = null;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (more(clock))
            {
                try
                {
                    await one(measures);
                    Interlocked.Increment(ref done);
                }
                catch (Exception e) when (e is TimeoutException or InvalidOperationException or HttpRequestException)
                {
                    Interlocked.Increment(ref failed);
                    fault ??= e.Message;
                }
            }
        })));
        var took = clock.Elapsed;
        await product.DrainAsync();
        var after = await product.FiguresAsync();
        return new LoadResult(done, failed, fault, took, after.CpuMs - before.CpuMs, await product.CallsAsync(), measures);
    }
}
