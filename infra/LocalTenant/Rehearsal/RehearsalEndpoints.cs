using Microsoft.Extensions.DependencyInjection.Extensions;
using Sop697.LocalTenant.FunctionsHost;

namespace Sop697.LocalTenant.Rehearsal;

/// <summary>Body of <c>POST /_tenant/clock</c>: one of the two.</summary>
/// <param name="Minutes">Forward by so many minutes.</param>
/// <param name="To">Forward to this time.</param>
public sealed record ClockMove(double? Minutes = null, DateTimeOffset? To = null);

/// <summary><c>/_tenant/clock</c>: the rehearsal's time, read and moved forward.</summary>
public static class RehearsalEndpoints
{
    public static IServiceCollection AddRehearsal(this IServiceCollection services, TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(_ => new RehearsalClock(Path.Combine(options.DataDirectory, RehearsalClock.FileName)));
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<RehearsalClock>());
        return services;
    }

    public static void MapRehearsal(this IEndpointRouteBuilder app)
    {
        app.MapGet("/_tenant/clock", (RehearsalClock clock) => Shown(clock));
        app.MapPost("/_tenant/clock", Move);
    }

    private static IResult Move(ClockMove move, RehearsalClock clock, RunningFunctionsHost functions)
    {
        DateTimeOffset? to = move is { To: null, Minutes: { } minutes } && double.IsFinite(minutes) && Math.Abs(minutes) <= RehearsalClock.LongestMove.TotalMinutes
            ? clock.GetUtcNow().AddMinutes(minutes)
            : move.Minutes is null ? move.To : null;
        if (to is null || !clock.TryMoveTo(to.Value))
            return Results.Problem("Name 'minutes' or 'to', forward and at most 366 days: the rehearsal's time never goes back.", statusCode: 400);
        functions.Value?.WakeTimers();
        return Results.Ok(Shown(clock));
    }

    private static object Shown(RehearsalClock clock) => new { now = clock.GetUtcNow(), aheadMinutes = Math.Round(clock.Offset.TotalMinutes, 3) };
}
