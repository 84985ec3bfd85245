using System.Text.Json;
using System.Text.Json.Nodes;
using Sop697.LocalTenant.Graph.SharePoint;

namespace Sop697.LocalTenant.Graph;

/// <summary>
/// Everything Graph remembers, in memory, and behind it one append-only log of JSON lines that is replayed at start.
/// A line is flushed to the operating system before the answer goes out, so a killed process loses nothing.
/// </summary>
internal sealed class GraphState : IDisposable
{
    private readonly Dictionary<Guid, SharePointList> _lists = [];
    private readonly Dictionary<string, string> _grants = [];
    private readonly HashSet<string> _uninstalled = [];
    private readonly FileStream _log;

    public GraphState(TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        LibraryDirectory = Directory.CreateDirectory(Path.Combine(options.DataDirectory, "library")).FullName;
        _grants[Personas.AppClientId] = "write";
        _log = new FileStream(Path.Combine(options.DataDirectory, "graph.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        Replay();
    }

    public TenantOptions Options { get; }

    /// <summary>Held by every handler: one call at a time keeps the stand-in simple and is fast enough.</summary>
    public Lock Gate { get; } = new();

    public string LibraryDirectory { get; }

    public IEnumerable<SharePointList> Lists => _lists.Values;

    /// <summary>By id, internal name or display name, as Graph takes all three.</summary>
    public SharePointList? Find(string key) =>
        Guid.TryParse(key, out var id) && _lists.TryGetValue(id, out var list)
            ? list
            : _lists.Values.FirstOrDefault(l => l.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
              ?? _lists.Values.FirstOrDefault(l => l.DisplayName.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Role that an app was granted on the site (<c>read</c>, <c>write</c>, …), or null.</summary>
    public string? GrantOf(string appId) => _grants.GetValueOrDefault(appId);

    public IReadOnlyDictionary<string, string> Grants => _grants;

    public bool IsInstalled(string userId) => !_uninstalled.Contains(userId);

    public void Save(SharePointList list)
    {
        Write(new JsonObject { ["e"] = "list", ["list"] = list.Definition() });
        _lists[list.Id] = list;
    }

    public void Save(SharePointList list, ListItem item)
    {
        Write(new JsonObject { ["e"] = "item", ["l"] = list.Id, ["i"] = ItemLog.Write(item) });
        list.Put(item);
    }

    public void Remove(SharePointList list, int id)
    {
        Write(new JsonObject { ["e"] = "gone", ["l"] = list.Id, ["id"] = id });
        list.Remove(id);
    }

    /// <summary>The list with everything in it; a real one lies in the recycle bin for 93 days.</summary>
    public void Remove(SharePointList list)
    {
        Write(new JsonObject { ["e"] = "nolist", ["l"] = list.Id });
        _lists.Remove(list.Id);
    }

    public void Grant(string appId, string role)
    {
        Write(new JsonObject { ["e"] = "grant", ["app"] = appId, ["role"] = role });
        _grants[appId] = role;
    }

    public void Install(string userId, bool installed)
    {
        Write(new JsonObject { ["e"] = "app", ["user"] = userId, ["installed"] = installed });
        if (installed) _uninstalled.Remove(userId);
        else _uninstalled.Add(userId);
    }

    public void Dispose() => _log.Dispose();

    private void Write(JsonObject entry)
    {
        _log.Write(JsonSerializer.SerializeToUtf8Bytes(entry));
        _log.WriteByte((byte)'\n');
        _log.Flush();
    }

    private void Replay()
    {
        var length = CompleteLength();
        _log.SetLength(length);
        _log.Position = 0;
        using var reader = new StreamReader(_log, leaveOpen: true, bufferSize: 1 << 16);
        while (reader.ReadLine() is { } line) Apply(line);
        _log.Position = length;
    }

    // A process killed in the middle of a write leaves half a line; nobody was told that it happened.
    private long CompleteLength()
    {
        for (var end = _log.Length; end > 0; end--)
        {
            _log.Position = end - 1;
            if (_log.ReadByte() == '\n') return end;
        }
        return 0;
    }

    private void Apply(string line)
    {
        using var document = JsonDocument.Parse(line);
        var entry = document.RootElement;
        switch (entry.GetProperty("e").GetString())
        {
            case "list":
                var definition = JsonNode.Parse(entry.GetProperty("list").GetRawText())!.AsObject();
                var id = definition["id"]!.GetValue<Guid>();
                if (_lists.TryGetValue(id, out var known)) known.Redefine(definition);
                else _lists[id] = new SharePointList(definition);
                break;
            case "item":
                var list = _lists[entry.GetProperty("l").GetGuid()];
                list.Put(ItemLog.Read(entry.GetProperty("i"), list));
                break;
            case "gone":
                _lists[entry.GetProperty("l").GetGuid()].Remove(entry.GetProperty("id").GetInt32());
                break;
            case "nolist":
                _lists.Remove(entry.GetProperty("l").GetGuid());
                break;
            case "grant":
                _grants[entry.GetProperty("app").GetString()!] = entry.GetProperty("role").GetString()!;
                break;
            case "app":
                if (entry.GetProperty("installed").GetBoolean()) _uninstalled.Remove(entry.GetProperty("user").GetString()!);
                else _uninstalled.Add(entry.GetProperty("user").GetString()!);
                break;
            default:
                throw new InvalidDataException($"graph.jsonl holds an unknown entry: {line}");
        }
    }
}
