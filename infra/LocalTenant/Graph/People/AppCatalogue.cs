using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Graph.People;

/// <summary>The app as it stands in the organisation's catalogue.</summary>
/// <param name="Version">Of the manifest that was uploaded last; null when none was.</param>
public sealed record CatalogueEntry(string? Version = "1.0.0");

/// <summary>The organisation's app catalogue, which holds one app or none (<c>POST /_tenant/catalogue</c>).</summary>
public sealed class AppCatalogue
{
    public CatalogueEntry Entry { get; set; } = new();

    internal bool IsThere => Entry.Version is not null;

    /// <param name="definitions">Whether <c>appDefinitions</c> was expanded.</param>
    internal JsonObject Json(bool definitions)
    {
        var app = new JsonObject
        {
            ["id"] = PeopleRoutes.CatalogId,
            ["externalId"] = Personas.AppClientId,
            ["displayName"] = "SOP 697",
            ["distributionMethod"] = "organization",
        };
        if (definitions)
        {
            app["appDefinitions"] = new JsonArray(new JsonObject
            {
                ["id"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{PeopleRoutes.CatalogId}##{Entry.Version}##Published")),
                ["teamsAppId"] = PeopleRoutes.CatalogId,
                ["displayName"] = "SOP 697",
                ["version"] = Entry.Version,
                ["publishingState"] = "published",
            });
        }

        return app;
    }
}
