using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sop697.Benchmarks;

/// <summary>Times by stage, in milliseconds, in the order the stages were first seen.</summary>
internal sealed class Measures
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> _times = new();
    private readonly ConcurrentQueue<string> _order = new();

    public IEnumerable<string> Stages => _order;

    public async Task<T> TimeAsync<T>(string stage, Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        var result = await work();
        Add(stage, clock.Elapsed.TotalMilliseconds);
        return result;
    }

    public void Add(string stage, double milliseconds)
    {
        var times = _times.GetOrAdd(stage, _ =>
        {
            _order.Enqueue(stage);
            return new ConcurrentQueue<double>();
        });
        times.Enqueue(milliseconds);
    }

    public int Count(string stage) => _times.TryGetValue(stage, out var times) ? times.Count : 0;

    /// <param name="percent">Between 0 and 100.</param>
    /// <returns>Nearest rank; NaN when nothing was measured.</returns>
    public double Percentile(string stage, double percent) => Of(_times.TryGetValue(stage, out var times) ? times : [], percent);

    /// <summary>Over several stages as if they were one.</summary>
    public double Percentile(IEnumerable<string> stages, double percent) =>
        Of(stages.SelectMany(s => _times.TryGetValue(s, out var times) ? times.AsEnumerable() : []), percent);

    private static double Of(IEnumerable<double> times, double percent)
    {
        double[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100) - 1, 0, sorted.Length - 1)];
    }
}
