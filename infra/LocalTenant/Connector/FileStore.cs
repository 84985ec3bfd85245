using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Sop697.LocalTenant.Connector;

/// <summary>The bytes that personas sent, and the short-lived tickets that open them without a token.</summary>
public sealed class FileStore(TenantOptions options, TimeProvider clock)
{
    private static readonly TimeSpan _ticketLife = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (string FileId, DateTimeOffset Until)> _tickets = new();
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(options.DataDirectory, "chats", "files")).FullName;

    /// <summary>Keeps the bytes and returns how the message speaks of them.</summary>
    public async Task<ChatFile> KeepAsync(IFormFile file, bool inline, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        var id = Guid.NewGuid().ToString("N");
        await using var target = File.Create(PathOf(id));
        await file.CopyToAsync(target, cancel);
        var mediaType = string.IsNullOrEmpty(file.ContentType) ? "application/octet-stream" : file.ContentType;
        return new ChatFile(id, Path.GetFileName(file.FileName), mediaType, file.Length, inline);
    }

    /// <summary>The path of a kept file, or null. Ids are checked, so that no path can be smuggled in.</summary>
    public string? Find(string id) => Guid.TryParseExact(id, "N", out _) && File.Exists(PathOf(id)) ? PathOf(id) : null;

    /// <summary>A ticket that opens the file for ten minutes, as a <c>downloadUrl</c> of Teams does.</summary>
    public string Ticket(string fileId)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, entry) in _tickets)
            if (entry.Until < now) _tickets.TryRemove(old, out _);
        var ticket = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _tickets[ticket] = (fileId, now + _ticketLife);
        return ticket;
    }

    public string? FindByTicket(string? ticket) =>
        ticket is not null && _tickets.TryGetValue(ticket, out var entry) && entry.Until >= clock.GetUtcNow() ? Find(entry.FileId) : null;

    private string PathOf(string id) => Path.Combine(_folder, id);
}
