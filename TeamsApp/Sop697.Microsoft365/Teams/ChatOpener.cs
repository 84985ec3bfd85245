using Microsoft.Extensions.Options;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

/// <summary>
/// The chat with somebody who never wrote to the bot: the Connector opens it where the app is installed, and where it is not the app is
/// installed first. Found once, then kept; a known chat costs nothing here.
/// </summary>
internal sealed class ChatOpener(ConnectorClient connector, AppForPeople app, IConversations conversations, IOptions<BotOptions> options)
{
    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome: a chat is no message, so nothing has arrived.</exception>
    internal async Task<OpenedChat> OpenAsync(string objectId, string? channelId, CancellationToken cancellationToken)
    {
        var (id, why) = await IdAsync(objectId, cancellationToken);
        if (why is not null) return new OpenedChat(null, why);
        var chat = new ConversationReference(id ?? throw new ChannelUnavailableException("a chat was opened and not named", null), options.Value.ServiceUrl, channelId);
        await conversations.SaveAsync(objectId, chat, cancellationToken);
        return new OpenedChat(chat, null);
    }

    private async Task<(string? Id, string? Why)> IdAsync(string objectId, CancellationToken cancellationToken)
    {
        try
        {
            var opened = await connector.OpenAsync(objectId, cancellationToken);
            if (opened.Refusal is not { } refusal) return (opened.Id, null);
            return refusal.Status is 403 or 404 && app.IsPossible
                ? await app.InstallAsync(objectId, cancellationToken)
                : (null, DeliveryWords.Of(refusal, ofUpdate: false));
        }
        catch (ChannelUnavailableException e) when (e.MayHaveArrived)
        {
            throw new ChannelUnavailableException(e.Message, e.RetryAfter, e);
        }
    }
}

/// <summary>A chat, or why there is none until somebody mends it.</summary>
internal sealed record OpenedChat(ConversationReference? Chat, string? Why);
