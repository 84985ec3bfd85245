using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Teams.Activities;

/// <summary>What a person did in the chat: a closed set, read from an activity that has been authenticated.</summary>
public abstract record InboundActivity
{
    private InboundActivity()
    {
    }

    /// <summary>Words.</summary>
    public sealed record TextMessage(Caller From, string Text) : InboundActivity;

    /// <summary>One or more files or pasted pictures, perhaps with words. What the bytes are is seen after fetching.</summary>
    public sealed record PicturesMessage(Caller From, string Text, IReadOnlyList<AttachedPicture> Pictures) : InboundActivity;

    /// <summary>A pressed button.</summary>
    /// <param name="Verb">Lower case.</param>
    /// <param name="Data">What our card carried; proves nothing.</param>
    /// <param name="Inputs">Fields by their contract names.</param>
    /// <param name="CardActivityId">Message that holds the card, or null.</param>
    /// <param name="IsInvoke">The answer goes into the HTTP reply; else (a Submit from an old client) it is a message of its own.</param>
    public sealed record CardAction(
        Caller From, string Verb, CardData Data, IReadOnlyDictionary<string, string> Inputs, string? CardActivityId, bool IsInvoke) : InboundActivity;

    /// <summary>"Laporkan ke SOP 697" was chosen: which dialog shall open?</summary>
    /// <param name="Command">Id of the command in the manifest.</param>
    /// <param name="Request">Names this opening of the dialog.</param>
    /// <param name="Message">The message in whose menu it was chosen; null beside the compose box.</param>
    public sealed record DialogAsked(Caller From, string Command, string Request, PointedMessage? Message) : InboundActivity;

    /// <summary>The form in the dialog was sent.</summary>
    /// <param name="Command">Id of the command in the manifest.</param>
    /// <param name="Form">What the form carried and what was filled in; its verb is that of the form.</param>
    public sealed record DialogSent(Caller From, string Command, CardAction Form) : InboundActivity;

    /// <summary>The bot can be written to from now on. May repeat.</summary>
    public sealed record Installed(Caller From) : InboundActivity;

    /// <summary>The bot was removed. May repeat.</summary>
    public sealed record Removed(Caller From) : InboundActivity;

    /// <summary>Nothing to do; answered with 200.</summary>
    /// <param name="Why">For logs.</param>
    public sealed record Ignored(string Why) : InboundActivity;

    public static InboundActivity Read(Activity activity) => ActivityReader.Read(activity);
}

/// <summary>Who and where, from the activity's envelope.</summary>
/// <param name="ActivityId">The same for a repeated delivery.</param>
/// <param name="ObjectId">Directory object id; the identity.</param>
/// <param name="Name">Display name.</param>
/// <param name="UserChannelId">Opaque id in the channel.</param>
/// <param name="ConversationId">Where it was; of a message extension any chat of the person, perhaps none.</param>
/// <param name="Locale">BCP 47 tag of the client, or null.</param>
public sealed record Caller(
    string ActivityId, string ObjectId, string Name, string? UserChannelId, string ConversationId, string ServiceUrl, string? Locale);

/// <summary>A message of any chat that somebody points at.</summary>
/// <param name="Id">Unique within its chat.</param>
/// <param name="Pictures">Those that the bot may fetch.</param>
/// <param name="HasOthers">It has pictures or files besides that the bot has no right to fetch.</param>
public sealed record PointedMessage(string Id, IReadOnlyList<AttachedPicture> Pictures, bool HasOthers);

/// <param name="Url">Where the bytes are.</param>
/// <param name="Name">File name as sent; personal data perhaps, never logged.</param>
/// <param name="NeedsBotToken">A pasted picture lies with the Connector; a file behind a short-lived address that takes no token.</param>
public sealed record AttachedPicture(string Url, string? Name, bool NeedsBotToken);
