using System.Text.Json;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Teams.Activities;

/// <summary>The body of the answer to a dialog; the HTTP status around it is 200. Source: Learn, "Respond to the dialog submit action".</summary>
public sealed record TaskAnswer(TaskBody Task)
{
    /// <summary>Shows a card in the dialog, in the place of what stood there.</summary>
    public static TaskAnswer Card(string title, RenderedCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var dialog = new TaskDialog(title, "large", "medium", new OutboundAttachment(AdaptiveCard.ContentType, card.Json));
        return new(new TaskBody("continue", JsonSerializer.SerializeToElement(dialog, ActivityJson.Default.TaskDialog)));
    }

    /// <summary>Short words; then there is nothing left but to close the dialog.</summary>
    public static TaskAnswer Message(string text) => new(new TaskBody("message", JsonSerializer.SerializeToElement(text, InvokeJson.Default.String)));
}

/// <param name="Type"><c>continue</c> or <c>message</c>.</param>
/// <param name="Value">A <see cref="TaskDialog"/>, or a text.</param>
public sealed record TaskBody(string Type, JsonElement Value);

/// <param name="Height"><c>small</c>, <c>medium</c> or <c>large</c>.</param>
/// <param name="Width">The same.</param>
public sealed record TaskDialog(string Title, string Height, string Width, OutboundAttachment Card);
