using System.Diagnostics;

namespace Sop697.Tests.Tenant;

/// <summary>Waits for something that must become true; says what it was when it does not.</summary>
public static class Eventually
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(40);

    public static async Task<T> Async<T>(Func<Task<T>> look, Func<T, bool> good, string what, TimeSpan? patience = null)
    {
        var clock = Stopwatch.StartNew();
        var limit = patience ?? Usual;
        while (true)
        {
            string last;
            try
            {
                var seen = await look();
                if (good(seen)) return seen;
                last = seen is null ? "nothing" : System.Text.Json.JsonSerializer.Serialize(seen);
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }

            if (clock.Elapsed > limit) throw new TimeoutException($"Waited {limit.TotalSeconds:0} s for {what}; last seen: {last}");
            await Task.Delay(100);
        }
    }
}
