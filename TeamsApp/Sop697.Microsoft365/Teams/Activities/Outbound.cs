using System.Text.Json;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Teams.Activities;

/// <summary>A message we post or put.</summary>
/// <param name="Text">Plain text, or null when there is a card.</param>
/// <param name="Summary">Shown in the notification: no personal data.</param>
public sealed record OutboundMessage(string? Text, string? Summary, IReadOnlyList<OutboundAttachment>? Attachments)
{
    public string Type { get; } = "message";

    public static OutboundMessage Of(string text) => new(text, null, null);

    public static OutboundMessage Of(AdaptiveCard card, string? summary) =>
        Of(JsonSerializer.SerializeToElement(card, CardJson.Plain.AdaptiveCard), summary);

    public static OutboundMessage Of(JsonElement card, string? summary) =>
        new(null, summary, [new OutboundAttachment(AdaptiveCard.ContentType, card)]);
}

public sealed record OutboundAttachment(string ContentType, JsonElement Content);

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
