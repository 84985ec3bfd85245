using System.Collections.Concurrent;

namespace Sop697.LocalTenant.Connector;

/// <summary>The limits that Teams sets on a bot's sends per thread. Off until switched on.</summary>
public sealed class ThreadRates(TimeProvider clock)
{
    private static readonly (int Count, TimeSpan Window)[] _limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1800, TimeSpan.FromHours(1)),
    ];

    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _sends = new();

    public bool On { get; set; }

    /// <summary>Counts one send; returns how long to wait instead when a limit is reached.</summary>
    public TimeSpan? Refuse(string conversation)
    {
        if (!On) return null;
        var now = clock.GetUtcNow();
        var sends = _sends.GetOrAdd(conversation, _ => []);
        lock (sends)
        {
            sends.RemoveAll(t => now - t >= _limits[^1].Window);
            foreach (var (count, window) in _limits)
            {
                if (sends.Count < count) break;
                var wait = sends[^count] + window - now;
                if (wait > TimeSpan.Zero) return wait;
            }
            sends.Add(now);
            return null;
        }
    }
}
