using System.Text.Json.Nodes;
using Sop697.LocalTenant.Graph.SharePoint;

namespace Sop697.LocalTenant.Graph.People;

/// <summary>Users, the app catalogue, and the app's installation for a user.</summary>
internal sealed class PeopleRoutes(GraphState state, AppInstallations installations, Accounts accounts, AppCatalogue catalogue, ActivityFeed feed) : IGraphRoutes
{
    /// <summary>The one app of the organisation's catalogue.</summary>
    public const string CatalogId = "44444444-6970-4697-8697-000000000001";

    private const string InstallPermission = "TeamsAppInstallation.ReadWriteSelfForUser.All";

    public void Register(GraphRouter router) => router
        .On("GET", "/users", Users)
        .On("GET", "/users/{user}", User)
        .On("GET", "/appCatalogs/teamsApps", Catalogue)
        .On("GET", "/users/{user}/teamwork/installedApps", Installed)
        .On("POST", "/users/{user}/teamwork/installedApps", Install)
        .On("DELETE", "/users/{user}/teamwork/installedApps/{install}", Uninstall)
        .On("GET", "/users/{user}/teamwork/installedApps/{install}/chat", Chat)
        .On("POST", "/users/{user}/teamwork/sendActivityNotification", Notify);

    private Persona Find(RouteValues values)
    {
        var key = values["user"];
        return People.FirstOrDefault(p => p.Upn.Equals(key, StringComparison.OrdinalIgnoreCase) || p.AadObjectId.ToString().Equals(key, StringComparison.OrdinalIgnoreCase))
            ?? throw new GraphError(404, "Request_ResourceNotFound", $"Resource '{key}' does not exist or one of its queried reference-property objects are not present.");
    }

    /// <summary>All of a person's Teams needs a licence. The words are OfficeDev/microsoft-teams-apps-requestateam#355.</summary>
    private Persona Licensed(RouteValues values)
    {
        var person = Find(values);
        return accounts.Of(person) != AccountState.Unlicensed
            ? person
            : throw new GraphError(403, "Forbidden", "Failed to get license information for the user. Ensure user has a valid Office365 license assigned to them.");
    }

    private IEnumerable<Persona> People => Personas.All.Where(p => accounts.Of(p) != AccountState.Gone);

    private GraphResponse User(GraphRequest request, RouteValues values)
    {
        request.Caller.Require("User.ReadBasic.All", "User.Read.All", "Directory.Read.All");
        return GraphResponse.Ok(Shape(Find(values), request));
    }

    private GraphResponse Users(GraphRequest request, RouteValues values)
    {
        request.Caller.Require("User.ReadBasic.All", "User.Read.All", "Directory.Read.All");
        var people = People;
        foreach (var predicate in Filter.Parse(request.Option("filter"))) people = people.Where(p => predicate.Holds(Property(p, predicate.Path), predicate.Literal)).ToList();
        if (request.Option("top") is not null) people = people.Take(ItemQuery.PageSize(request));
        return GraphResponse.Ok(Collection(people.Select(p => Shape(p, request))));
    }

    private static string? Property(Persona person, string name) => name switch
    {
        "id" => person.AadObjectId.ToString(),
        "displayName" => person.Name,
        "userPrincipalName" or "mail" => person.Upn,
        _ => throw new GraphError(400, "Request_UnsupportedQuery", $"Users are not filtered by '{name}'."),
    };

    // jobTitle and accountEnabled are outside User.ReadBasic.All: the directory answers null rather than 403.
    private JsonObject Shape(Persona person, GraphRequest request)
    {
        var names = person.Name.Split(' ', 2);
        var full = request.Caller.Has("User.Read.All", "Directory.Read.All");
        var all = new JsonObject
        {
            ["id"] = person.AadObjectId.ToString(),
            ["displayName"] = person.Name,
            ["givenName"] = names[0],
            ["surname"] = names[^1],
            ["mail"] = person.Upn,
            ["userPrincipalName"] = person.Upn,
            ["jobTitle"] = full ? person.Position : null,
            ["accountEnabled"] = full ? accounts.Of(person) is AccountState.Enabled or AccountState.Unlicensed : null,
            ["preferredLanguage"] = null,
        };
        if (ItemJson.Names(request.Option("select")) is not { } wanted) return all;
        foreach (var name in all.Select(p => p.Key).Where(n => !wanted.Contains(n)).ToList()) all.Remove(name);
        return all;
    }

    private GraphResponse Catalogue(GraphRequest request, RouteValues values)
    {
        request.Caller.Require("AppCatalog.Read.All", "AppCatalog.ReadWrite.All");
        var predicates = Filter.Parse(request.Option("filter"));
        var found = catalogue.IsThere && predicates.All(p => p.Holds(AppProperty(p.Path), p.Literal));
        return GraphResponse.Ok(Collection(found ? [catalogue.Json(request.Option("expand")?.Contains("appDefinitions", StringComparison.Ordinal) == true)] : []));
    }

    private static string? AppProperty(string path) => path switch
    {
        "id" or "teamsApp/id" => CatalogId,
        "externalId" or "teamsApp/externalId" => Personas.AppClientId,
        "displayName" or "teamsApp/displayName" => "SOP 697",
        "distributionMethod" => "organization",
        _ => throw GraphError.Invalid($"Apps are not filtered by '{path}'."),
    };

    private static string InstallId(Persona person) => Convert.ToBase64String([.. person.AadObjectId.ToByteArray(), .. new Guid(CatalogId).ToByteArray()])
        .Replace('+', '-').Replace('/', '_');

    private GraphResponse Installed(GraphRequest request, RouteValues values)
    {
        request.Caller.Require(InstallPermission);
        var person = Licensed(values);
        var predicates = Filter.Parse(request.Option("filter"));
        if (!state.IsInstalled(person.AadObjectId.ToString()) || !predicates.All(p => p.Holds(AppProperty(p.Path), p.Literal))) return GraphResponse.Ok(Collection([]));
        var json = new JsonObject { ["id"] = InstallId(person) };
        if (request.Option("expand")?.Contains("teamsApp", StringComparison.Ordinal) == true) json["teamsApp"] = catalogue.Json(definitions: false);
        return GraphResponse.Ok(Collection([json]));
    }

    private GraphResponse Install(GraphRequest request, RouteValues values)
    {
        request.Caller.Require(InstallPermission);
        var person = Licensed(values);
        var bind = request.Json()["teamsApp@odata.bind"]?.GetValue<string>();
        if (bind?.EndsWith("/appCatalogs/teamsApps/" + CatalogId, StringComparison.OrdinalIgnoreCase) != true) throw new GraphError(404, "NotFound", "App not found in the catalogue.");
        if (state.IsInstalled(person.AadObjectId.ToString())) throw new GraphError(409, "Conflict", "App entitlement already exists.", "AppEntitlementAlreadyExists");
        state.Install(person.AadObjectId.ToString(), installed: true);
        installations.Tell(person, installed: true);
        return new GraphResponse(201);
    }

    private GraphResponse Uninstall(GraphRequest request, RouteValues values)
    {
        request.Caller.Require(InstallPermission);
        var person = Licensed(values);
        RequireInstalled(person, values["install"]);
        state.Install(person.AadObjectId.ToString(), installed: false);
        installations.Tell(person, installed: false);
        return GraphResponse.NoContent();
    }

    private GraphResponse Chat(GraphRequest request, RouteValues values)
    {
        request.Caller.Require(InstallPermission);
        var person = Licensed(values);
        RequireInstalled(person, values["install"]);
        return GraphResponse.Ok(new JsonObject { ["id"] = person.ConversationId, ["chatType"] = "oneOnOne", ["tenantId"] = Personas.TenantId });
    }

    private GraphResponse Notify(GraphRequest request, RouteValues values)
    {
        request.Caller.Require("TeamsActivity.Send");
        var person = Licensed(values);
        if (!state.IsInstalled(person.AadObjectId.ToString())) throw new GraphError(403, "Forbidden", "The app is not installed for this user.");
        var body = request.Json();
        if (body["activityType"] is null) throw GraphError.Invalid("activityType is required.");
        var topic = body["topic"];
        if ((string?)topic?["source"] == "text" && ((string?)topic["webUrl"])?.StartsWith("https://teams.microsoft.com/l/", StringComparison.Ordinal) != true)
            throw GraphError.Invalid("webUrl must be a deep link into Teams when the topic's source is text.");
        feed.Add(person, body);
        return GraphResponse.NoContent();
    }

    private void RequireInstalled(Persona person, string install)
    {
        if (install != InstallId(person) || !state.IsInstalled(person.AadObjectId.ToString())) throw new GraphError(404, "NotFound", "The app is not installed.");
    }

    private static JsonObject Collection(IEnumerable<JsonObject> all) => new() { ["value"] = new JsonArray([.. all]) };
}

/// <summary>Tells who listens (the Connector) that Graph installed or removed the app for a person.</summary>
public sealed class AppInstallations
{
    private readonly GraphState _state;

    internal AppInstallations(GraphState state) => _state = state;

    /// <summary>Person, and whether the app is there now. Called while Graph holds its lock: do not call Graph from it.</summary>
    public event Action<Persona, bool>? Changed;

    public bool IsInstalled(Persona person)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (_state.Gate) return _state.IsInstalled(person.AadObjectId.ToString());
    }

    /// <summary>The person, or an administrator's policy, installed or removed the app in the client.</summary>
    public void Change(Persona person, bool installed)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (_state.Gate) _state.Install(person.AadObjectId.ToString(), installed);
    }

    internal void Tell(Persona person, bool installed) => Changed?.Invoke(person, installed);
}

/// <summary>What stands in the activity feed of each person.</summary>
public sealed class ActivityFeed
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<(string Persona, string Body)> _all = new();

    /// <summary>The bodies as they were sent, oldest first.</summary>
    public IReadOnlyList<JsonNode> Of(string persona) => [.. _all.Where(a => a.Persona == persona).Select(a => JsonNode.Parse(a.Body)!)];

    internal void Add(Persona person, JsonNode body) => _all.Enqueue((person.Key, body.ToJsonString()));
}
