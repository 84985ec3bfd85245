using System.Globalization;
using System.Text.Json;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Teams.Activities;

/// <summary>Parts what a button carried into our own data and what was typed; clients merge the two.</summary>
internal static class CardActionReader
{
    private static readonly HashSet<string> Ours = ["caseId", "step", "version", "card", "verb", "pictures", "message", "other", "suggestion", "shown", "msteams"];

    internal static InboundActivity Invoke(Activity activity, Caller from)
    {
        if (!TryGet(activity.Value, "action", out var action)) return new InboundActivity.Ignored("invoke without action");
        TryGet(action, "data", out var data);
        var verb = Text(action, "verb") ?? Text(data, "verb");
        return verb is null ? new InboundActivity.Ignored("action without verb") : Read(activity, from, verb, data, isInvoke: true);
    }

    internal static InboundActivity Submit(Activity activity, Caller from) =>
        Text(activity.Value, "verb") is { } verb
            ? Read(activity, from, verb, activity.Value, isInvoke: false)
            : new InboundActivity.Ignored("submit without verb");

    /// <summary>The form of a dialog: what it carries and what was filled in stand together, and only one thing can be done with it.</summary>
    internal static InboundActivity.CardAction Dialog(Activity activity, Caller from)
    {
        TryGet(activity.Value, "data", out var data);
        return Read(activity, from, "open", data, isInvoke: true);
    }

    private static InboundActivity.CardAction Read(Activity activity, Caller from, string verb, JsonElement data, bool isInvoke)
    {
        var name = verb.Trim().ToLowerInvariant();
        return new(from, name, DataOf(data), InputsOf(data, name), activity.ReplyToId, isInvoke);
    }

    private static CardData DataOf(JsonElement data) => new(
        Text(data, "caseId") ?? "", Text(data, "step") ?? "", Number(data, "version"), Text(data, "card") ?? "")
    {
        Pictures = TryGet(data, "pictures", out var pictures) && pictures.ValueKind == JsonValueKind.Array
            ? [.. pictures.EnumerateArray().Select(Plain).OfType<string>()]
            : null,
        Message = Text(data, "message"),
        Other = Text(data, "other"),
        Suggestion = Text(data, "suggestion"),
        Proof = Text(data, "proof"),
        Shown = Text(data, "shown") ?? "",
    };

    /// <summary>
    /// A field that shares its name with another form of the card bears the verb before it; here it gets its contract name
    /// back, and then wins over the other form's field.
    /// </summary>
    private static Dictionary<string, string> InputsOf(JsonElement data, string verb)
    {
        Dictionary<string, string> inputs = [];
        if (data.ValueKind != JsonValueKind.Object) return inputs;
        var prefix = $"{verb}_";
        foreach (var field in data.EnumerateObject())
        {
            if (Ours.Contains(field.Name) || field.Name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (Plain(field.Value) is { } value) inputs[field.Name] = value;
        }

        foreach (var field in data.EnumerateObject())
        {
            if (field.Name.StartsWith(prefix, StringComparison.Ordinal) && Plain(field.Value) is { } value) inputs[field.Name[prefix.Length..]] = value;
        }

        if (inputs.GetValueOrDefault("topic") == InquiryFields.NoTopic) inputs["topic"] = "";
        return inputs;
    }

    /// <summary>Clients send text, numbers and truth values; a list arrives joined by commas or as an array.</summary>
    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Plain).OfType<string>()),
        _ => null,
    };

    private static int Number(JsonElement data, string name) =>
        TryGet(data, name, out var value) && int.TryParse(Plain(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Text(JsonElement data, string name) => TryGet(data, name, out var value) ? Plain(value) : null;

    private static bool TryGet(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }
}
