using System.Text.Json;
using System.Text.Json.Serialization;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Teams.Activities;

/// <summary>A message we post or put.</summary>
/// <param name="Text">Plain text, or null when there is a card.</param>
/// <param name="Summary">Shown in the notification: no personal data.</param>
public sealed record OutboundMessage(string? Text, string? Summary, IReadOnlyList<OutboundAttachment>? Attachments)
{
    public string Type { get; } = "message";

    public static OutboundMessage Of(string text) => new(text, null, null);

    public static OutboundMessage Of(RenderedCard card, string? summary)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Of(card.Json, summary);
    }

    /// <param name="card">JSON, sent as it is.</param>
    public static OutboundMessage Of(string card, string? summary) =>
        new(null, summary, [new OutboundAttachment(AdaptiveCard.ContentType, card)]);
}

/// <param name="Content">JSON; it goes out letter for letter, because letter for letter it is kept.</param>
public sealed record OutboundAttachment(string ContentType, [property: JsonConverter(typeof(VerbatimJson))] string Content);

/// <summary>Text that is JSON already and was written by us.</summary>
internal sealed class VerbatimJson : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value, skipInputValidation: true);
}

/// <summary>Opens a 1:1 chat.</summary>
public sealed record NewConversation(
    ChannelAccount Bot, IReadOnlyList<ChannelAccount> Members, string TenantId, NewConversationChannelData ChannelData)
{
    public bool IsGroup { get; }
}

public sealed record NewConversationChannelData(NewConversationTenant Tenant);

public sealed record NewConversationTenant(string Id);

/// <summary>The Connector's "done"; also how it names a new conversation.</summary>
public sealed record ResourceResponse(string? Id);

/// <summary>The Connector's "no".</summary>
public sealed record ConnectorFault(ConnectorError? Error);

public sealed record ConnectorError(string? Code);
