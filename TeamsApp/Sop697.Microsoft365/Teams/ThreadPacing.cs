using System.Collections.Concurrent;

namespace Sop697.Microsoft365.Teams;

/// <summary>
/// Keeps this process under what Teams takes for one chat: 7 in a second, 60 in 30 seconds unless set otherwise. Another process may be sending
/// too, so a 429 is still answered as one. Source: Learn, "Optimize your bot with rate limiting in Teams".
/// </summary>
internal sealed class ThreadPacing(TimeProvider clock, int perSecond, int per30Seconds)
{
    private const int Forgetting = 1000;

    /// <summary>Longer than this is not waited for: the work is durable and comes back later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly (int Messages, TimeSpan Within)[] _limits = [(perSecond, TimeSpan.FromSeconds(1)), (per30Seconds, TimeSpan.FromSeconds(30))];
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _threads = new();

    /// <returns>Zero after waiting for a turn; or how long from now there would be one, and then no turn was taken.</returns>
    internal async Task<TimeSpan> TakeTurnAsync(string conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Forget(now);
        var times = _threads.GetOrAdd(conversationId, _ => []);
        TimeSpan wait;
        lock (times)
        {
            var turn = _limits.Select(l => Earliest(times, l.Messages, l.Within)).Append(now).Max();
            wait = turn - now;
            if (wait > Patience) return wait;
            times.Add(turn);
            if (times.Count > Math.Max(perSecond, per30Seconds)) times.RemoveAt(0);
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
        return TimeSpan.Zero;
    }

    private static DateTimeOffset Earliest(List<DateTimeOffset> times, int messages, TimeSpan within) =>
        times.Count < messages ? DateTimeOffset.MinValue : times[^messages] + within;

    private void Forget(DateTimeOffset now)
    {
        if (_threads.Count < Forgetting) return;
        foreach (var (id, times) in _threads)
        {
            lock (times)
            {
                if (times.Count == 0 || times[^1] + _limits[^1].Within < now) _threads.TryRemove(id, out _);
            }
        }
    }
}
