using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Connector;

/// <summary>Opens and sends the dialog of an action command, as a client does from the menu of a message or beside the compose box.</summary>
public sealed class MessageExtension(Activities activities, BotClient bot)
{
    /// <param name="message">In whose menu the command was chosen; null beside the compose box.</param>
    public Task<TaskReply> OpenAsync(Persona persona, ChatMessage? message, ExtensionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AskAsync(activities.Extension(persona, "composeExtension/fetchTask", request.CommandId, message, null, request.Locale));
    }

    /// <summary>Sends what was filled in. The client lays the inputs over the button's own data.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public Task<TaskReply> SubmitAsync(Persona persona, ChatMessage? message, ExtensionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var data = Activities.Merge(request.Data, request.Inputs);
        return AskAsync(activities.Extension(persona, "composeExtension/submitAction", request.CommandId, message, data, request.Locale));
    }

    private async Task<TaskReply> AskAsync(JsonObject activity)
    {
        var reply = await bot.DeliverAsync(activity);
        return new(reply.Status, reply.Taken ? TaskOf(reply.Body) : null);
    }

    /// <summary>Null when the body is no answer of a dialog; Teams then shows its own error.</summary>
    private static JsonElement? TaskOf(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body).Child("task") is { } task && task.Text("type") is "continue" or "message" ? task : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="CommandId">As in the manifest.</param>
/// <param name="Data">Of the form's button; only when it is sent.</param>
/// <param name="Inputs">Values of the form's inputs by id.</param>
/// <param name="Locale">Language of the person's client; <c>id-ID</c> when absent.</param>
public sealed record ExtensionRequest(string CommandId, JsonElement? Data, JsonElement? Inputs, string? Locale);

/// <param name="StatusCode">The product's HTTP status.</param>
/// <param name="Task">What the dialog shows now: <c>continue</c> with a card, or <c>message</c> with a text; null when the product said neither.</param>
public sealed record TaskReply(int StatusCode, JsonElement? Task);
