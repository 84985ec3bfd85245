using System.Text.Json;

namespace Sop697.LocalTenant.Connector;

/// <summary>
/// The chats of all personas, kept in the data folder: one file of JSON lines per chat, the last line of an id wins.
/// Appending keeps a busy chat cheap; superseded lines are dropped at the next start.
/// </summary>
public sealed class ChatStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Chat> _chats;
    private readonly string _folder;
    private long _lastId;

    public ChatStore(TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _folder = Path.Combine(options.DataDirectory, "chats");
        Directory.CreateDirectory(_folder);
        _chats = Personas.All.ToDictionary(p => p.Key, p => Chat.Open(_folder, p.Key));
        _lastId = _chats.Values.SelectMany(c => c.Order).Select(long.Parse).DefaultIfEmpty().Max();
    }

    /// <summary>Told about every change, after it is kept.</summary>
    public event Action<ChatChange>? Changed;

    /// <summary>The newest <paramref name="top"/> messages (older than <paramref name="before"/>, when given), newest last.</summary>
    public IReadOnlyList<ChatMessage> Read(string persona, int top = int.MaxValue, string? before = null)
    {
        lock (_gate)
        {
            var chat = _chats[persona];
            var end = before is null ? chat.Order.Count : Math.Max(0, chat.Order.IndexOf(before));
            var start = Math.Max(0, end - top);
            return [.. chat.Order.Take(start..end).Select(id => chat.ById[id]).Where(m => !m.Deleted)];
        }
    }

    public ChatMessage? Find(string persona, string id)
    {
        lock (_gate) return _chats[persona].ById.TryGetValue(id, out var message) && !message.Deleted ? message : null;
    }

    public ChatMember Member(string persona)
    {
        lock (_gate) return _chats[persona].Member;
    }

    /// <summary>How many messages of the bot the persona has not seen yet.</summary>
    public int Unread(string persona)
    {
        lock (_gate)
        {
            var chat = _chats[persona];
            var seen = long.TryParse(chat.Member.Seen, out var id) ? id : 0;
            return chat.ById.Values.Count(m => m.From is null && !m.Deleted && long.Parse(m.Id) > seen);
        }
    }

    /// <summary>Keeps a new message under a fresh id, made from the clock as Teams makes its ids.</summary>
    public ChatMessage Add(string persona, ChatMessage draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ChatMessage message;
        lock (_gate)
        {
            _lastId = Math.Max(_lastId + 1, draft.At.ToUnixTimeMilliseconds());
            message = draft with { Id = _lastId.ToString() };
            _chats[persona].Keep(message);
        }
        Changed?.Invoke(new(ChatChange.Added, persona, message));
        return message;
    }

    /// <summary>Changes a message in place; null when the chat has none of that id.</summary>
    public ChatMessage? Change(string persona, string id, string kind, Func<ChatMessage, ChatMessage> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        ChatMessage message;
        lock (_gate)
        {
            if (!_chats[persona].ById.TryGetValue(id, out var old) || old.Deleted) return null;
            message = change(old);
            _chats[persona].Keep(message);
        }
        Changed?.Invoke(new(kind, persona, message));
        return message;
    }

    public void Change(string persona, Func<ChatMember, ChatMember> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var chat = _chats[persona];
            chat.Member = change(chat.Member);
            File.WriteAllText(Path.Combine(_folder, $"{persona}.member.json"), JsonSerializer.Serialize(chat.Member, Json.Web));
        }
        Changed?.Invoke(new(ChatChange.Member, persona, null));
    }

    /// <summary>Tells that the bot is typing; nothing is kept.</summary>
    public void Typing(string persona) => Changed?.Invoke(new(ChatChange.Typing, persona, null));

    public void Dispose()
    {
        foreach (var chat in _chats.Values) chat.Dispose();
    }

    private sealed class Chat(StreamWriter writer) : IDisposable
    {
        public List<string> Order { get; } = [];
        public Dictionary<string, ChatMessage> ById { get; } = [];
        public ChatMember Member { get; set; } = new();

        public static Chat Open(string folder, string persona)
        {
            var file = Path.Combine(folder, $"{persona}.jsonl");
            var kept = File.Exists(file) ? ReadLines(file) : [];
            // The shortened file replaces the old one in one step, so a crash here loses nothing.
            File.WriteAllLines(file + ".new", kept.Select(m => JsonSerializer.Serialize(m, Json.Web)));
            File.Move(file + ".new", file, overwrite: true);
            var chat = new Chat(new StreamWriter(file, append: true) { AutoFlush = true });
            foreach (var message in kept) chat.Index(message);
            var member = Path.Combine(folder, $"{persona}.member.json");
            if (File.Exists(member)) chat.Member = JsonSerializer.Deserialize<ChatMember>(File.ReadAllText(member), Json.Web) ?? new();
            return chat;
        }

        public void Keep(ChatMessage message)
        {
            writer.WriteLine(JsonSerializer.Serialize(message, Json.Web));
            Index(message);
        }

        public void Dispose() => writer.Dispose();

        private void Index(ChatMessage message)
        {
            if (!ById.ContainsKey(message.Id)) Order.Add(message.Id);
            ById[message.Id] = message;
        }

        private static List<ChatMessage> ReadLines(string file)
        {
            var last = new Dictionary<string, ChatMessage>();
            foreach (var line in File.ReadLines(file))
                if (Parse(line) is { } message) last[message.Id] = message;
            return [.. last.Values.Where(m => !m.Deleted).OrderBy(m => long.Parse(m.Id))];
        }

        /// <summary>Null for the half line that a killed process leaves behind.</summary>
        private static ChatMessage? Parse(string line)
        {
            try { return JsonSerializer.Deserialize<ChatMessage>(line, Json.Web); }
            catch (JsonException) { return null; }
        }
    }
}

/// <summary>What the tenant knows of a persona besides the messages.</summary>
public sealed record ChatMember
{
    /// <summary>The product was told that this person installed the app.</summary>
    public bool Installed { get; init; }

    /// <summary>The app is not there for this person: the bot has no chat with them.</summary>
    public bool WithoutApp { get; init; }

    /// <summary>The person blocked the bot: it may not write.</summary>
    public bool Blocked { get; init; }

    /// <summary>Id of the newest message that the person has seen.</summary>
    public string? Seen { get; init; }
}

/// <param name="Kind"><c>added</c>, <c>updated</c> by the bot, <c>viewed</c> (only this viewer's card), <c>deleted</c>, <c>typing</c>, <c>member</c>.</param>
/// <param name="Persona">Whose chat.</param>
/// <param name="Message">As it stands now; null for <c>typing</c> and <c>member</c>.</param>
public sealed record ChatChange(string Kind, string Persona, ChatMessage? Message)
{
    public const string Added = "added";
    public const string Updated = "updated";
    public const string Viewed = "viewed";
    public const string Deleted = "deleted";
    public const string Typing = "typing";
    public const string Member = "member";
}
