using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>Makes, changes and removes rows under the rules of SharePoint.</summary>
internal sealed class ItemWriter(GraphState state, GraphSettings settings)
{
    public ListItem Add(SharePointList list, JsonObject fields, string author)
    {
        if (list.IsLibrary) throw GraphError.Invalid("Rows of a library are made by uploading a file.");
        var now = Clock.Now();
        var item = new ListItem(list.NextId, Guid.NewGuid(), 1, now, now, author, Merge(list, new Dictionary<string, object>(), fields));
        return Save(list, item);
    }

    public ListItem Change(SharePointList list, ListItem old, JsonObject fields, string? ifMatch, string author)
    {
        RequireFresh(old.ETag, ifMatch);
        return Save(list, old with
        {
            Version = old.Version + 1,
            Modified = Clock.Now(),
            Author = author,
            Fields = Merge(list, old.Fields, fields),
        });
    }

    /// <summary>Refuses a write whose If-Match is not the row's etag.</summary>
    public void RequireFresh(string current, string? ifMatch)
    {
        if (ifMatch is null or "*" || ifMatch == current || ifMatch == "W/" + current) return;
        throw new GraphError(settings.StaleStatus, "resourceModified", "The resource has changed since the caller last read it; usually an eTag mismatch");
    }

    private ListItem Save(SharePointList list, ListItem item)
    {
        if (list.Conflict(item) is { } column)
        {
            throw settings.DuplicateStatus == 400
                ? GraphError.Invalid("One or more column values are not unique.")
                : new GraphError(409, "nameAlreadyExists", $"The value of column '{column.Name}' is already in use in this list.");
        }
        state.Save(list, item);
        return item;
    }

    private static Dictionary<string, object> Merge(SharePointList list, IReadOnlyDictionary<string, object> old, JsonObject change)
    {
        var fields = new Dictionary<string, object>(old, StringComparer.Ordinal);
        foreach (var (name, node) in change)
        {
            if (name.Contains('@', StringComparison.Ordinal)) continue;
            var column = list.Column(name) ?? throw GraphError.Invalid($"Field '{name}' is not recognized");
            if (column.ReadOnly) throw GraphError.Invalid($"Field '{name}' is read-only");
            var value = node is null ? null : column.Read(JsonSerializer.SerializeToElement(node));
            if (value is null) fields.Remove(name);
            else fields[name] = value;
        }
        return fields;
    }
}
