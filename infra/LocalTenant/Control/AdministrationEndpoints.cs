using System.Text.Json.Serialization;
using Sop697.LocalTenant.Graph.People;
using Sop697.LocalTenant.Login;

namespace Sop697.LocalTenant.Control;

/// <summary><c>/_tenant</c>: what an administrator of a real tenant does in its portals.</summary>
internal static class AdministrationEndpoints
{
    /// <param name="Roles">Null gives back what the registration was made with.</param>
    private sealed record Consent(string ClientId, IReadOnlyList<string>? Roles);

    private sealed record Account(string Persona, [property: JsonConverter(typeof(JsonStringEnumConverter<AccountState>))] AccountState State);

    public static void MapAdministration(this RouteGroupBuilder tenant)
    {
        tenant.MapPost("/consents", (Consent order, Consents consents) => consents.Change(order.ClientId, order.Roles)
            ? Results.NoContent() : Results.Problem($"There is no app '{order.ClientId}'.", statusCode: 404));
        tenant.MapPost("/accounts", (Account order, Accounts accounts) =>
        {
            if (Personas.Find(order.Persona) is not { } persona) return Results.Problem($"There is no persona '{order.Persona}'.", statusCode: 404);
            accounts.Change(persona, order.State);
            return Results.NoContent();
        });
        tenant.MapGet("/feed/{persona}", (string persona, ActivityFeed feed) => feed.Of(persona));
        tenant.MapPost("/catalogue", (CatalogueEntry entry, AppCatalogue catalogue) =>
        {
            catalogue.Entry = entry;
            return Results.NoContent();
        });
    }
}
