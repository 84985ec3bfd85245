using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>Shapes of sites, lists and rows as Graph sends them.</summary>
internal sealed partial class ItemJson(TenantOptions options)
{
    private string SiteUrl => options.PageUrl + SiteAddress.Path;

    public string Context(string what) => $"{options.GraphUrl}/$metadata#{what}";

    public JsonObject Site() => new()
    {
        ["@odata.context"] = Context("sites/$entity"),
        ["id"] = SiteAddress.Id,
        ["name"] = "sop697",
        ["displayName"] = "SOP 697",
        ["description"] = "Arsip SOP 697",
        ["createdDateTime"] = "2026-01-05T01:00:00Z",
        ["lastModifiedDateTime"] = "2026-01-05T01:00:00Z",
        ["webUrl"] = SiteUrl,
        ["siteCollection"] = new JsonObject { ["hostname"] = SiteAddress.Host },
        ["root"] = new JsonObject(),
    };

    public JsonObject List(SharePointList list, bool columns)
    {
        var json = new JsonObject
        {
            ["@odata.etag"] = $"\"{list.Id:D},1\"",
            ["eTag"] = $"\"{list.Id:D},1\"",
            ["id"] = list.Id.ToString(),
            ["name"] = list.Name,
            ["displayName"] = list.DisplayName,
            ["description"] = list.Description,
            ["createdDateTime"] = Column.Iso(list.Created),
            ["lastModifiedDateTime"] = Column.Iso(list.Created),
            ["webUrl"] = ListUrl(list),
            ["parentReference"] = new JsonObject { ["siteId"] = SiteAddress.Id },
            ["list"] = new JsonObject
            {
                ["contentTypesEnabled"] = false,
                ["hidden"] = false,
                ["template"] = list.IsLibrary ? "documentLibrary" : "genericList",
            },
        };
        if (columns) json["columns"] = new JsonArray([.. list.Columns.Select(c => c.ToJson())]);
        return json;
    }

    public JsonObject Item(SharePointList list, ListItem item, bool fields, IReadOnlySet<string>? select, IReadOnlySet<string>? top = null)
    {
        var author = new JsonObject { ["application"] = new JsonObject { ["displayName"] = item.Author } };
        var json = new JsonObject
        {
            ["@odata.etag"] = item.ETag,
            ["id"] = item.Id.ToString(null, null),
            ["eTag"] = item.ETag,
            ["createdDateTime"] = Column.Iso(item.Created),
            ["lastModifiedDateTime"] = Column.Iso(item.Modified),
            ["webUrl"] = item.Entry is null ? $"{ListUrl(list)}/{item.Id}_.000" : $"{ListUrl(list)}/{EscapePath(list.Tree!.PathOf(item))}",
            ["createdBy"] = author,
            ["lastModifiedBy"] = author.DeepClone(),
            ["parentReference"] = new JsonObject { ["id"] = item.UniqueId.ToString(), ["siteId"] = SiteAddress.Id },
            ["contentType"] = new JsonObject
            {
                ["id"] = item.Entry is null ? "0x0100" : item.Entry.IsFolder ? "0x0120" : "0x0101",
                ["name"] = ContentType(item),
            },
        };
        if (top is { Count: > 0 })
        {
            foreach (var name in json.Select(p => p.Key).Where(n => n != "@odata.etag" && !top.Contains(n)).ToList()) json.Remove(name);
        }
        if (!fields) return json;
        json["fields@odata.context"] = Context($"sites('{SiteAddress.Id}')/lists('{list.Id}')/items('{item.Id}')/fields/$entity");
        json["fields"] = Fields(item, select);
        return json;
    }

    public static JsonObject Fields(ListItem item, IReadOnlySet<string>? select)
    {
        var json = new JsonObject { ["@odata.etag"] = item.ETag };
        bool Wanted(string name) => select is null || select.Contains(name);
        foreach (var (name, value) in item.Fields)
        {
            if (Wanted(name)) json[name] = Column.ToJson(value);
        }
        foreach (var (name, value) in Always(item))
        {
            if (Wanted(name)) json[name] = value;
        }
        return json;
    }

    /// <summary>Reads <c>fields</c> or <c>fields($select=A,B)</c> out of <c>$expand</c>.</summary>
    public static (bool Expanded, IReadOnlySet<string>? Select) Expand(string? expand)
    {
        if (expand is null) return (false, null);
        var match = FieldsExpand().Match(expand);
        if (!match.Success) return (false, null);
        return (true, match.Groups["names"].Success ? Names(match.Groups["names"].Value) : null);
    }

    public static IReadOnlySet<string>? Names(string? list) =>
        string.IsNullOrWhiteSpace(list) ? null : list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    public string ListUrl(SharePointList list) => list.IsLibrary ? $"{SiteUrl}/{list.Name}" : $"{SiteUrl}/Lists/{list.Name}";

    public static string EscapePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string ContentType(ListItem item) => item.Entry is null ? "Item" : item.Entry.IsFolder ? "Folder" : "Document";

    // Counts are strings and the look-ups of people are numbers in text, as SharePoint sends them.
    private static IEnumerable<(string Name, JsonNode Value)> Always(ListItem item)
    {
        yield return ("id", item.Id.ToString(null, null));
        yield return ("ContentType", ContentType(item));
        yield return ("Created", Column.Iso(item.Created));
        yield return ("Modified", Column.Iso(item.Modified));
        yield return ("AuthorLookupId", "6");
        yield return ("EditorLookupId", "6");
        yield return ("_UIVersionString", $"{item.Version}.0");
        yield return ("Edit", "");
        yield return ("ItemChildCount", "0");
        yield return ("FolderChildCount", "0");
        if (item.Entry is { } entry)
        {
            yield return ("FileLeafRef", entry.Name);
            yield return ("FileSizeDisplay", entry.Size.ToString(null, null));
            yield break;
        }
        yield return ("Attachments", false);
        if (!item.Fields.TryGetValue("Title", out var title)) yield break;
        yield return ("LinkTitle", (string)title);
        yield return ("LinkTitleNoMenu", (string)title);
    }

    [GeneratedRegex(@"(?:^|,)\s*fields\s*(?:\(\s*\$?select=(?<names>[^)]*)\))?", RegexOptions.IgnoreCase)]
    private static partial Regex FieldsExpand();
}
