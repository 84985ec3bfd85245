using System.Text.Json.Nodes;
using Sop697.LocalTenant.Graph.SharePoint;

namespace Sop697.LocalTenant.Graph.Files;

/// <summary>Drives, files by id and by path, and upload sessions.</summary>
internal sealed class DriveRoutes(GraphState state, DriveJson shape, ItemJson rows, ItemWriter writer, FileWriter files, UploadSessions uploads) : IGraphRoutes
{
    private const string ConflictOption = "@microsoft.graph.conflictBehavior";

    public void Register(GraphRouter router)
    {
        router
            .On("GET", "/sites/{site}/drives", (r, v) => Drives(r, v))
            .On("GET", "/sites/{site}/drive", (r, v) => GraphResponse.Ok(shape.Drive(Library(r, v, write: false))))
            .On("GET", "/sites/{site}/lists/{list}/drive", (r, v) => GraphResponse.Ok(shape.Drive(Library(r, v, write: false))))
            .On("GET", "/drives/{drive}", (r, v) => GraphResponse.Ok(shape.Drive(Library(r, v, write: false))));
        foreach (var drive in (string[])["/drives/{drive}", "/sites/{site}/drives/{drive}", "/sites/{site}/lists/{list}/drive", "/sites/{site}/drive"])
        {
            foreach (var start in (string[])[drive + "/root", drive + "/items/{item}"])
            {
                RegisterActions(router, start, "");
                RegisterActions(router, start + ":/{path*}", ":");
            }
        }
    }

    private void RegisterActions(GraphRouter router, string target, string colon)
    {
        router
            .On("GET", target, (r, v) => Get(r, v))
            .On("DELETE", target, Delete)
            .On("PUT", target + colon + "/content", PutContent)
            .On("GET", target + colon + "/content", GetContent)
            .On("GET", target + colon + "/children", Children)
            .On("POST", target + colon + "/children", NewFolder)
            .On("POST", target + colon + "/createUploadSession", NewSession)
            .On("GET", target + colon + "/listItem", ListItemOf)
            .On("GET", target + colon + "/listItem/fields", (r, v) => GraphResponse.Ok(ItemJson.Fields(Target(r, v, write: false).Item, null)))
            .On("PATCH", target + colon + "/listItem/fields", ChangeFields);
        if (colon.Length > 0) router.On("GET", target + colon, (r, v) => Get(r, v)).On("DELETE", target + colon, Delete);
    }

    private SharePointList Library(GraphRequest request, RouteValues values, bool write)
    {
        if (values.Has("site")) ListRoutes.RequireSite(values);
        request.Caller.RequireSite(state, write);
        var library = values.Has("drive") ? state.Lists.FirstOrDefault(l => DriveJson.DriveId(l) == values["drive"])
            : values.Has("list") ? state.Find(values["list"])
            : state.Lists.FirstOrDefault(l => l.IsLibrary);
        return library is { IsLibrary: true } ? library : throw GraphError.NotFound("The drive could not be found.");
    }

    private static ListItem Start(SharePointList library, RouteValues values) =>
        values.Has("item") ? library.Tree!.ById(values["item"]) ?? throw GraphError.NotFound() : library.Tree!.Root;

    private (SharePointList Library, ListItem Item) Target(GraphRequest request, RouteValues values, bool write)
    {
        var library = Library(request, values, write);
        var start = Start(library, values);
        if (!values.Has("path")) return (library, start);
        return (library, library.Tree!.Walk(start, values["path"]) ?? throw GraphError.NotFound());
    }

    private GraphResponse Drives(GraphRequest request, RouteValues values)
    {
        ListRoutes.RequireSite(values);
        request.Caller.RequireSite(state, write: false);
        return GraphResponse.Ok(new JsonObject { ["value"] = new JsonArray([.. state.Lists.Where(l => l.IsLibrary).Select(l => shape.Drive(l))]) });
    }

    private GraphResponse Get(GraphRequest request, RouteValues values)
    {
        var (library, item) = Target(request, values, write: false);
        return GraphResponse.Ok(shape.Item(library, item));
    }

    private GraphResponse Delete(GraphRequest request, RouteValues values)
    {
        var (library, item) = Target(request, values, write: true);
        if (item.Id == 0) throw GraphError.Invalid("The root cannot be deleted.");
        writer.RequireFresh(DriveJson.ETag(item), request.Header("If-Match"));
        files.Delete(library, item);
        return GraphResponse.NoContent();
    }

    private GraphResponse PutContent(GraphRequest request, RouteValues values)
    {
        var library = Library(request, values, write: true);
        var start = Start(library, values);
        var conflict = FileWriter.Conflict(request.Query.GetValueOrDefault(ConflictOption));
        ListItem parent;
        string name;
        if (values.Has("path")) (parent, name) = files.Place(library, start, values["path"], request.Caller.Name);
        else
        {
            if (start.Entry!.IsFolder) throw GraphError.Invalid("A folder has no content.");
            (parent, name) = (library.Tree!.ById(start.Entry.ParentId)!, start.Entry.Name);
        }
        if (library.Tree!.Child(parent, name) is { } old) writer.RequireFresh(DriveJson.ETag(old), request.Header("If-Match"));
        var (item, created) = files.Put(library, parent, name, request.Body, conflict, request.Caller.Name);
        return new GraphResponse(created ? 201 : 200, shape.Item(library, item));
    }

    private GraphResponse GetContent(GraphRequest request, RouteValues values)
    {
        var (_, item) = Target(request, values, write: false);
        if (item.Entry!.IsFolder) throw GraphError.Invalid("A folder has no content.");
        return GraphResponse.Redirect(shape.DownloadUrl(item));
    }

    private GraphResponse Children(GraphRequest request, RouteValues values)
    {
        var (library, item) = Target(request, values, write: false);
        return GraphResponse.Ok(new JsonObject { ["value"] = new JsonArray([.. library.Tree!.Children(item).Select(c => shape.Item(library, c))]) });
    }

    private GraphResponse NewFolder(GraphRequest request, RouteValues values)
    {
        var (library, parent) = Target(request, values, write: true);
        var body = request.Json();
        if (body["folder"] is not JsonObject || body["name"]?.GetValue<string>() is not { } name) throw GraphError.Invalid("name and folder are required.");
        if (library.Tree!.Child(parent, name) is { } existing)
        {
            return body[ConflictOption]?.GetValue<string>() == "replace" && existing.Entry!.IsFolder
                ? GraphResponse.Ok(shape.Item(library, existing)) : throw GraphError.NameTaken(name);
        }
        return GraphResponse.Created(shape.Item(library, files.NewFolder(library, parent, name, request.Caller.Name)));
    }

    private GraphResponse NewSession(GraphRequest request, RouteValues values)
    {
        var library = Library(request, values, write: true);
        var start = Start(library, values);
        if (!values.Has("path")) throw GraphError.Invalid("The stand-in opens upload sessions by path.");
        var item = request.Body.Length == 0 ? null : request.Json()["item"] as JsonObject;
        var conflict = FileWriter.Conflict(item?[ConflictOption]?.GetValue<string>() ?? request.Query.GetValueOrDefault(ConflictOption));
        var (parent, name) = files.Place(library, start, values["path"], request.Caller.Name);
        FileWriter.NameFor(library, parent, name, conflict);
        return GraphResponse.Ok(uploads.Open(library, parent, name, conflict, request.Caller.Name));
    }

    private GraphResponse ListItemOf(GraphRequest request, RouteValues values)
    {
        var (library, item) = Target(request, values, write: false);
        if (item.Id == 0) throw GraphError.NotFound();
        var (expanded, select) = ItemJson.Expand(request.Option("expand"));
        return GraphResponse.Ok(rows.Item(library, item, expanded, select));
    }

    private GraphResponse ChangeFields(GraphRequest request, RouteValues values)
    {
        var (library, item) = Target(request, values, write: true);
        return GraphResponse.Ok(ItemJson.Fields(writer.Change(library, item, request.Json(), request.Header("If-Match"), request.Caller.Name), null));
    }
}
