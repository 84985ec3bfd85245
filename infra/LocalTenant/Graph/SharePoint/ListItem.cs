using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>A row of a list; in a library also a file or folder. Never changed, always replaced.</summary>
/// <param name="Version">Counts every change; part of the etag.</param>
/// <param name="Author">Display name of the app or person that made the last change.</param>
internal sealed record ListItem(
    int Id,
    Guid UniqueId,
    int Version,
    DateTime Created,
    DateTime Modified,
    string Author,
    IReadOnlyDictionary<string, object> Fields,
    DriveEntry? Entry = null)
{
    public string ETag => $"\"{UniqueId:D},{Version}\"";
}

/// <summary>The file side of a row in a library.</summary>
/// <param name="ItemId">Id of the driveItem.</param>
/// <param name="ParentId">Id of the folder above.</param>
/// <param name="Size">Bytes; 0 for a folder.</param>
/// <param name="ContentVersion">Counts changes of the bytes; part of the cTag.</param>
internal sealed record DriveEntry(
    string ItemId, string ParentId, string Name, bool IsFolder, long Size, string MediaType, int ContentVersion, string QuickXorHash);

/// <summary>How a row is written in the log.</summary>
internal static class ItemLog
{
    public static JsonObject Write(ListItem item)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in item.Fields) fields[name] = Column.ToJson(value);
        var json = new JsonObject
        {
            ["id"] = item.Id,
            ["u"] = item.UniqueId,
            ["v"] = item.Version,
            ["c"] = item.Created,
            ["m"] = item.Modified,
            ["by"] = item.Author,
            ["f"] = fields,
        };
        if (item.Entry is not null) json["d"] = JsonSerializer.SerializeToNode(item.Entry);
        return json;
    }

    public static ListItem Read(JsonElement json, SharePointList list)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in json.GetProperty("f").EnumerateObject())
        {
            if (list.Column(field.Name)?.Read(field.Value) is { } value) fields[field.Name] = value;
        }
        return new ListItem(
            json.GetProperty("id").GetInt32(),
            json.GetProperty("u").GetGuid(),
            json.GetProperty("v").GetInt32(),
            json.GetProperty("c").GetDateTime(),
            json.GetProperty("m").GetDateTime(),
            json.GetProperty("by").GetString()!,
            fields,
            json.TryGetProperty("d", out var entry) ? entry.Deserialize<DriveEntry>() : null);
    }
}
