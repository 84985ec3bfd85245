using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sop697.LocalTenant.Graph.SharePoint;

namespace Sop697.LocalTenant.Graph.Files;

/// <summary>Shapes of drives and driveItems, and the pre-authenticated addresses of their bytes.</summary>
internal sealed class DriveJson(TenantOptions options, ItemJson items)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public static string DriveId(SharePointList library) => "b!" + library.Id.ToString("N");

    public JsonObject Drive(SharePointList library) => new()
    {
        ["@odata.context"] = items.Context("drives/$entity"),
        ["id"] = DriveId(library),
        ["name"] = library.DisplayName,
        ["driveType"] = "documentLibrary",
        ["createdDateTime"] = Column.Iso(library.Created),
        ["webUrl"] = items.ListUrl(library),
        ["quota"] = new JsonObject { ["state"] = "normal", ["total"] = 27_487_790_694_400, ["used"] = 0, ["remaining"] = 27_487_790_694_400 },
    };

    public JsonObject Item(SharePointList library, ListItem item)
    {
        var entry = item.Entry!;
        var guid = item.UniqueId.ToString("D").ToUpperInvariant();
        var path = library.Tree!.PathOf(item);
        var json = new JsonObject
        {
            ["@odata.context"] = items.Context($"drives('{DriveId(library)}')/items/$entity"),
            ["id"] = entry.ItemId,
            ["name"] = entry.Name,
            ["size"] = entry.Size,
            ["eTag"] = $"\"{{{guid}}},{item.Version}\"",
            ["cTag"] = $"\"c:{{{guid}}},{entry.ContentVersion}\"",
            ["createdDateTime"] = Column.Iso(item.Created),
            ["lastModifiedDateTime"] = Column.Iso(item.Modified),
            ["webUrl"] = path.Length == 0 ? items.ListUrl(library) : $"{items.ListUrl(library)}/{ItemJson.EscapePath(path)}",
            ["createdBy"] = new JsonObject { ["application"] = new JsonObject { ["displayName"] = item.Author } },
            ["parentReference"] = Parent(library, item, path),
            ["fileSystemInfo"] = new JsonObject { ["createdDateTime"] = Column.Iso(item.Created), ["lastModifiedDateTime"] = Column.Iso(item.Modified) },
        };
        if (item.Id == 0) json["root"] = new JsonObject();
        if (entry.IsFolder) json["folder"] = new JsonObject { ["childCount"] = library.Tree.ChildCount(item) };
        else
        {
            json["file"] = new JsonObject { ["mimeType"] = entry.MediaType, ["hashes"] = new JsonObject { ["quickXorHash"] = entry.QuickXorHash } };
            json["@microsoft.graph.downloadUrl"] = DownloadUrl(item);
        }
        return json;
    }

    public static string ETag(ListItem item) => $"\"{{{item.UniqueId.ToString("D").ToUpperInvariant()}}},{item.Version}\"";

    /// <summary>An address that needs no token; it ends with the process.</summary>
    public string DownloadUrl(ListItem item) =>
        $"{options.PageUrl}{SiteAddress.Path}/_layouts/15/download.aspx?UniqueId={item.Entry!.ItemId}&tempauth={Stamp(item.Entry.ItemId)}";

    public bool MayDownload(string itemId, string? tempauth) =>
        tempauth is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Stamp(itemId)), Encoding.ASCII.GetBytes(tempauth));

    private string Stamp(string itemId) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(itemId.ToUpperInvariant())));

    private static JsonObject Parent(SharePointList library, ListItem item, string path)
    {
        var parent = new JsonObject { ["driveType"] = "documentLibrary", ["driveId"] = DriveId(library), ["siteId"] = SiteAddress.Id };
        if (item.Id == 0) return parent;
        var slash = path.LastIndexOf('/');
        parent["id"] = item.Entry!.ParentId;
        parent["path"] = $"/drives/{DriveId(library)}/root:{(slash < 0 ? "" : "/" + ItemJson.EscapePath(path[..slash]))}";
        return parent;
    }
}
