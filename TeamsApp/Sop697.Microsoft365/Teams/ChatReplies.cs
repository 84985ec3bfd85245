using System.Text.Json;
using Microsoft.Extensions.Logging;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

/// <summary>Answers in a chat that belong to no planned card: help, status, the intake form.</summary>
public sealed class ChatReplies(ConnectorClient connector, ILogger<ChatReplies> logger)
{
    /// <returns>Id of the message; null when the chat no longer takes messages.</returns>
    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome.</exception>
    public Task<string?> ReplyAsync(ConversationReference chat, string text, CancellationToken cancellationToken) =>
        SendAsync(chat, OutboundMessage.Of(text), cancellationToken);

    /// <inheritdoc cref="ReplyAsync(ConversationReference, string, CancellationToken)"/>
    public Task<string?> ReplyAsync(ConversationReference chat, RenderedCard card, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(card);
        return SendAsync(chat, OutboundMessage.Of(card, card.Title), cancellationToken);
    }

    /// <summary>Replaces a message of ours in place; used after a Submit, whose answer cannot carry a card.</summary>
    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome.</exception>
    public async Task UpdateAsync(ConversationReference chat, string activityId, JsonElement card, CancellationToken cancellationToken) =>
        Note(await connector.UpdateAsync(chat, activityId, OutboundMessage.Of(card.GetRawText(), null), Turn.Reply, cancellationToken));

    private async Task<string?> SendAsync(ConversationReference chat, OutboundMessage message, CancellationToken cancellationToken) =>
        Note(await connector.SendAsync(chat, message, Turn.Reply, cancellationToken)).Id;

    private ConnectorAnswer Note(ConnectorAnswer answer)
    {
        if (answer.Refusal is { } refusal) Log.ReplyRefused(logger, refusal.Status, refusal.Code);
        return answer;
    }
}
