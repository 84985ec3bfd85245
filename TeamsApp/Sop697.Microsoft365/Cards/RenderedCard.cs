using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>
/// A card as it goes over the wire. Its content id is the SHA-256 of its own text with the id's place empty, and stands in the
/// data of every button: so a press says which card it was, and the kept text proves itself.
/// </summary>
public sealed class RenderedCard
{
    private const string EmptyPlace = "\"shown\":\"\"";

    private RenderedCard(string id, string json, bool isAnswerable, string? title) => (Id, Json, IsAnswerable, Title) = (id, json, isAnswerable, title);

    /// <summary>Base64url, which is a third shorter than hex: it stands in a card up to a dozen times.</summary>
    public string Id { get; }

    public string Json { get; }

    /// <summary>It has a button that names it. What cannot be answered need not be kept.</summary>
    public bool IsAnswerable { get; }

    /// <summary>For a notification, or null.</summary>
    public string? Title { get; }

    /// <summary>To be kept; null when nobody can answer it.</summary>
    public ShownCard? Shown => IsAnswerable ? new ShownCard(Id, Json) : null;

    public static RenderedCard Of(AdaptiveCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var drawn = JsonSerializer.SerializeToUtf8Bytes(card, CardJson.Plain.AdaptiveCard);
        var id = IdOf(drawn);
        var empty = Encoding.UTF8.GetString(drawn);
        // A quotation mark inside a text is escaped, so only our own property can look like this.
        var json = empty.Replace(EmptyPlace, Place(id), StringComparison.Ordinal);
        return new RenderedCard(id, json, json.Length != empty.Length, card.FallbackText);
    }

    /// <summary>
    /// The text is the very card that the pressed button names, and has that button: a client cannot pass off another card of
    /// the case, or an older one, as the one it answered.
    /// </summary>
    public static bool IsGenuine(CardData pressed, string json)
    {
        ArgumentNullException.ThrowIfNull(pressed);
        ArgumentNullException.ThrowIfNull(json);
        var empty = Encoding.UTF8.GetBytes(json.Replace(Place(pressed.Shown), EmptyPlace, StringComparison.Ordinal));
        if (IdOf(empty) != pressed.Shown) return false;
        // A picture named as proof may also come from a field, so it is no part of what the button is.
        var button = JsonSerializer.Serialize(pressed with { Verb = null, Proof = null }, CardJson.Plain.CardData);
        return json.Contains(button[..^1], StringComparison.Ordinal);
    }

    private static string IdOf(ReadOnlySpan<byte> drawn) => Base64Url.EncodeToString(SHA256.HashData(drawn));

    private static string Place(string id) => $"\"shown\":\"{id}\"";
}
