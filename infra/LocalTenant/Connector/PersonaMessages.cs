using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Connector;

/// <summary>What a persona types, pastes and attaches, on its way to the bot.</summary>
public sealed class PersonaMessages(
    TenantOptions options, ChatStore chats, FileStore files, Activities activities, BotClient bot, TimeProvider clock)
{
    /// <summary>Reads JSON <c>{text, locale}</c>, plain text, or a form with <c>text</c>, <c>file</c>, <c>as</c> and <c>locale</c>; null when there is nothing to send.</summary>
    public async Task<Draft?> ReadAsync(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cancel = request.HttpContext.RequestAborted;
        if (request.HasFormContentType) return await ReadFormAsync(await request.ReadFormAsync(cancel), cancel);
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(cancel);
        if (!request.HasJsonContentType()) return body.Length == 0 ? null : new Draft(body, [], null);
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(body);
            var text = json.ValueKind == JsonValueKind.String ? json.GetString() : json.Text("text");
            return string.IsNullOrEmpty(text) ? null : new Draft(text, [], json.Text("locale"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the message in the chat, then hands it to the bot; the chat shows when the bot did not take it.</summary>
    public async Task<ChatMessage> SendAsync(Persona persona, Draft draft)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(draft);
        var message = chats.Add(persona.Key, new ChatMessage
        {
            Id = "",
            From = persona.Key,
            At = clock.GetUtcNow(),
            Text = draft.Text,
            Files = draft.Files,
        });
        var attachments = new JsonArray([.. draft.Files.Select(f => f.Inline ? Pasted(f) : Attached(persona, f))]);
        var reply = await bot.DeliverAsync(activities.Message(persona, message, attachments, draft.Locale));
        if (reply.Taken) return message;
        return chats.Change(persona.Key, message.Id, ChatChange.Updated, m => m with { Delivered = false }) ?? message;
    }

    private async Task<Draft?> ReadFormAsync(IFormCollection form, CancellationToken cancel)
    {
        var kept = new List<ChatFile>();
        foreach (var file in form.Files.GetFiles("file"))
        {
            var image = file.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
            var inline = form["as"].ToString() switch { "image" => true, "file" => false, _ => image };
            kept.Add(await files.KeepAsync(file, inline, cancel));
        }
        var text = form["text"].ToString();
        return text.Length == 0 && kept.Count == 0 ? null : new Draft(text, kept, form["locale"].FirstOrDefault());
    }

    /// <summary>An image in the message: fetched with the bot's token, type not told.</summary>
    private JsonObject Pasted(ChatFile file) => new JsonObject
    {
        ["contentType"] = "image/*",
        ["contentUrl"] = $"{options.ConnectorUrl}v3/attachments/{file.Id}/views/original",
    };

    /// <summary>A file in the sender's OneDrive: fetched without a token, soon.</summary>
    private JsonObject Attached(Persona persona, ChatFile file)
    {
        var owner = persona.Upn.Replace('@', '_').Replace('.', '_');
        var site = $"{options.PageUrl}/personal/{owner}";
        return new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["contentUrl"] = $"{site}/Documents/Microsoft Teams Chat Files/{Uri.EscapeDataString(file.Name)}",
            ["name"] = file.Name,
            ["content"] = new JsonObject
            {
                ["downloadUrl"] = $"{site}/_layouts/15/download.aspx?UniqueId={Guid.ParseExact(file.Id, "N")}&tempauth={files.Ticket(file.Id)}",
                ["uniqueId"] = Guid.ParseExact(file.Id, "N").ToString(),
                ["fileType"] = Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant(),
                ["etag"] = $"\"{{{Guid.ParseExact(file.Id, "N").ToString().ToUpperInvariant()}}},1\"",
            },
        };
    }
}

/// <summary>A message that a persona is about to send.</summary>
public sealed record Draft(string Text, IReadOnlyList<ChatFile> Files, string? Locale);
