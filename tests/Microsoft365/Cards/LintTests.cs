using System.Text.Json;
using Sop697.Microsoft365.Cards;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>What the official renderer passes over in silence.</summary>
public sealed class LintTests
{
    private static readonly string[] Colours = ["default", "accent", "good", "warning", "attention"];
    private static readonly string[] ContainerStyles = ["default", "emphasis", "good", "warning", "attention", "accent"];

    public static TheoryData<string> Names => [.. Snapshots.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_keeps_our_rules(string name) => Assert.Empty(Complaints(JsonOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_keeps_to_its_budget(string name) =>
        Assert.InRange(Snapshots.All[name]().Json.Length * sizeof(char), 1, CardRenderer.BudgetBytes - 1);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_names_no_citizen(string name)
    {
        var json = Snapshots.All[name]().Json;
        Assert.DoesNotContain("@warga.contoh", json, StringComparison.Ordinal);
        var typed = All(JsonOf(name)).Where(e => Type(e) != "Action.OpenUrl").SelectMany(Texts);
        Assert.DoesNotContain(typed, t => t.Contains("instagram.com", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_an_open_card_can_be_pressed_and_only_it_asks_to_be_refreshed(string name)
    {
        var card = JsonOf(name);
        var decides = All(card).Any(e => (Type(e) is "Action.Execute" && e.GetProperty("verb").GetString() != "show")
            || (Type(e) is "Action.Submit" && Text(e.GetProperty("data"), "verb") != "show")
            || Type(e) is "Action.ShowCard" or "Input.Text");
        var isOpen = name.Contains(".open", StringComparison.Ordinal) || name.Contains(".waiting", StringComparison.Ordinal);
        var belongsToCase = !name.StartsWith("intake", StringComparison.Ordinal) && !name.StartsWith("scan", StringComparison.Ordinal);
        var onlyTells = name is "receipt.open" or "receipt.open.masks" or "receipt.open.masks.en";
        // The paper of a case that ended is filed later; the part of who is silent is handed on by who was told.
        var files = name is "receipt.closed.answered" or "receipt.closed.answered.en" or "receipt.closed.handed-over" or "receipt.closed.merged" or "receipt.closed.askers" or "receipt.closed.masks" or "status.closed.archivist" or "status.silent" or "status.silent.en";
        Assert.Equal((isOpen && !onlyTells) || files, decides);
        Assert.Equal(isOpen && belongsToCase, card.TryGetProperty("refresh", out _));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_button_carries_the_case_the_step_and_the_version(string name)
    {
        foreach (var action in All(JsonOf(name)).Where(e => Type(e) == "Action.Execute"))
        {
            var data = action.GetProperty("data");
            Assert.Equal(JsonValueKind.String, data.GetProperty("caseId").ValueKind);
            Assert.NotEmpty(data.GetProperty("step").GetString()!);
            Assert.Equal(JsonValueKind.Number, data.GetProperty("version").ValueKind);
            Assert.NotEmpty(data.GetProperty("card").GetString()!);
        }
    }

    private static IEnumerable<string> Complaints(JsonElement card)
    {
        if (card.GetProperty("version").GetString() != "1.5") yield return "version is not 1.5";
        foreach (var element in All(card))
        {
            foreach (var complaint in Of(element)) yield return $"{Type(element)}: {complaint}";
        }

        foreach (var complaint in RequiredTraps(card)) yield return complaint;
    }

    private static IEnumerable<string> Of(JsonElement e)
    {
        var type = Type(e);
        if (type == "TextBlock" && !(Get(e, "wrap") is { ValueKind: JsonValueKind.True })) yield return "no wrap";
        if (type == "Image" && string.IsNullOrEmpty(Text(e, "altText"))) yield return "no altText";
        if (type.StartsWith("Input.", StringComparison.Ordinal) && string.IsNullOrEmpty(Text(e, "label"))) yield return "no label";
        if (Get(e, "isRequired") is { ValueKind: JsonValueKind.True } && string.IsNullOrEmpty(Text(e, "errorMessage"))) yield return "required without errorMessage";
        if (Text(e, "color") is { } colour && !Colours.Contains(colour)) yield return $"colour {colour}";
        if (type == "Container" && Text(e, "style") is { } style && !ContainerStyles.Contains(style)) yield return $"style {style}";
        if (Get(e, "backgroundImage") is not null) yield return "fixed background";
        if (Get(e, "actions") is { } actions && actions.GetArrayLength() > 5) yield return "more than five buttons in a row";
        if (type.StartsWith("Action.", StringComparison.Ordinal) && string.IsNullOrEmpty(Text(e, "title"))) yield return "no title";
        if (type == "Action.Execute" && !HasTwin(e)) yield return "no Submit that says the same";
    }

    private static bool HasTwin(JsonElement execute)
    {
        if (Get(execute, "fallback") is not { } submit || Type(submit) != "Action.Submit") return false;
        var (mine, twin) = (execute.GetProperty("data"), submit.GetProperty("data"));
        return Text(twin, "verb") == Text(execute, "verb")
            && Text(submit, "associatedInputs") == Text(execute, "associatedInputs")
            && mine.EnumerateObject().All(p => twin.GetProperty(p.Name).GetRawText() == p.Value.GetRawText());
    }

    /// <summary>A form that unfolds also validates the card around it.</summary>
    private static IEnumerable<string> RequiredTraps(JsonElement card)
    {
        var body = card.GetProperty("body").EnumerateArray().SelectMany(All);
        var isRequired = body.Any(e => Get(e, "isRequired") is { ValueKind: JsonValueKind.True });
        if (!isRequired || Get(card, "actions") is not { } actions) yield break;
        if (actions.EnumerateArray().Any(a => Type(a) == "Action.ShowCard")) yield return "required field around a form";
        if (actions.EnumerateArray().Count(a => Text(a, "associatedInputs") != "none") > 1) yield return "required field of one decision holds up another";
    }

    private static JsonElement JsonOf(string name) => JsonDocument.Parse(Snapshots.All[name]().Json).RootElement;

    /// <summary>Everything with a type, except the refresh action and the fallbacks, which stand for another; that of a chart is what most people see.</summary>
    private static IEnumerable<JsonElement> All(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().SelectMany(All);
        if (element.ValueKind != JsonValueKind.Object) return [];
        var inner = element.EnumerateObject().Where(p => p.Name is not ("refresh" or "data") && (p.Name != "fallback" || Type(element).StartsWith("Chart.", StringComparison.Ordinal))).SelectMany(p => All(p.Value));
        return element.TryGetProperty("type", out _) ? inner.Prepend(element) : inner;
    }

    private static IEnumerable<string> Texts(JsonElement element) =>
        element.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => p.Value.GetString()!);

    private static string Type(JsonElement element) => Text(element, "type") ?? "";

    private static string? Text(JsonElement element, string name) => Get(element, name)?.GetString();

    private static JsonElement? Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
