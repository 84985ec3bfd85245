namespace Sop697.LocalTenant.Control;

/// <summary><c>GET</c> and <c>POST /_tenant/reach</c>: <c>{persona, state}</c>, see <see cref="ReachState"/>.</summary>
public static class ReachEndpoints
{
    private sealed record Reached(string Persona, ReachState State);

    public static void MapReach(this IEndpointRouteBuilder app)
    {
        app.MapGet("/_tenant/reach", (PersonaReach reach) => Personas.All.Select(p => new Reached(p.Key, reach.Of(p))));
        app.MapPost("/_tenant/reach", async (Reached order, PersonaReach reach) =>
        {
            if (Personas.Find(order.Persona) is not { } persona) return Results.Problem($"There is no persona '{order.Persona}'.", statusCode: 404);
            await reach.ChangeAsync(persona, order.State);
            return Results.NoContent();
        });
    }
}
