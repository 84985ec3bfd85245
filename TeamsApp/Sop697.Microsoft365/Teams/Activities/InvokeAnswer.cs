using System.Text.Json;
using System.Text.Json.Serialization;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Teams.Activities;

/// <summary>The body of the answer to <c>adaptiveCard/action</c>; the HTTP status around it is always 200.</summary>
/// <param name="StatusCode">Of the action, not of HTTP.</param>
/// <param name="Type">Media type of <paramref name="Value"/>.</param>
public sealed record InvokeAnswer(int StatusCode, string Type, JsonElement Value)
{
    public const string MessageType = "application/vnd.microsoft.activity.message";
    public const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>Replaces the card in place. The only answer that also satisfies a refresh.</summary>
    public static InvokeAnswer Card(RenderedCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new(200, AdaptiveCard.ContentType, JsonElement.Parse(card.Json));
    }

    /// <summary>Short text; it clears what the person had typed, so never for a refusal.</summary>
    public static InvokeAnswer Message(string text) =>
        new(200, MessageType, JsonSerializer.SerializeToElement(text, InvokeJson.Default.String));

    /// <summary>Shown under the card; what was typed stays.</summary>
    public static InvokeAnswer Error(string code, string message) =>
        new(400, ErrorType, JsonSerializer.SerializeToElement(new InvokeError(code, message), InvokeJson.Default.InvokeError));
}

public sealed record InvokeError(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(string))]
internal sealed partial class InvokeJson : JsonSerializerContext;
