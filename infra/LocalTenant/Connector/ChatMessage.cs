using System.Text.Json;

namespace Sop697.LocalTenant.Connector;

/// <summary>One message of a 1:1 chat as it stands now. A change makes a new record with the same id.</summary>
public sealed record ChatMessage
{
    /// <summary>Milliseconds since 1970, made unique; what the bot calls the activity id.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the persona who wrote it, or null when the bot did.</summary>
    public string? From { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? Text { get; init; }

    /// <summary>What a notification would show; the bot's <c>summary</c>.</summary>
    public string? Summary { get; init; }

    /// <summary>The card that everyone gets: as sent, or as last updated by the bot.</summary>
    public JsonElement? Card { get; init; }

    /// <summary>The card that only this viewer sees, from the last answer to an action or a refresh.</summary>
    public JsonElement? View { get; init; }

    public IReadOnlyList<ChatFile> Files { get; init; } = [];

    /// <summary>False when the bot did not take a message of a persona.</summary>
    public bool Delivered { get; init; } = true;

    public bool Deleted { get; init; }

    public JsonElement? Shown => View ?? Card;

    /// <summary>The action that the card asks to run for <paramref name="viewer"/> whenever it is shown, or null.</summary>
    public JsonElement? RefreshFor(Persona viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (Card?.Child("refresh") is not { } refresh || refresh.Child("action") is not { } action) return null;
        return refresh.Child("userIds") is { ValueKind: JsonValueKind.Array } ids
            && ids.EnumerateArray().Any(id => id.ValueKind == JsonValueKind.String && id.ValueEquals(viewer.ChannelId)) ? action : null;
    }
}

/// <summary>A file that a persona sent to the bot.</summary>
/// <param name="Id">Opaque; part of its addresses.</param>
/// <param name="Name">As the person named it.</param>
/// <param name="MediaType">As the browser said.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Inline">Pasted into the message (an image) instead of attached as a file.</param>
public sealed record ChatFile(string Id, string Name, string MediaType, long Size, bool Inline);

internal static class Json
{
    public static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The named property, or null when this is no object or has none (or JSON null).</summary>
    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
