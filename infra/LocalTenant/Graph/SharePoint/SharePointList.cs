using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Graph.SharePoint;

/// <summary>A list or library: its columns, its rows, and what makes them quick to find.</summary>
internal sealed class SharePointList
{
    private const int MostIndexes = 20;

    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ColumnIndex> _indexes = new(StringComparer.Ordinal);
    private readonly List<ListItem?> _items = [];
    private readonly Dictionary<int, long> _changeOf = [];
    private readonly SortedSet<(long Change, int Id)> _changes = [];
    private long _lastChange;
    private JsonObject _definition;

    public SharePointList(JsonObject definition)
    {
        _definition = definition;
        Id = definition["id"]!.GetValue<Guid>();
        Name = definition["name"]!.GetValue<string>();
        IsLibrary = definition["template"]!.GetValue<string>() == "documentLibrary";
        if (IsLibrary) Tree = new FolderTree(this);
        Redefine(definition);
    }

    public Guid Id { get; }

    /// <summary>Internal name; fixed when the list is made.</summary>
    public string Name { get; }

    public bool IsLibrary { get; }
    public FolderTree? Tree { get; }
    public string DisplayName => _definition["displayName"]!.GetValue<string>();
    public string Description => _definition["description"]?.GetValue<string>() ?? "";
    public DateTime Created => _definition["created"]!.GetValue<DateTime>();
    public IReadOnlyCollection<Column> Columns => _columns.Values;
    public int Count { get; private set; }
    public int NextId => _items.Count + 1;
    public long LastChange => _lastChange;

    public Column? Column(string name) => _columns.GetValueOrDefault(name);

    public ColumnIndex? Index(string column) => _indexes.GetValueOrDefault(column);

    public ListItem? Find(int id) => id > 0 && id <= _items.Count ? _items[id - 1] : null;

    /// <summary>Rows by id, after the given one.</summary>
    public IEnumerable<ListItem> After(int id)
    {
        for (var i = Math.Max(id, 0); i < _items.Count; i++)
        {
            if (_items[i] is { } item) yield return item;
        }
    }

    /// <summary>Rows by id from the end, before the given one.</summary>
    public IEnumerable<ListItem> Before(int id)
    {
        for (var i = Math.Min(id - 2, _items.Count - 1); i >= 0; i--)
        {
            if (_items[i] is { } item) yield return item;
        }
    }

    /// <summary>Ids changed after a position of the change count, oldest change first.</summary>
    public IEnumerable<(long Change, int Id)> ChangedAfter(long change) =>
        change >= _lastChange ? [] : _changes.GetViewBetween((change + 1, 0), (long.MaxValue, 0));

    /// <summary>The unique column that forbids this row, or null.</summary>
    public Column? Conflict(ListItem candidate) => _columns.Values.FirstOrDefault(c =>
        c.Unique && candidate.Fields.TryGetValue(c.Name, out var value)
        && _indexes[c.Name].Match(FilterOperator.Equal, value).Any(id => id != candidate.Id));

    public void Put(ListItem item)
    {
        while (_items.Count < item.Id) _items.Add(null);
        var old = _items[item.Id - 1];
        foreach (var (name, index) in _indexes)
        {
            if (old is not null) index.Remove(ValueOf(old, name), old.Id);
            index.Add(ValueOf(item, name), item.Id);
        }
        if (old is null) Count++;
        _items[item.Id - 1] = item;
        Tree?.Put(item);
        Touch(item.Id);
    }

    public void Remove(int id)
    {
        if (Find(id) is not { } old) return;
        foreach (var (name, index) in _indexes) index.Remove(ValueOf(old, name), id);
        _items[id - 1] = null;
        Count--;
        Tree?.Remove(old);
        Touch(id);
    }

    /// <summary>Takes over new columns and names; indexes are built for the columns that need them.</summary>
    public void Redefine(JsonObject definition)
    {
        var columns = definition["columns"]!.AsArray().Select(c => SharePoint.Column.From(c!.AsObject())).ToList();
        if (columns.Count(c => c.Indexed) > MostIndexes) throw GraphError.Invalid($"A list has at most {MostIndexes} indexed columns.");
        _definition = definition;
        foreach (var gone in _columns.Keys.Except(columns.Select(c => c.Name)).ToList()) Empty(gone);
        _columns.Clear();
        foreach (var column in columns) _columns.Add(column.Name, column);
        foreach (var name in _indexes.Keys.Where(n => !_columns.TryGetValue(n, out var column) || !column.Indexed).ToList()) _indexes.Remove(name);
        foreach (var column in columns.Where(c => c.Indexed && !_indexes.ContainsKey(c.Name))) _indexes.Add(column.Name, Build(column.Name));
    }

    /// <summary>What the log keeps of the list.</summary>
    public JsonObject Definition() => _definition.DeepClone().AsObject();

    /// <summary>Value of a field, also of the ones that every row has.</summary>
    public static object? ValueOf(ListItem item, string field) => field switch
    {
        "Created" => item.Created,
        "Modified" => item.Modified,
        "id" or "ID" => (decimal)item.Id,
        _ => item.Fields.GetValueOrDefault(field),
    };

    /// <summary>A deleted column takes its values along.</summary>
    private void Empty(string column)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i]?.Fields.ContainsKey(column) != true) continue;
            _items[i] = _items[i]! with { Fields = _items[i]!.Fields.Where(f => f.Key != column).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal) };
        }
    }

    private ColumnIndex Build(string column)
    {
        var index = new ColumnIndex();
        foreach (var item in After(0)) index.Add(ValueOf(item, column), item.Id);
        return index;
    }

    private void Touch(int id)
    {
        if (_changeOf.TryGetValue(id, out var before)) _changes.Remove((before, id));
        _changeOf[id] = ++_lastChange;
        _changes.Add((_lastChange, id));
    }
}
