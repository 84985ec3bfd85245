using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sop697.Domain;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

/// <summary>Reminders and monthly reports in Teams chats.</summary>
internal sealed class TeamsReminderChannel(
    ConnectorClient connector, ChatOpener opener, IConversations conversations, IDirectory directory, IOptions<BotOptions> options, TimeProvider clock, ILogger<TeamsReminderChannel> logger)
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
        if (answer is null or { Refusal.Status: 404 })
        {
            var opened = await opener.OpenAsync(objectId, known?.UserChannelId, cancellationToken);
            if (opened.Chat is not { } chat) return opened.Why;
            answer = await connector.SendAsync(chat, message, Turn.Owed, cancellationToken);
        }

        if (answer.Refusal is { } refusal)
        {
            Log.ReminderRefused(logger, refusal.Status, refusal.Code);
            return DeliveryWords.Of(refusal, ofUpdate: false);
        }

        Log.ReminderSent(logger);
        return null;
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
