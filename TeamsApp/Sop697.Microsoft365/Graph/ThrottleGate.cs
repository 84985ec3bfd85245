using System.Globalization;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Graph;

/// <summary>
/// One gate for the process: once Graph asked us to wait, nothing is sent before that time. Calls made while throttled
/// count against us and prolong it.
/// </summary>
internal sealed class ThrottleGate(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private long _until = DateTimeOffset.MinValue.UtcTicks;

    /// <exception cref="ArchiveUnavailableException">We were asked to wait and the time is not over.</exception>
    public void Pass()
    {
        var left = new TimeSpan(Interlocked.Read(ref _until) - time.GetUtcNow().UtcTicks);
        if (left > TimeSpan.Zero) throw new ArchiveUnavailableException("waiting as Graph asked", left);
    }

    public void Close(TimeSpan wait)
    {
        var until = (time.GetUtcNow() + (wait < Longest ? wait : Longest)).UtcTicks;
        var known = Interlocked.Read(ref _until);
        while (until > known)
        {
            var seen = Interlocked.CompareExchange(ref _until, until, known);
            if (seen == known) return;
            known = seen;
        }
    }

    /// <summary>Reads both forms of <c>Retry-After</c>.</summary>
    /// <returns>How long to wait, not negative; null when the header says nothing.</returns>
    public TimeSpan? Read(string? retryAfter)
    {
        if (int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParseExact(retryAfter, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        var left = at - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
