using Microsoft.Extensions.DependencyInjection.Extensions;
using Sop697.LocalTenant.Graph;
using Sop697.LocalTenant.Login;

namespace Sop697.LocalTenant.Control;

/// <summary><c>/_tenant</c>: personas, tokens, faults, counts, and the open questions of Graph as switches.</summary>
public static class ControlEndpoints
{
    public static IServiceCollection AddControl(this IServiceCollection services)
    {
        services.TryAddSingleton<Faults>();
        services.TryAddSingleton<RequestCounts>();
        return services;
    }

    /// <summary>Put it before <see cref="UseFaults"/>, so that faulty calls are counted.</summary>
    public static WebApplication UseRequestCounts(this WebApplication app)
    {
        app.UseMiddleware<RequestCountMiddleware>();
        return app;
    }

    public static WebApplication UseFaults(this WebApplication app)
    {
        app.UseMiddleware<FaultMiddleware>();
        return app;
    }

    public static WebApplication MapControl(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var tenant = app.MapGroup("/_tenant");
        tenant.MapGet("/personas", () => Personas.All.Select(p => new { p.Key, p.Name, p.Position, p.Upn, p.AadObjectId }));
        tenant.MapPost("/token", IssueToken);
        tenant.MapPost("/faults", Order);
        tenant.MapGet("/faults", (Faults faults) => faults.Report());
        tenant.MapDelete("/faults", (Faults faults) =>
        {
            faults.Clear();
            return Results.NoContent();
        });
        tenant.MapDelete("/faults/{id}", (Faults faults, string id) => faults.Remove(id) ? Results.NoContent() : Results.NotFound());
        tenant.MapGet("/requests", (RequestCounts counts, DateTimeOffset? since) => counts.Since(since));
        tenant.MapDelete("/requests", (RequestCounts counts) =>
        {
            counts.Clear();
            return Results.NoContent();
        });
        tenant.MapGet("/graph", (GraphSettings settings) => settings);
        tenant.MapPost("/graph", ChangeGraph);
        tenant.MapAdministration();
        return app;
    }

    private static IResult Order(FaultOrder order, Faults faults)
    {
        if (Fault.From(order, out var problem) is not { } fault) return Results.Problem(problem, statusCode: 400);
        faults.Add(fault);
        return Results.Ok(new { id = fault.Id });
    }

    // Tools look for the token under different names; all three are the same one.
    private static IResult IssueToken(TokenOrder order, PersonaTokens tokens) =>
        tokens.For(order) is { } token
            ? Results.Ok(new { token, accessToken = token, access_token = token, token_type = "Bearer", expires_in = order.Expired == true ? 0 : 3600 })
            : Results.Problem($"There is no persona '{order.Persona}'.", statusCode: 404);

    private sealed record GraphChange(int? DuplicateStatus, int? StaleStatus, bool? CreateFolders, int? Threshold, bool? ExpireDelta, int? RateLimitRemaining);

    private static IResult ChangeGraph(GraphChange change, GraphSettings settings)
    {
        if (change.DuplicateStatus is not (null or 400 or 409)) return Results.Problem("duplicateStatus is 400 or 409.", statusCode: 400);
        if (change.StaleStatus is not (null or 409 or 412)) return Results.Problem("staleStatus is 409 or 412.", statusCode: 400);
        settings.DuplicateStatus = change.DuplicateStatus ?? settings.DuplicateStatus;
        settings.StaleStatus = change.StaleStatus ?? settings.StaleStatus;
        settings.CreateFolders = change.CreateFolders ?? settings.CreateFolders;
        settings.Threshold = change.Threshold ?? settings.Threshold;
        settings.ExpireDelta = change.ExpireDelta ?? settings.ExpireDelta;
        settings.RateLimitRemaining = change.RateLimitRemaining ?? settings.RateLimitRemaining;
        return Results.Ok(settings);
    }
}
