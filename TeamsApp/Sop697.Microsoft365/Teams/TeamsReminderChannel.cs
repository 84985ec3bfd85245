using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sop697.Domain;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

/// <summary>Reminders and monthly reports in Teams chats.</summary>
public sealed class TeamsReminderChannel(
    ConnectorClient connector, IConversations conversations, IDirectory directory, IOptions<BotOptions> options, TimeProvider clock, ILogger<TeamsReminderChannel> logger)
    : IReminderChannel, IReportChannel
{
    public async Task<string?> SendAsync(string objectId, ReminderNote note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(note);
        return await SendAsync(objectId, await MessageAsync(note, cancellationToken), cancellationToken);
    }

    public async Task<string?> SendAsync(string objectId, MonthlyReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (office, context) = await ContextAsync(cancellationToken);
        var card = ReportCard.Draw(report, office, context);
        return await SendAsync(objectId, OutboundMessage.Of(card, card.Title), cancellationToken);
    }

    public Task<string?> TellAsync(string objectId, LocalText words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        return SendAsync(objectId, OutboundMessage.Of(words.Id), cancellationToken);
    }

    private async Task<string?> SendAsync(string objectId, OutboundMessage message, CancellationToken cancellationToken)
    {
        var known = await conversations.FindAsync(objectId, cancellationToken);
        if (known?.IsRemoved == true) return DeliveryWords.Removed;
        var answer = known is null ? null : await connector.SendAsync(known, message, Turn.Owed, cancellationToken);
        if (answer is null or { Refusal.Status: 404 }) answer = await SendToNewChatAsync(objectId, message, known?.UserChannelId, cancellationToken);
        if (answer.Refusal is { } refusal)
        {
            Log.ReminderRefused(logger, refusal.Status, refusal.Code);
            return DeliveryWords.Of(refusal, ofUpdate: false);
        }

        Log.ReminderSent(logger);
        return null;
    }

    /// <summary>For somebody who never wrote to the bot, or whose chat the Connector no longer knows.</summary>
    private async Task<ConnectorAnswer> SendToNewChatAsync(string objectId, OutboundMessage message, string? channelId, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(objectId, cancellationToken);
        if (opened.Id is not { } id) return opened;
        var chat = new ConversationReference(id, options.Value.ServiceUrl, channelId);
        await conversations.SaveAsync(objectId, chat, cancellationToken);
        return await connector.SendAsync(chat, message, Turn.Owed, cancellationToken);
    }

    /// <summary>A chat is no message: whatever became of opening it, nothing has arrived.</summary>
    private async Task<ConnectorAnswer> OpenAsync(string objectId, CancellationToken cancellationToken)
    {
        try
        {
            var opened = await connector.OpenAsync(objectId, cancellationToken);
            return opened is { Id: null, Refusal: null } ? throw new ChannelUnavailableException("the Connector opened a chat and did not name it", null) : opened;
        }
        catch (ChannelUnavailableException e) when (e.MayHaveArrived)
        {
            throw new ChannelUnavailableException(e.Message, e.RetryAfter, e);
        }
    }

    private async Task<OutboundMessage> MessageAsync(ReminderNote note, CancellationToken cancellationToken)
    {
        var (office, context) = await ContextAsync(cancellationToken);
        var card = ReminderCard.Draw(note, office, context);
        return OutboundMessage.Of(card, card.Title);
    }

    private async Task<(Office Office, CardContext Context)> ContextAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await directory.ReadAsync(now, cancellationToken), new CardContext(options.Value.PublicUrl.TrimEnd('/'), now, []));
    }
}
