namespace Sop697.LocalTenant.Control;

/// <summary>Counts the calls to Graph, the Connector and the login, by method and route template.</summary>
internal sealed class RequestCounts
{
    // Enough for a benchmark; older calls are then forgotten and no longer counted.
    private const int Most = 1_000_000;

    private readonly Queue<Call> _calls = new();
    private readonly Lock _gate = new();

    private readonly record struct Call(DateTimeOffset At, string Area, string Method, string Route, int Status, long BytesIn, long BytesOut);

    public void Add(string area, string method, string route, int status, long bytesIn, long bytesOut)
    {
        lock (_gate)
        {
            if (_calls.Count == Most) _calls.Dequeue();
            _calls.Enqueue(new Call(DateTimeOffset.UtcNow, area, method, route, status, bytesIn, bytesOut));
        }
    }

    public void Clear()
    {
        lock (_gate) _calls.Clear();
    }

    public IReadOnlyList<RequestCount> Since(DateTimeOffset? since)
    {
        lock (_gate)
        {
            return [.. _calls.Where(c => since is null || c.At >= since)
                .GroupBy(c => (c.Area, c.Method, c.Route))
                .OrderBy(g => g.Key)
                .Select(g => new RequestCount(
                    g.Key.Area, g.Key.Method, g.Key.Route, g.Count(), g.Sum(c => c.BytesIn), g.Sum(c => c.BytesOut),
                    g.GroupBy(c => c.Status).OrderBy(s => s.Key).ToDictionary(s => s.Key, s => s.Count())))];
        }
    }
}

/// <summary>How often a route was called.</summary>
/// <param name="Statuses">Count by status code; 0 is a broken connection.</param>
public sealed record RequestCount(string Area, string Method, string Route, int Count, long BytesIn, long BytesOut, IReadOnlyDictionary<int, int> Statuses);

/// <summary>Feeds <see cref="RequestCounts"/>; stands outside the faults, so that refused calls count too.</summary>
internal sealed class RequestCountMiddleware(RequestDelegate next, RequestCounts counts, IEnumerable<IRouteNames> names)
{
    /// <summary>Marks a call whose connection a fault broke.</summary>
    public static readonly object Dropped = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (Area.Of(context.Request.Path) is not { } area)
        {
            await next(context);
            return;
        }
        using var received = new CountingStream(context.Request.Body);
        using var sent = new CountingStream(context.Response.Body);
        (context.Request.Body, context.Response.Body) = (received, sent);
        var route = names.Select(n => n.NameOf(context)).FirstOrDefault(n => n is not null)
            ?? (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "/*";
        try
        {
            await next(context);
        }
        finally
        {
            var status = context.Items.ContainsKey(Dropped) ? 0 : context.Response.StatusCode;
            var bytesIn = Math.Max(received.Count, context.Request.ContentLength ?? 0);
            counts.Add(area, context.Request.Method, "/" + route.TrimStart('/'), status, bytesIn, sent.Count);
        }
    }
}
