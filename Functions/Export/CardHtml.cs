using System.Text.Json;
using Sop697.Domain.Audit;
using Sop697.Functions.Pages;

namespace Sop697.Functions.Export;

/// <summary>An answered card in plain HTML for paper and archive: its words in their order, its fields with what was filled in.</summary>
internal static class CardHtml
{
    private static readonly string[] Children = ["body", "items", "columns", "actions", "card"];

    internal static Html Of(AnsweredCard answered)
    {
        try
        {
            using var card = JsonDocument.Parse(answered.Shown);
            var redrawn = answered.Redrawn ? Html.Of($"<p class=\"dim\">Kartu digambar ulang dari catatan.</p>") : default;
            return Html.Of($"<div class=\"answered\">{Parts(card.RootElement, answered)}{redrawn}</div>");
        }
        catch (JsonException)
        {
            return Html.Of($"<pre>{answered.Shown}</pre>");
        }
    }

    private static Html Parts(JsonElement element, AnsweredCard answered)
    {
        if (element.ValueKind == JsonValueKind.Array) return Html.Join(element.EnumerateArray().Select(e => Parts(e, answered)));
        if (element.ValueKind != JsonValueKind.Object) return default;
        var own = Text(element, "type") switch
        {
            "TextBlock" => Html.Of($"<p>{Text(element, "text")}</p>"),
            "RichTextBlock" => Html.Of($"<p>{string.Concat(Each(element, "inlines").Select(i => i.ValueKind == JsonValueKind.String ? i.GetString() : Text(i, "text")))}</p>"),
            "FactSet" => Html.Of($"<dl>{Html.Join(Each(element, "facts").Select(f => Html.Of($"<dt>{Text(f, "title")}</dt><dd>{Text(f, "value")}</dd>")))}</dl>"),
            { } type when type.StartsWith("Input.", StringComparison.Ordinal) => Field(element, answered),
            { } type when type.StartsWith("Action.", StringComparison.Ordinal) => Button(element, answered),
            _ => default,
        };
        return Html.Join(Children.Where(c => element.TryGetProperty(c, out _)).Select(c => Parts(element.GetProperty(c), answered)).Prepend(own));
    }

    private static Html Field(JsonElement element, AnsweredCard answered)
    {
        var filled = Text(element, "id") is { } id && answered.Inputs.TryGetValue(id, out var value) ? value : null;
        return filled is null ? default : Html.Of($"<p>{Text(element, "label")}</p><p class=\"field\">{filled}</p>");
    }

    private static Html Button(JsonElement element, AnsweredCard answered)
    {
        if (Text(element, "title") is not { } title) return default;
        return Text(element, "verb") == answered.Verb ? Html.Of($"<p><strong>✓ {title}</strong></p>") : Html.Of($"<p class=\"dim\">[ {title} ]</p>");
    }

    private static JsonElement.ArrayEnumerator Each(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
