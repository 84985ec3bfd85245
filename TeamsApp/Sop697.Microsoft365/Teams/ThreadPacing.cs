using System.Collections.Concurrent;

namespace Sop697.Microsoft365.Teams;

/// <summary>
/// Keeps this process under what Teams takes for one chat: 7 in a second, 60 in 30 seconds unless set otherwise. Another process may be sending
/// too, so a 429 is still answered as one. A quarter of it is kept for answers to people: after a burst of cards, who writes to the bot
/// would otherwise hear nothing. Source: Learn, "Optimize your bot with rate limiting in Teams".
/// </summary>
internal sealed class ThreadPacing(TimeProvider clock, int perSecond, int per30Seconds)
{
    private const int Forgetting = 1000;

    /// <summary>Longer than this is not waited for: the work is durable and comes back later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Somebody waits for a reply, and nobody sends it later; Teams listens for 15 seconds.</summary>
    private static readonly TimeSpan ReplyPatience = TimeSpan.FromSeconds(8);

    private readonly Limit[] _limits = [new(perSecond, TimeSpan.FromSeconds(1)), new(per30Seconds, TimeSpan.FromSeconds(30))];
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _threads = new();

    /// <returns>Zero after waiting for a turn; or how long from now there would be one, and then no turn was taken.</returns>
    internal async Task<TimeSpan> TakeTurnAsync(string conversationId, Turn kind, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Forget(now);
        var times = _threads.GetOrAdd(conversationId, _ => []);
        TimeSpan wait;
        lock (times)
        {
            var turn = _limits.Select(l => l.Earliest(times, kind)).Append(now).Max();
            wait = turn - now;
            if (wait > (kind == Turn.Reply ? ReplyPatience : Patience)) return wait;
            times.Insert(times.FindLastIndex(t => t <= turn) + 1, turn);
            if (times.Count > Math.Max(perSecond, per30Seconds)) times.RemoveAt(0);
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
        return TimeSpan.Zero;
    }

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

    private sealed record Limit(int Messages, TimeSpan Within)
    {
        internal DateTimeOffset Earliest(List<DateTimeOffset> times, Turn kind)
        {
            var messages = kind == Turn.Reply ? Messages : Messages - (Messages / 4);
            return times.Count < messages ? DateTimeOffset.MinValue : times[^messages] + Within;
        }
    }
}

/// <summary>What a message to a chat is for.</summary>
public enum Turn
{
    /// <summary>Owed work: it is kept, and comes again when there is no turn.</summary>
    Owed,

    /// <summary>To somebody who waits in the chat right now.</summary>
    Reply,
}
