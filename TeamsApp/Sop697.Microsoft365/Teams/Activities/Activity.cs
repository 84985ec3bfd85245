using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sop697.Microsoft365.Teams.Activities;

/// <summary>What Teams posts to us, as far as we read it; every field may be missing and unknown ones are passed over.</summary>
public sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }

    /// <summary>Of an invoke: which one.</summary>
    public string? Name { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public string? Locale { get; init; }
    public string? Text { get; init; }
    public string? ReplyToId { get; init; }

    /// <summary>Of an installation update: <c>add</c>, <c>remove</c> or one of their <c>-upgrade</c> forms.</summary>
    public string? Action { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }
    public IReadOnlyList<InboundAttachment>? Attachments { get; init; }
    public JsonElement Value { get; init; }

    /// <returns>Null when the bytes are no activity.</returns>
    public static Activity? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ActivityJson.Default.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

public sealed record ChannelAccount(string? Id, string? Name, string? AadObjectId);

public sealed record ConversationAccount(string? Id, string? ConversationType, string? TenantId, bool? IsGroup);

public sealed record InboundAttachment(string? ContentType, string? ContentUrl, string? Name, JsonElement Content);

/// <summary>Activities, answers to invokes and what we post to the Connector, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(InvokeAnswer))]
[JsonSerializable(typeof(TaskAnswer))]
[JsonSerializable(typeof(TaskDialog))]
[JsonSerializable(typeof(OutboundMessage))]
[JsonSerializable(typeof(NewConversation))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ConnectorFault))]
public sealed partial class ActivityJson : JsonSerializerContext;
