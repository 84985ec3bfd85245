using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sop697.Microsoft365.Teams.Activities;

/// <summary>
/// "Laporkan ke SOP 697" in the menu of a message or beside the compose box. Source: Learn, "Create and send dialogs" and "Respond to
/// the dialog submit action".
/// </summary>
internal static partial class MessageExtensionReader
{
    private const string Prefix = "composeExtension/";

    /// <summary>Some pages of the documentation write the name in the plural.</summary>
    private const string PluralPrefix = "composeExtensions/";

    /// <returns>Null when the invoke is none of a message extension.</returns>
    internal static InboundActivity? Read(Activity activity)
    {
        var name = activity.Name ?? "";
        var wish = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..]
            : name.StartsWith(PluralPrefix, StringComparison.Ordinal) ? name[PluralPrefix.Length..] : null;
        if (activity.Type != "invoke" || wish is null) return null;
        if (CallerOf(activity) is not { } from) return new InboundActivity.Ignored("no person");
        var command = Text(activity.Value, "commandId") ?? "";
        return wish switch
        {
            "fetchTask" => new InboundActivity.DialogAsked(from, command, Text(activity.Value, "requestId") ?? from.ActivityId, MessageOf(activity.Value, from)),
            "submitAction" => new InboundActivity.DialogSent(from, command, CardActionReader.Dialog(activity, from)),
            _ => new InboundActivity.Ignored("unknown wish of a message extension"),
        };
    }

    /// <summary>A chat of two people may come without any conversation.</summary>
    private static Caller? CallerOf(Activity activity) =>
        activity is { Id: { Length: > 0 } id, From: { AadObjectId: { Length: > 0 } objectId } who, ServiceUrl: { Length: > 0 } url }
            ? new Caller(id, objectId, who.Name ?? "", who.Id, activity.Conversation?.Id ?? "", url.EndsWith('/') ? url : $"{url}/", activity.Locale)
            : null;

    private static PointedMessage? MessageOf(JsonElement value, Caller from)
    {
        if (!TryGet(value, "messagePayload", out var message) || Text(message, "id") is not { Length: > 0 } id) return null;
        List<AttachedPicture?> found = [.. Attached(message), .. Pasted(message, from.ServiceUrl)];
        return new PointedMessage(id, [.. found.OfType<AttachedPicture>().DistinctBy(p => p.Url)], found.Contains(null));
    }

    /// <summary>Null for one that the bot has no right to fetch, such as a file in somebody's OneDrive.</summary>
    private static IEnumerable<AttachedPicture?> Attached(JsonElement message)
    {
        if (!TryGet(message, "attachments", out var list) || list.ValueKind != JsonValueKind.Array) yield break;
        foreach (var item in list.EnumerateArray())
        {
            var type = Text(item, "contentType");
            TryGet(item, "content", out var content);
            var attachment = new InboundAttachment(type, Text(item, "contentUrl"), Text(item, "name"), content);
            if (ActivityReader.Picture(attachment) is { } picture) yield return picture;
            else if (type == "reference") yield return null;
        }
    }

    /// <summary>
    /// A pasted picture is not among the attachments (microsoft/BotFramework-Services#348), it stands in the text, under an address that
    /// takes no bot's token; the Connector gives the same object under its own (…#358).
    /// </summary>
    private static IEnumerable<AttachedPicture?> Pasted(JsonElement message, string serviceUrl)
    {
        if (!TryGet(message, "body", out var body) || Text(body, "content") is not { } html) yield break;
        foreach (Match image in Image().Matches(html))
        {
            if (image.Value.Contains("schema.skype.com/Emoji", StringComparison.OrdinalIgnoreCase)) continue;
            var address = WebUtility.HtmlDecode(image.Groups["src"].Value);
            var stored = Stored().Match(address);
            yield return stored.Success ? new($"{serviceUrl}v3/attachments/{stored.Groups["id"].Value}/views/original", null, NeedsBotToken: true) : null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        TryGet(element, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryGet(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    [GeneratedRegex("""<img\b[^>]*?\bsrc\s*=\s*["'](?<src>[^"']+)["'][^>]*>""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"^https://[a-z0-9.-]+\.asm\.skype\.com/v1/objects/(?<id>[A-Za-z0-9-]+)/views/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stored();
}
