using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Sop697.LocalTenant.Graph.Files;
using Sop697.LocalTenant.Graph.SharePoint;

namespace Sop697.LocalTenant.Graph;

/// <summary>Reads without a token: the page's SharePoint tab, <c>webUrl</c> of files, and pre-authenticated downloads.</summary>
internal static class SharePointPage
{
    private const string FilesPath = "/_tenant/sharepoint/files";
    private const int LargestPage = 1000;

    public static void MapSharePointPage(this WebApplication app)
    {
        app.MapGet("/_tenant/sharepoint/lists", Lists);
        app.MapGet("/_tenant/sharepoint/lists/{name}/items", Items);
        app.MapGet("/_tenant/sharepoint/library/{name}", Library);
        app.MapGet(FilesPath + "/{library}/{**path}", Bytes);
        app.MapGet(SiteAddress.Path + "/_layouts/15/download.aspx", Download);
        app.MapGet(SiteAddress.Path + "/{library}/{**path}", Bytes);
    }

    private static JsonArray Lists(GraphState state)
    {
        lock (state.Gate)
        {
            return [.. state.Lists.Select(list => new JsonObject
            {
                ["name"] = list.Name,
                ["displayName"] = list.DisplayName,
                ["library"] = list.IsLibrary,
                ["count"] = list.IsLibrary ? list.Before(int.MaxValue).Count(i => i.Entry is { IsFolder: false }) : list.Count,
                ["columns"] = new JsonArray([.. list.Columns.Where(c => !c.ReadOnly).Select(c => new JsonObject
                {
                    ["name"] = c.Name,
                    ["displayName"] = c.DisplayName,
                    ["type"] = TypeName(c.Kind),
                })]),
            })];
        }
    }

    private static string TypeName(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "text",
        ColumnKind.Note => "note",
        ColumnKind.Number => "number",
        ColumnKind.DateTime => "dateTime",
        ColumnKind.Boolean => "boolean",
        _ => "choice",
    };

    // Newest first: the page shows what just happened.
    private static IResult Items(GraphState state, string name, int? top, int? skip)
    {
        lock (state.Gate)
        {
            if (state.Find(name) is not { } list) return Results.NotFound();
            var rows = list.Before(int.MaxValue).Skip(skip ?? 0).Take(Math.Clamp(top ?? 100, 1, LargestPage)).Select(i => ItemJson.Fields(i, null));
            return Results.Json(new JsonArray([.. rows]));
        }
    }

    private static IResult Library(GraphState state, string name)
    {
        lock (state.Gate)
        {
            if (state.Find(name) is not { IsLibrary: true } library) return Results.NotFound();
            var files = library.Before(int.MaxValue).Where(i => i.Entry is { IsFolder: false }).Take(LargestPage).Select(item =>
            {
                var path = library.Tree!.PathOf(item);
                return new JsonObject
                {
                    ["path"] = path,
                    ["size"] = item.Entry!.Size,
                    ["mediaType"] = item.Entry.MediaType,
                    ["createdAt"] = Column.Iso(item.Created),
                    ["url"] = $"{FilesPath}/{library.Name}/{ItemJson.EscapePath(path)}",
                };
            });
            return Results.Json(new JsonArray([.. files]));
        }
    }

    private static IResult Bytes(HttpResponse response, GraphState state, FileWriter files, string library, string? path)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        lock (state.Gate)
        {
            if (state.Find(library) is not { IsLibrary: true } list) return Results.NotFound();
            return list.Tree!.Walk(list.Tree.Root, path ?? "") is { Entry.IsFolder: false } item ? Send(files.DiskPath(list, item), item) : Results.NotFound();
        }
    }

    private static IResult Download(GraphState state, FileWriter files, DriveJson shape, [FromQuery(Name = "UniqueId")] string id, string? tempauth)
    {
        if (!shape.MayDownload(id, tempauth)) return Results.Unauthorized();
        lock (state.Gate)
        {
            foreach (var library in state.Lists.Where(l => l.IsLibrary))
            {
                if (library.Tree!.ById(id) is { Entry.IsFolder: false } item) return Send(files.DiskPath(library, item), item);
            }
            return Results.NotFound();
        }
    }

    // Only pictures are shown in place; a file that a person uploaded must not run as a page of this origin.
    private static IResult Send(string path, ListItem item) => Results.File(
        path,
        item.Entry!.MediaType,
        item.Entry.MediaType.StartsWith("image/", StringComparison.Ordinal) && item.Entry.MediaType != "image/svg+xml" ? null : item.Entry.Name,
        enableRangeProcessing: true);
}
