using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Connector;

/// <summary>Presses buttons of cards and shows what came back.</summary>
public sealed class CardActions(ChatStore chats, Activities activities, BotClient bot)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>Delivers the press (the very same activity <c>repeat</c> times at once) and returns the last answer.</summary>
    public async Task<InvokeAnswer> ExecuteAsync(Persona persona, ChatMessage message, ExecuteRequest press)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(press);
        var data = Activities.Merge(press.Data, press.Inputs);
        var submit = press.As == "submit";
        var activity = submit
            ? activities.Submitted(persona, message.Id, data, press.Locale)
            : activities.Executed(persona, message.Id, press.Verb, data, "manual", press.Locale);
        var replies = await Task.WhenAll(Enumerable.Range(0, Math.Clamp(press.Repeat ?? 1, 1, 32)).Select(_ => bot.DeliverAsync(activity)));
        var last = replies[^1];
        if (submit && last.Taken) return new(last.Status, "", null);
        return Show(persona, message, Read(last, press.Locale));
    }

    /// <summary>Runs the card's own refresh when it names this viewer; null when there is nothing to refresh.</summary>
    public async Task<InvokeAnswer?> RefreshAsync(Persona persona, ChatMessage message, string? locale)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.RefreshFor(persona) is not { } action) return null;
        var data = Activities.Merge(action.Child("data"), null);
        var reply = await bot.DeliverAsync(activities.Executed(persona, message.Id, action.Text("verb"), data, "automatic", locale));
        return Show(persona, message, Read(reply, locale));
    }

    private InvokeAnswer Show(Persona persona, ChatMessage message, InvokeAnswer answer)
    {
        if (answer is { StatusCode: 200, Type: CardType, Value: { ValueKind: JsonValueKind.Object } card })
            chats.Change(persona.Key, message.Id, ChatChange.Viewed, m => m with { View = card });
        return answer;
    }

    private static InvokeAnswer Read(BotReply reply, string? locale)
    {
        if (reply.Taken && Parse(reply.Body) is { } answer) return answer;
        var english = locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;
        var text = english ? "Something went wrong. Please try again." : "Terjadi kesalahan. Silakan coba lagi.";
        var error = new JsonObject { ["code"] = $"Http{reply.Status}", ["message"] = text };
        return new(reply.Taken ? 502 : reply.Status, ErrorType, JsonSerializer.SerializeToElement(error));
    }

    /// <summary>Null when the body is not an answer to an invoke; Teams then shows its own error.</summary>
    private static InvokeAnswer? Parse(string body)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<InvokeAnswer>(body, Json.Web);
            return answer is { StatusCode: > 0, Type: not null } ? answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Verb">Of the Action.Execute.</param>
/// <param name="Data">The action's own data.</param>
/// <param name="Inputs">Values of the card's inputs by id; laid over the data.</param>
/// <param name="Repeat">How often the same activity is delivered at once; 1 when absent, at most 32.</param>
/// <param name="As"><c>submit</c> sends the Action.Submit fallback instead.</param>
/// <param name="Locale">Language of the person's client; <c>id-ID</c> when absent.</param>
public sealed record ExecuteRequest(string? Verb, JsonElement? Data, JsonElement? Inputs, int? Repeat, string? As, string? Locale);

/// <summary>The product's answer to <c>adaptiveCard/action</c>.</summary>
public sealed record InvokeAnswer(int StatusCode, string Type, JsonElement? Value);
