namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>The running stand-in, once there is one: the page's server starts before it.</summary>
public sealed class RunningFunctionsHost
{
    public LocalFunctionsHost? Value { get; set; }
}

/// <summary>Body of <c>POST /_tenant/functions/kill</c>.</summary>
public sealed record KillRequest(double LeaseSeconds = 0);

/// <summary>Looking at and interfering with the Functions host, for tests and benchmarks.</summary>
public static class FunctionsControl
{
    /// <summary>Storage Queues hide a message for seven days at most.</summary>
    private const double LongestLease = 7 * 24 * 3600;

    public static IServiceCollection AddFunctionsControl(this IServiceCollection services) => services.AddSingleton<RunningFunctionsHost>();

    public static void MapFunctionsControl(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/_tenant/functions").AddEndpointFilter(async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<RunningFunctionsHost>().Value is null
                ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
                : await next(context));
        group.MapGet("", (RunningFunctionsHost running) => running.Value!.Figures());
        group.MapGet("queues", (RunningFunctionsHost running, CancellationToken cancel) => running.Value!.QueuesAsync(cancel));
        group.MapPost("kill", async (HttpRequest request, RunningFunctionsHost running) =>
        {
            var body = request.ContentLength > 0 ? await request.ReadFromJsonAsync<KillRequest>() : null;
            if (body?.LeaseSeconds is < 0 or > LongestLease) return Results.BadRequest();
            await running.Value!.KillAsync(TimeSpan.FromSeconds(body?.LeaseSeconds ?? 0));
            return Results.NoContent();
        });
        group.MapPost("timers/{name}", async (string name, RunningFunctionsHost running, CancellationToken cancel) =>
            await running.Value!.RunTimerAsync(name, cancel) switch
            {
                null => Results.NotFound(),
                var succeeded => Results.Ok(new { succeeded }),
            });
    }
}
