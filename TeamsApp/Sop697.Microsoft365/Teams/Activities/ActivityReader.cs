using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sop697.Microsoft365.Teams.Activities;

internal static partial class ActivityReader
{
    private const string FileType = "application/vnd.microsoft.teams.file.download.info";

    internal static InboundActivity Read(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (MessageExtensionReader.Read(activity) is { } extension) return extension;
        if (CallerOf(activity) is not { } from) return new InboundActivity.Ignored("no person or conversation");
        if (activity.Conversation is { ConversationType: not (null or "personal") } or { IsGroup: true })
            return new InboundActivity.Ignored("not a personal chat");
        return activity.Type switch
        {
            "message" => Message(activity, from),
            "invoke" when activity.Name == "adaptiveCard/action" => CardActionReader.Invoke(activity, from),
            "invoke" => new InboundActivity.Ignored("unknown invoke"),
            "installationUpdate" => Installation(activity, from),
            "conversationUpdate" => Membership(activity, from),
            _ => new InboundActivity.Ignored("unknown type"),
        };
    }

    private static Caller? CallerOf(Activity activity) =>
        activity is { Id: { Length: > 0 } id, From: { AadObjectId: { Length: > 0 } objectId } who, Conversation.Id: { Length: > 0 } chat, ServiceUrl: { Length: > 0 } url }
            ? new Caller(id, objectId, who.Name ?? "", who.Id, chat, url.EndsWith('/') ? url : $"{url}/", activity.Locale)
            : null;

    private static InboundActivity Message(Activity activity, Caller from)
    {
        if (activity.Value.ValueKind == JsonValueKind.Object) return CardActionReader.Submit(activity, from);
        var text = Mention().Replace(activity.Text ?? "", "").Trim();
        var pictures = (activity.Attachments ?? []).Select(Picture).OfType<AttachedPicture>().ToList();
        if (pictures.Count > 0) return new InboundActivity.PicturesMessage(from, text, pictures);
        return text.Length > 0 ? new InboundActivity.TextMessage(from, text) : new InboundActivity.Ignored("empty message");
    }

    internal static AttachedPicture? Picture(InboundAttachment attachment)
    {
        if (attachment.ContentType == FileType)
            return Text(attachment.Content, "downloadUrl") is { } url ? new(url, attachment.Name, NeedsBotToken: false) : null;
        return attachment is { ContentType: { } type, ContentUrl: { Length: > 0 } content } && type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            ? new(content, attachment.Name, NeedsBotToken: true)
            : null;
    }

    private static InboundActivity Installation(Activity activity, Caller from) => activity.Action switch
    {
        "add" or "add-upgrade" => new InboundActivity.Installed(from),
        "remove" or "remove-upgrade" => new InboundActivity.Removed(from),
        _ => new InboundActivity.Ignored("unknown installation update"),
    };

    /// <summary>Only about ourselves: in a personal chat nobody else comes and goes.</summary>
    private static InboundActivity Membership(Activity activity, Caller from)
    {
        if (Names(activity.MembersAdded, activity.Recipient)) return new InboundActivity.Installed(from);
        return Names(activity.MembersRemoved, activity.Recipient)
            ? new InboundActivity.Removed(from)
            : new InboundActivity.Ignored("other conversation update");
    }

    private static bool Names(IReadOnlyList<ChannelAccount>? members, ChannelAccount? bot) => bot?.Id is { } id && members?.Any(m => m.Id == id) == true;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    [GeneratedRegex("<at>.*?</at>", RegexOptions.Singleline)]
    private static partial Regex Mention();
}
