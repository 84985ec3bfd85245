using System.Buffers;
using Microsoft.AspNetCore.StaticFiles;
using Sop697.LocalTenant.Graph.SharePoint;

namespace Sop697.LocalTenant.Graph.Files;

internal enum NameConflict
{
    Replace,
    Fail,
    Rename,
}

/// <summary>Puts files and folders into a library: the bytes in the data folder, the row in the log.</summary>
internal sealed class FileWriter(GraphState state, GraphSettings settings)
{
    private const int LongestPath = 400;
    private const int LongestName = 255;

    private static readonly FileExtensionContentTypeProvider MediaTypes = new();
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\"*:<>?/\\|");
    private static readonly HashSet<string> Reserved = new(["CON", "PRN", "AUX", "NUL", ".lock", "desktop.ini", ".", ".."], StringComparer.OrdinalIgnoreCase);

    public static NameConflict Conflict(string? text) => text switch
    {
        null or "" or "replace" => NameConflict.Replace,
        "fail" => NameConflict.Fail,
        "rename" => NameConflict.Rename,
        _ => throw GraphError.Invalid($"Invalid value '{text}' for @microsoft.graph.conflictBehavior."),
    };

    /// <summary>Where the bytes of a file lie on disk.</summary>
    public string DiskPath(SharePointList library, ListItem item) =>
        Path.Combine([state.LibraryDirectory, library.Name, .. library.Tree!.PathOf(item).Split('/')]);

    /// <summary>Finds the folder of a new file and makes what is missing.</summary>
    public (ListItem Parent, string Name) Place(SharePointList library, ListItem from, string path, string author)
    {
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0) throw GraphError.Invalid("A file name is required.");
        foreach (var name in names) CheckName(name);
        if (path.Length > LongestPath) throw GraphError.Invalid($"The path is longer than {LongestPath} characters.", "pathIsTooLong");
        if (from.Id == 0 && names[0].Equals("forms", StringComparison.OrdinalIgnoreCase)) throw GraphError.Invalid("The name 'forms' is reserved in the root of a library.");
        var parent = from;
        foreach (var name in names[..^1])
        {
            var next = library.Tree!.Child(parent, name);
            if (next?.Entry is { IsFolder: false }) throw GraphError.Invalid($"'{name}' is a file.");
            if (next is null && !settings.CreateFolders) throw GraphError.NotFound();
            parent = next ?? NewFolder(library, parent, name, author);
        }
        return (parent, names[^1]);
    }

    public ListItem NewFolder(SharePointList library, ListItem parent, string name, string author)
    {
        CheckName(name);
        return Insert(library, parent, name, author, size: 0, hash: "", isFolder: true);
    }

    /// <summary>Whether a name is free for the given behaviour, and which name is taken in the end.</summary>
    public static string NameFor(SharePointList library, ListItem parent, string name, NameConflict conflict)
    {
        var existing = library.Tree!.Child(parent, name);
        if (existing is null) return name;
        if (conflict is NameConflict.Fail || existing.Entry!.IsFolder) throw GraphError.NameTaken(name);
        if (conflict is NameConflict.Replace) return existing.Entry.Name;
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        return Enumerable.Range(1, int.MaxValue - 1).Select(n => $"{stem} {n}{extension}").First(n => library.Tree.Child(parent, n) is null);
    }

    /// <summary>Takes the bytes over. The file is complete before its row is written, so no row ever points at half a file.</summary>
    public (ListItem Item, bool Created) Put(SharePointList library, ListItem parent, string name, byte[] bytes, NameConflict conflict, string author)
    {
        name = NameFor(library, parent, name, conflict);
        var hash = QuickXorHash.Of(bytes);
        var folder = parent.Id == 0 ? Path.Combine(state.LibraryDirectory, library.Name) : DiskPath(library, parent);
        Directory.CreateDirectory(folder);
        var incoming = Path.Combine(folder, $".{Guid.NewGuid():N}.incoming");
        File.WriteAllBytes(incoming, bytes);
        File.Move(incoming, Path.Combine(folder, name), overwrite: true);
        if (library.Tree!.Child(parent, name) is not { } old) return (Insert(library, parent, name, author, bytes.LongLength, hash, isFolder: false), true);
        var item = old with
        {
            Version = old.Version + 1,
            Modified = Clock.Now(),
            Author = author,
            Entry = old.Entry! with { Size = bytes.LongLength, ContentVersion = old.Entry.ContentVersion + 1, QuickXorHash = hash },
        };
        state.Save(library, item);
        return (item, false);
    }

    public void Delete(SharePointList library, ListItem item)
    {
        foreach (var child in library.Tree!.Children(item).ToList()) Delete(library, child);
        var path = DiskPath(library, item);
        state.Remove(library, item.Id);
        if (item.Entry!.IsFolder && Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else if (File.Exists(path)) File.Delete(path);
    }

    private ListItem Insert(SharePointList library, ListItem parent, string name, string author, long size, string hash, bool isFolder)
    {
        var id = Guid.NewGuid();
        var now = Clock.Now();
        var entry = new DriveEntry(FolderTree.NewItemId(id), parent.Entry!.ItemId, name, isFolder, size, isFolder ? "" : MediaType(name), 1, hash);
        var item = new ListItem(library.NextId, id, 1, now, now, author, new Dictionary<string, object>(), entry);
        state.Save(library, item);
        return item;
    }

    private static string MediaType(string name) =>
        MediaTypes.TryGetContentType(name, out var type) ? type : "application/octet-stream";

    private static void CheckName(string name)
    {
        var bad = name.Length > LongestName || name.AsSpan().ContainsAny(Forbidden) || Reserved.Contains(name) || name.StartsWith("~$", StringComparison.Ordinal)
            || name.Contains("_vti_", StringComparison.OrdinalIgnoreCase) || name.Trim() != name || name.EndsWith('.') || name.Any(char.IsControl);
        if (bad) throw GraphError.Invalid("The provided name is not valid in SharePoint.", "invalidName");
    }
}
