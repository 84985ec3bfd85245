using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>Rows of lists: query, create, change, delete, delta.</summary>
internal sealed class ItemRoutes(GraphState state, GraphSettings settings, ItemJson shape, ItemWriter writer) : IGraphRoutes
{
    private const string Items = "/sites/{site}/lists/{list}/items";

    public void Register(GraphRouter router) => router
        .On("GET", Items + "/delta", Delta)
        .On("GET", Items + "/delta()", Delta)
        .On("GET", Items + "/delta(token={token})", Delta)
        .On("GET", Items, Query)
        .On("POST", Items, Create)
        .On("GET", Items + "/{item}", (r, v) => Get(r, v))
        .On("PATCH", Items + "/{item}", (r, v) => Change(r, v, r.Json()["fields"] as JsonObject ?? throw GraphError.Invalid("fields is required."), whole: true))
        .On("DELETE", Items + "/{item}", Delete)
        .On("GET", Items + "/{item}/fields", GetFields)
        .On("PATCH", Items + "/{item}/fields", (r, v) => Change(r, v, r.Json(), whole: false));

    private SharePointList List(GraphRequest request, RouteValues values, bool write)
    {
        ListRoutes.RequireSite(values);
        request.Caller.RequireSite(state, write);
        return state.Find(values["list"]) ?? throw GraphError.NotFound("List not found");
    }

    private static ListItem Item(SharePointList list, RouteValues values) =>
        int.TryParse(values["item"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? list.Find(id) ?? throw GraphError.NotFound()
            : throw GraphError.Invalid("Invalid item id.");

    private GraphResponse Query(GraphRequest request, RouteValues values)
    {
        var list = List(request, values, write: false);
        var page = new ItemQuery(list, request, settings).Run();
        var answer = Collection(list, page.Items, request);
        if (page.Next is not null) answer["@odata.nextLink"] = Link(request, request.Path, "$skiptoken", page.Next);
        return GraphResponse.Ok(answer);
    }

    private JsonObject Collection(SharePointList list, IEnumerable<ListItem> items, GraphRequest request)
    {
        var (expanded, select) = ItemJson.Expand(request.Option("expand"));
        var top = ItemJson.Names(request.Option("select"));
        return new JsonObject
        {
            ["@odata.context"] = shape.Context($"sites('{SiteAddress.Id}')/lists('{list.Id}')/items"),
            ["value"] = new JsonArray([.. items.Select(i => shape.Item(list, i, expanded, select, top))]),
        };
    }

    private GraphResponse Create(GraphRequest request, RouteValues values)
    {
        var list = List(request, values, write: true);
        var fields = request.Json()["fields"] as JsonObject ?? [];
        var item = writer.Add(list, fields, request.Caller.Name);
        var response = GraphResponse.Created(shape.Item(list, item, fields: true, select: null));
        response.Headers["Location"] = $"{state.Options.GraphUrl}/sites/{SiteAddress.Id}/lists/{list.Id}/items/{item.Id}";
        return WithETag(response, item);
    }

    private GraphResponse Get(GraphRequest request, RouteValues values)
    {
        var list = List(request, values, write: false);
        var item = Item(list, values);
        var (expanded, select) = ItemJson.Expand(request.Option("expand"));
        return WithETag(GraphResponse.Ok(shape.Item(list, item, expanded, select, ItemJson.Names(request.Option("select")))), item);
    }

    private GraphResponse GetFields(GraphRequest request, RouteValues values)
    {
        var item = Item(List(request, values, write: false), values);
        return WithETag(GraphResponse.Ok(ItemJson.Fields(item, ItemJson.Names(request.Option("select")))), item);
    }

    private GraphResponse Change(GraphRequest request, RouteValues values, JsonObject fields, bool whole)
    {
        var list = List(request, values, write: true);
        var item = writer.Change(list, Item(list, values), fields, request.Header("If-Match"), request.Caller.Name);
        return WithETag(GraphResponse.Ok(whole ? shape.Item(list, item, fields: true, select: null) : ItemJson.Fields(item, null)), item);
    }

    private GraphResponse Delete(GraphRequest request, RouteValues values)
    {
        var list = List(request, values, write: true);
        var item = Item(list, values);
        writer.RequireFresh(item.ETag, request.Header("If-Match"));
        state.Remove(list, item.Id);
        return GraphResponse.NoContent();
    }

    private GraphResponse Delta(GraphRequest request, RouteValues values)
    {
        var list = List(request, values, write: false);
        var token = (values.Has("token") ? values["token"].Trim('\'') : null) ?? request.Option("token") ?? request.Option("deltatoken") ?? request.Option("skiptoken");
        var path = $"/sites/{SiteAddress.Id}/lists/{list.Id}/items/delta";
        if (token is not null && settings.ExpireDelta)
        {
            throw new GraphError(410, "resyncRequired", "Resync required. Replace any local items with the server's version.", "resyncChangesApplyDifferences")
            {
                Headers = { ["Location"] = state.Options.GraphUrl + path },
            };
        }
        var after = token is null ? 0 : token == "latest" ? list.LastChange : ParseChange(token);
        var size = ItemQuery.PageSize(request);
        var changes = list.ChangedAfter(after).Where(c => token is not null || list.Find(c.Id) is not null).Take(size + 1).ToList();
        var more = changes.Count > size;
        if (more) changes.RemoveAt(size);
        var (expanded, select) = ItemJson.Expand(request.Option("expand"));
        var reached = (changes.Count == 0 ? list.LastChange : changes[^1].Change).ToString(CultureInfo.InvariantCulture);
        return GraphResponse.Ok(new JsonObject
        {
            ["@odata.context"] = shape.Context("Collection(listItem)"),
            [more ? "@odata.nextLink" : "@odata.deltaLink"] = Link(request, path, "token", reached),
            ["value"] = new JsonArray([.. changes.Select(c => Changed(list, c.Id, expanded, select))]),
        });
    }

    private JsonObject Changed(SharePointList list, int id, bool expanded, IReadOnlySet<string>? select) =>
        list.Find(id) is { } item
            ? shape.Item(list, item, expanded, select)
            : new JsonObject { ["id"] = id.ToString(CultureInfo.InvariantCulture), ["deleted"] = new JsonObject { ["state"] = "deleted" } };

    private static long ParseChange(string token) =>
        long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var change) ? change : throw GraphError.Invalid("Invalid delta token.");

    private string Link(GraphRequest request, string path, string tokenName, string token)
    {
        var query = request.Query.Where(q => q.Key is not ("$skiptoken" or "skiptoken" or "token" or "$deltatoken")).ToDictionary(q => q.Key, q => (string?)q.Value);
        query[tokenName] = token;
        return QueryHelpers.AddQueryString(state.Options.GraphUrl + path, query);
    }

    private static GraphResponse WithETag(GraphResponse response, ListItem item)
    {
        response.Headers["ETag"] = item.ETag;
        return response;
    }
}
