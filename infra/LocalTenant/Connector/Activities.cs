using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Connector;

/// <summary>Builds the activities that Teams sends to a bot, in Teams' own shape.</summary>
public sealed class Activities(TenantOptions options, TimeProvider clock)
{
    public const string BotId = $"28:{Personas.AppClientId}";
    public const string BotName = "SOP 697";
    private const string DefaultLocale = "id-ID";
    private static readonly TimeSpan _wib = TimeSpan.FromHours(7);

    /// <summary>The app was installed for this person.</summary>
    public JsonObject Installed(Persona persona)
    {
        var activity = Envelope("installationUpdate", $"f:{Guid.NewGuid()}", persona, null);
        activity["action"] = "add";
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = persona.ConversationId } };
        return activity;
    }

    /// <summary>The app was removed for this person.</summary>
    public JsonObject Removed(Persona persona)
    {
        var activity = Envelope("installationUpdate", $"f:{Guid.NewGuid()}", persona, null);
        activity["action"] = "remove";
        return activity;
    }

    /// <summary>The bot became a member of this person's 1:1 chat.</summary>
    public JsonObject Joined(Persona persona)
    {
        var activity = Envelope("conversationUpdate", $"f:{Guid.NewGuid()}", persona, null);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = BotId });
        return activity;
    }

    /// <summary>A typed or pasted message.</summary>
    public JsonObject Message(Persona persona, ChatMessage message, JsonArray attachments, string? locale)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(attachments);
        var activity = Envelope("message", message.Id, persona, locale);
        activity["textFormat"] = "plain";
        if (message.Text is { Length: > 0 } text) activity["text"] = text;
        // Teams repeats what was typed as HTML, after the files.
        attachments.Add(new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = $"<p>{System.Net.WebUtility.HtmlEncode(message.Text ?? "")}</p>",
        });
        activity["attachments"] = attachments;
        return activity;
    }

    /// <summary>A press of Action.Submit: a message without text that points back at its card.</summary>
    public JsonObject Submitted(Persona persona, string messageId, JsonObject value, string? locale)
    {
        var id = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString();
        var activity = Envelope("message", id, persona, locale);
        activity["replyToId"] = messageId;
        activity["value"] = value;
        activity["channelData"]!["legacy"] = new JsonObject { ["replyToId"] = $"1:{messageId}" };
        return activity;
    }

    /// <summary>A press of Action.Execute (<paramref name="trigger"/> manual), or a refresh (automatic).</summary>
    public JsonObject Executed(Persona persona, string messageId, string? verb, JsonObject data, string trigger, string? locale)
    {
        var activity = Envelope("invoke", $"f:{Guid.NewGuid()}", persona, locale);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = messageId;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = trigger,
        };
        return activity;
    }

    /// <summary>
    /// An action command: asks for its dialog, or sends the form in it (<paramref name="data"/>). The message it was chosen on goes along
    /// as Teams describes it: a pasted picture stands only in the text, a file is a reference to somebody's OneDrive.
    /// </summary>
    public JsonObject Extension(Persona persona, string name, string commandId, ChatMessage? message, JsonObject? data, string? locale)
    {
        var activity = Envelope("invoke", $"f:{Guid.NewGuid()}", persona, locale);
        activity["name"] = name;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "compose" };
        var value = new JsonObject
        {
            ["commandId"] = commandId,
            ["commandContext"] = message is null ? "compose" : "message",
            ["requestId"] = Guid.NewGuid().ToString("N"),
            ["context"] = new JsonObject { ["theme"] = "default" },
        };
        if (message is not null) value["messagePayload"] = Payload(persona, message);
        if (data is not null) value["data"] = data;
        activity["value"] = value;
        return activity;
    }

    private static JsonObject Payload(Persona persona, ChatMessage message)
    {
        var pasted = message.Files.Where(f => f.Inline).Select(f =>
            $"<p><img alt=\"image\" src=\"https://id-api.asm.skype.com/v1/objects/{f.Id}/views/imgo\" itemtype=\"http://schema.skype.com/AMSImage\" itemscope=\"png\"></p>");
        return new JsonObject
        {
            ["linkToMessage"] = $"https://teams.microsoft.com/l/message/{persona.ConversationId}/{message.Id}",
            ["id"] = message.Id,
            ["replyToId"] = null,
            ["createdDateTime"] = message.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["lastModifiedDateTime"] = null,
            ["deleted"] = false,
            ["summary"] = null,
            ["importance"] = "normal",
            ["locale"] = "id-id",
            ["body"] = new JsonObject
            {
                ["contentType"] = "html",
                ["content"] = $"<div><p>{System.Net.WebUtility.HtmlEncode(message.Text ?? "")}</p>{string.Concat(pasted)}</div>",
            },
            ["from"] = new JsonObject
            {
                ["device"] = null,
                ["conversation"] = null,
                ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = persona.AadObjectId.ToString(), ["displayName"] = persona.Name },
                ["application"] = null,
            },
            ["reactions"] = new JsonArray(),
            ["mentions"] = new JsonArray(),
            ["attachments"] = new JsonArray([.. message.Files.Where(f => !f.Inline).Select(f => new JsonObject
            {
                ["id"] = Guid.ParseExact(f.Id, "N").ToString(),
                ["contentType"] = "reference",
                ["contentUrl"] = $"https://dinkes-my.sharepoint.com/personal/{persona.Key}/Documents/Microsoft Teams Chat Files/{Uri.EscapeDataString(f.Name)}",
                ["content"] = null,
                ["name"] = f.Name,
                ["thumbnailUrl"] = null,
            })]),
        };
    }

    /// <summary>
    /// The values of the inputs laid over the action's own data. A client sends every input as text:
    /// several choices joined by commas, a toggle as true or false.
    /// </summary>
    public static JsonObject Merge(JsonElement? data, JsonElement? inputs)
    {
        var merged = data is { ValueKind: JsonValueKind.Object } own ? JsonObject.Create(own)! : [];
        if (inputs is not { ValueKind: JsonValueKind.Object } values) return merged;
        foreach (var input in values.EnumerateObject()) merged[input.Name] = AsText(input.Value);
        return merged;
    }

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(AsText)),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    private JsonObject Envelope(string type, string id, Persona persona, string? locale)
    {
        var now = clock.GetUtcNow();
        locale ??= DefaultLocale;
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["localTimestamp"] = now.ToOffset(_wib).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz"),
            ["localTimezone"] = "Asia/Jakarta",
            ["channelId"] = "msteams",
            ["serviceUrl"] = options.ConnectorUrl,
            ["from"] = new JsonObject { ["id"] = persona.ChannelId, ["name"] = persona.Name, ["aadObjectId"] = persona.AadObjectId.ToString() },
            ["conversation"] = new JsonObject
            {
                ["conversationType"] = "personal",
                ["tenantId"] = Personas.TenantId,
                ["id"] = persona.ConversationId,
            },
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = locale,
                ["country"] = "ID",
                ["platform"] = "Web",
                ["timezone"] = "Asia/Jakarta",
            }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Personas.TenantId } },
            ["locale"] = locale,
        };
    }
}
