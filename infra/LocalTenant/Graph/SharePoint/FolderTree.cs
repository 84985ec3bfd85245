namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>Files and folders of a library, found by id or by path; names differ without regard to case.</summary>
internal sealed class FolderTree(SharePointList list)
{
    private readonly Dictionary<string, int> _byItemId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SortedDictionary<string, int>> _children = new(StringComparer.OrdinalIgnoreCase);

    public ListItem Root { get; } = new(
        0, list.Id, 1, DateTime.UnixEpoch, DateTime.UnixEpoch, "System", new Dictionary<string, object>(),
        new DriveEntry(NewItemId(list.Id), "", "root", IsFolder: true, 0, "", 1, ""));

    public static string NewItemId(Guid id) => "01" + id.ToString("N").ToUpperInvariant();

    public ListItem? ById(string itemId) =>
        itemId.Equals("root", StringComparison.OrdinalIgnoreCase) || itemId.Equals(Root.Entry!.ItemId, StringComparison.OrdinalIgnoreCase)
            ? Root : _byItemId.TryGetValue(itemId, out var id) ? list.Find(id) : null;

    public ListItem? Child(ListItem parent, string name) =>
        _children.TryGetValue(parent.Entry!.ItemId, out var names) && names.TryGetValue(name, out var id) ? list.Find(id) : null;

    public IEnumerable<ListItem> Children(ListItem parent) =>
        _children.TryGetValue(parent.Entry!.ItemId, out var names) ? names.Values.Select(id => list.Find(id)!) : [];

    public int ChildCount(ListItem parent) => _children.TryGetValue(parent.Entry!.ItemId, out var names) ? names.Count : 0;

    /// <summary>Walks a path of names from a folder; null when a name is missing.</summary>
    public ListItem? Walk(ListItem from, string path)
    {
        ListItem? at = from;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at is null) return null;
            at = Child(at, name);
        }
        return at;
    }

    /// <summary>Path from the root, without a leading slash.</summary>
    public string PathOf(ListItem item)
    {
        var names = new Stack<string>();
        for (var at = item; at is not null && at.Id != 0; at = ById(at.Entry!.ParentId)) names.Push(at.Entry!.Name);
        return string.Join('/', names);
    }

    public void Put(ListItem item)
    {
        if (item.Entry is not { } entry) return;
        _byItemId[entry.ItemId] = item.Id;
        if (!_children.TryGetValue(entry.ParentId, out var names))
            _children[entry.ParentId] = names = new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        names[entry.Name] = item.Id;
    }

    public void Remove(ListItem item)
    {
        if (item.Entry is not { } entry) return;
        _byItemId.Remove(entry.ItemId);
        if (_children.TryGetValue(entry.ParentId, out var names)) names.Remove(entry.Name);
    }
}
