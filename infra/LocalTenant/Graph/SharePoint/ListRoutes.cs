using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>Sites, their permissions, lists and columns.</summary>
internal sealed partial class ListRoutes(GraphState state, ItemJson shape) : IGraphRoutes
{
    public void Register(GraphRouter router) => router
        .On("GET", "/sites/{site}", (r, v) => Read(r, v, () => shape.Site()))
        .On("GET", "/sites/{site}/permissions", Permissions)
        .On("POST", "/sites/{site}/permissions", Grant)
        .On("GET", "/sites/{site}/lists", All)
        .On("POST", "/sites/{site}/lists", Create)
        .On("GET", "/sites/{site}/lists/{list}", (r, v) => Read(r, v, () => shape.List(List(v), ExpandsColumns(r))))
        .On("PATCH", "/sites/{site}/lists/{list}", Rename)
        .On("DELETE", "/sites/{site}/lists/{list}", Delete)
        .On("GET", "/sites/{site}/lists/{list}/columns", (r, v) => Read(r, v, () => Collection(List(v).Columns.Select(c => c.ToJson()))))
        .On("POST", "/sites/{site}/lists/{list}/columns", AddColumn)
        .On("GET", "/sites/{site}/lists/{list}/columns/{column}", (r, v) => Read(r, v, () => ColumnOf(List(v), v["column"]).ToJson()))
        .On("PATCH", "/sites/{site}/lists/{list}/columns/{column}", ChangeColumn)
        .On("DELETE", "/sites/{site}/lists/{list}/columns/{column}", DeleteColumn);

    /// <summary>The site must be ours; the stand-in has one.</summary>
    public static void RequireSite(RouteValues values)
    {
        if (values["site"] != SiteAddress.Id && values["site"] != SiteAddress.Id.Split(',')[1]) throw GraphError.NotFound("Requested site could not be found");
    }

    private SharePointList List(RouteValues values) => state.Find(values["list"]) ?? throw GraphError.NotFound("List not found");

    private GraphResponse Read(GraphRequest request, RouteValues values, Func<JsonObject> answer)
    {
        RequireSite(values);
        request.Caller.RequireSite(state, write: false);
        return GraphResponse.Ok(answer());
    }

    private static JsonObject Collection(IEnumerable<JsonObject> all) => new() { ["value"] = new JsonArray([.. all]) };

    private static bool ExpandsColumns(GraphRequest request) =>
        request.Option("expand")?.Contains("columns", StringComparison.OrdinalIgnoreCase) == true;

    private GraphResponse All(GraphRequest request, RouteValues values) => Read(request, values, () =>
    {
        var lists = state.Lists;
        foreach (var predicate in Filter.Parse(request.Option("filter")))
        {
            lists = predicate.Path switch
            {
                "displayName" => lists.Where(l => predicate.Holds(l.DisplayName, predicate.Literal)),
                "name" => lists.Where(l => predicate.Holds(l.Name, predicate.Literal)),
                _ => throw GraphError.Invalid($"Lists are not filtered by '{predicate.Path}'."),
            };
        }
        return Collection(lists.Select(l => shape.List(l, ExpandsColumns(request))));
    });

    private GraphResponse Create(GraphRequest request, RouteValues values)
    {
        RequireSite(values);
        request.Caller.RequireManage(state);
        var body = request.Json();
        if (body.ContainsKey("name")) throw GraphError.Invalid("Property 'name' is read-only: give displayName.");
        var displayName = body["displayName"]?.GetValue<string>();
        if (string.IsNullOrWhiteSpace(displayName)) throw GraphError.Invalid("displayName is required.");
        if (state.Find(displayName) is not null) throw new GraphError(409, "nameAlreadyExists", "The specified name is already in use.");
        var template = (body["list"] as JsonObject)?["template"]?.GetValue<string>() ?? "genericList";
        if (template is not ("genericList" or "documentLibrary")) throw GraphError.Invalid($"The stand-in has no list template '{template}'.");
        var list = new SharePointList(new JsonObject
        {
            ["id"] = Guid.NewGuid(),
            ["name"] = NotInName().Replace(displayName, ""),
            ["displayName"] = displayName,
            ["description"] = body["description"]?.DeepClone() ?? "",
            ["template"] = template,
            ["created"] = Clock.Now(),
            ["columns"] = ColumnsOf(body["columns"] as JsonArray ?? []),
        });
        state.Save(list);
        return GraphResponse.Created(shape.List(list, columns: true));
    }

    private static JsonArray ColumnsOf(JsonArray wanted)
    {
        var title = new JsonObject { ["name"] = "Title", ["displayName"] = "Title", ["text"] = new JsonObject { ["maxLength"] = 255 } };
        JsonObject Moment(string name) => new() { ["name"] = name, ["readOnly"] = true, ["dateTime"] = new JsonObject { ["format"] = "dateTime" } };
        var columns = new JsonArray(Column.From(title).ToJson(), Column.From(Moment("Created")).ToJson(), Column.From(Moment("Modified")).ToJson());
        foreach (var node in wanted)
        {
            var column = Column.From(node as JsonObject ?? throw GraphError.Invalid("A column is an object."));
            var same = columns.FirstOrDefault(c => Same(c!["name"]!.GetValue<string>(), column.Name));
            if (same is not null && column.Name != "Title") throw GraphError.NameTaken(column.Name);
            if (same is not null) columns.Remove(same);
            columns.Add(column.ToJson());
        }
        return columns;
    }

    private GraphResponse Rename(GraphRequest request, RouteValues values)
    {
        RequireSite(values);
        request.Caller.RequireManage(state);
        var list = List(values);
        var body = request.Json();
        var definition = list.Definition();
        foreach (var key in (string[])["displayName", "description"])
        {
            if (body[key] is { } value) definition[key] = value.DeepClone();
        }
        return Redefine(list, definition, shape.List, created: false);
    }

    private GraphResponse Delete(GraphRequest request, RouteValues values)
    {
        RequireSite(values);
        request.Caller.RequireManage(state);
        state.Remove(List(values));
        return GraphResponse.NoContent();
    }

    private GraphResponse DeleteColumn(GraphRequest request, RouteValues values)
    {
        RequireSite(values);
        request.Caller.RequireManage(state);
        var list = List(values);
        var column = ColumnOf(list, values["column"]);
        if (column.Name == "Title" || column.ReadOnly) throw GraphError.Invalid($"Column '{column.Name}' cannot be deleted.");
        var definition = list.Definition();
        definition["columns"]!.AsArray().RemoveAll(c => c!["name"]!.GetValue<string>() == column.Name);
        list.Redefine(definition);
        state.Save(list);
        return GraphResponse.NoContent();
    }

    private GraphResponse AddColumn(GraphRequest request, RouteValues values)
    {
        RequireSite(values);
        request.Caller.RequireManage(state);
        var list = List(values);
        var column = Column.From(request.Json());
        if (list.Columns.Any(c => Same(c.Name, column.Name))) throw GraphError.NameTaken(column.Name);
        var definition = list.Definition();
        definition["columns"]!.AsArray().Add(column.ToJson());
        return Redefine(list, definition, (_, _) => column.ToJson(), created: true);
    }

    private GraphResponse ChangeColumn(GraphRequest request, RouteValues values)
    {
        RequireSite(values);
        request.Caller.RequireManage(state);
        var list = List(values);
        var old = ColumnOf(list, values["column"]);
        var changed = old.With(request.Json());
        if (changed.Kind != old.Kind) throw GraphError.Invalid("The type of a column cannot be changed.");
        var definition = list.Definition();
        var columns = definition["columns"]!.AsArray();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i]!["name"]!.GetValue<string>() == old.Name) columns[i] = changed.ToJson();
        }
        return Redefine(list, definition, (_, _) => changed.ToJson(), created: false);
    }

    private GraphResponse Redefine(SharePointList list, JsonObject definition, Func<SharePointList, bool, JsonObject> answer, bool created)
    {
        list.Redefine(definition);
        state.Save(list);
        return new GraphResponse(created ? 201 : 200, answer(list, false));
    }

    private static Column ColumnOf(SharePointList list, string key) =>
        list.Columns.FirstOrDefault(c => Same(c.Name, key) || Same(c.ToJson()["id"]!.GetValue<string>(), key))
        ?? throw GraphError.NotFound("Column not found");

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private GraphResponse Permissions(GraphRequest request, RouteValues values)
    {
        RequireSite(values);
        request.Caller.Require("Sites.FullControl.All");
        return GraphResponse.Ok(Collection(state.Grants.Select(g => Permission(g.Key, g.Value))));
    }

    private GraphResponse Grant(GraphRequest request, RouteValues values)
    {
        RequireSite(values);
        request.Caller.Require("Sites.FullControl.All");
        var body = request.Json();
        var role = body["roles"]?.AsArray().FirstOrDefault()?.GetValue<string>();
        var app = (body["grantedToIdentities"]?.AsArray().FirstOrDefault() ?? body["grantedToIdentitiesV2"]?.AsArray().FirstOrDefault())?["application"]?["id"]?.GetValue<string>();
        if (app is null || role is not ("read" or "write" or "manage" or "fullcontrol")) throw GraphError.Invalid("roles and grantedToIdentities.application.id are required.");
        state.Grant(app, role);
        return GraphResponse.Created(Permission(app, role));
    }

    private static JsonObject Permission(string app, string role) => new()
    {
        ["id"] = app,
        ["roles"] = new JsonArray(role),
        ["grantedToIdentitiesV2"] = new JsonArray(new JsonObject { ["application"] = new JsonObject { ["id"] = app } }),
    };

    [GeneratedRegex("[^A-Za-z0-9_-]")]
    private static partial Regex NotInName();
}

/// <summary>The time as SharePoint keeps it: UTC, whole seconds.</summary>
internal static class Clock
{
    public static DateTime Now()
    {
        var now = DateTime.UtcNow;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
    }
}
