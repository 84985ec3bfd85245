using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

/// <summary>Cards in Teams chats.</summary>
internal sealed class TeamsApprovalChannel(
    ConnectorClient connector,
    ChatOpener opener,
    AppForPeople app,
    IConversations conversations,
    IWaitingCases waiting,
    IDirectory directory,
    IOptions<BotOptions> options,
    TimeProvider clock,
    ILogger<TeamsApprovalChannel> logger) : IApprovalChannel
{
    public async Task<Delivery> SendAsync(Case @case, PlannedCard card, Person to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(to);
        var known = await conversations.FindAsync(to.ObjectId, cancellationToken);
        var delivery = known?.IsRemoved == true ? new Delivery(null, DeliveryWords.Removed) : await SendAsync(@case, card, to, known, cancellationToken);
        if (delivery.Undeliverable is not { } why) return delivery;
        await waiting.RememberAsync(to.ObjectId, @case.Id, cancellationToken);
        return delivery with { Undeliverable = await NotifyAsync(@case, card, to, why, cancellationToken) };
    }

    /// <summary>
    /// Who cannot be written to may still read the activity feed: once for each card, and once more when its time is over. What stands on
    /// the record is said again when the card is tried again, so that it is no news.
    /// </summary>
    private async Task<string> NotifyAsync(Case @case, PlannedCard card, Person to, string why, CancellationToken cancellationToken)
    {
        if (card.Kind is CardKind.Receipt || @case.Number is not { } number || @case.Open is not { } open) return why;
        var due = card.Kind == CardKind.Answer ? @case.Consultations[card.Index].DueAt : open.DueAt;
        var isLate = clock.GetUtcNow() > due;
        var recorded = @case.Unreached.GetValueOrDefault(card.Key)?.GetValueOrDefault(to.ObjectId);
        var told = recorded?.StartsWith(why, StringComparison.Ordinal) == true ? recorded : null;
        // Where the feed took nothing the first time it is not tried again and again.
        if (told is not null && (!isLate || told != $"{why} {DeliveryWords.Notified}")) return told;
        var words = isLate ? DeliveryWords.NotifiedLate : DeliveryWords.Notified;
        var wib = Cards.Texts.CardTexts.In(null).Wib.Of(due);
        return await app.NotifyAsync(isLate ? FeedActivity.Late : FeedActivity.Waits, to.ObjectId, number, wib, DeliveryWords.Unblock, cancellationToken) ? $"{why} {words}" : told ?? why;
    }

    public async Task<Delivery> UpdateAsync(Case @case, PlannedCard card, CardCopy copy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(copy);
        var known = await conversations.FindAsync(copy.ObjectId, cancellationToken);
        var chat = new ConversationReference(copy.ConversationId, known?.ServiceUrl ?? options.Value.ServiceUrl, known?.UserChannelId);
        var (drawn, message) = await MessageAsync(@case, card, chat, cancellationToken);
        var answer = await connector.UpdateAsync(chat, copy.ActivityId, message, Turn.Owed, cancellationToken);
        if (answer.Refusal is { } refusal) return Undeliverable(@case, card, refusal, ofUpdate: true);
        Log.CardUpdated(logger, @case.Id, card.Key);
        return new Delivery(copy, null, drawn.Shown);
    }

    private async Task<Delivery> SendAsync(Case @case, PlannedCard card, Person to, ConversationReference? known, CancellationToken cancellationToken)
    {
        if (known is not null)
        {
            var sent = await SendToAsync(@case, card, known, cancellationToken);
            if (!IsNoLongerThere(sent.Answer.Refusal)) return Delivered(@case, card, to, known, sent);
        }

        return await SendToNewChatAsync(@case, card, to, known?.UserChannelId, cancellationToken);
    }

    /// <summary>The chat is unknown, or the bot is not in it any more and nobody told: why, Graph says better than the Connector.</summary>
    private static bool IsNoLongerThere(ConnectorRefusal? refusal) => refusal is { Status: 404 } or { Status: 403, Code: "BotNotInConversationRoster" };

    /// <summary>For somebody who never wrote to the bot, or whose chat the Connector no longer knows.</summary>
    private async Task<Delivery> SendToNewChatAsync(Case @case, PlannedCard card, Person to, string? channelId, CancellationToken cancellationToken)
    {
        var opened = await opener.OpenAsync(to.ObjectId, channelId, cancellationToken);
        if (opened.Chat is not { } chat)
        {
            Log.NoChat(logger, @case.Id, card.Key);
            return new Delivery(null, opened.Why);
        }

        return Delivered(@case, card, to, chat, await SendToAsync(@case, card, chat, cancellationToken));
    }

    private async Task<Sent> SendToAsync(Case @case, PlannedCard card, ConversationReference chat, CancellationToken cancellationToken)
    {
        var (drawn, message) = await MessageAsync(@case, card, chat, cancellationToken);
        return new Sent(drawn, await connector.SendAsync(chat, message, Turn.Owed, cancellationToken));
    }

    private async Task<(RenderedCard Card, OutboundMessage Message)> MessageAsync(
        Case @case, PlannedCard card, ConversationReference chat, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var office = await directory.ReadAsync(now, cancellationToken);
        var context = new CardContext(options.Value.PublicUrl.TrimEnd('/'), now, chat.UserChannelId is { } id ? [id] : []);
        var drawn = CardRenderer.Render(@case, card, office, context);
        return (drawn, OutboundMessage.Of(drawn, CardRenderer.Summary(@case, card, context)));
    }

    private Delivery Delivered(Case @case, PlannedCard card, Person to, ConversationReference chat, Sent sent)
    {
        if (sent.Answer.Refusal is { } refusal) return Undeliverable(@case, card, refusal, ofUpdate: false);
        if (sent.Answer.Id is not { } id) throw new ChannelUnavailableException("the Connector took a card and did not name it", null);
        Log.CardSent(logger, @case.Id, card.Key);
        return new Delivery(new CardCopy(to.ObjectId, chat.ConversationId, id), null, sent.Card.Shown);
    }

    private Delivery Undeliverable(Case @case, PlannedCard card, ConnectorRefusal refusal, bool ofUpdate)
    {
        Log.Undeliverable(logger, @case.Id, card.Key, refusal.Status, refusal.Code);
        return new Delivery(null, DeliveryWords.Of(refusal, ofUpdate));
    }

    private sealed record Sent(RenderedCard Card, ConnectorAnswer Answer);
}

/// <summary>Why a card will not arrive until somebody mends it, for the case page; Indonesian, as everything stored for reading.</summary>
internal static class DeliveryWords
{
    internal const string Notified = "Pemberitahuan dikirim lewat Aktivitas di Teams.";

    internal const string NotifiedLate = "Pemberitahuan bahwa batasnya lewat dikirim lewat Aktivitas di Teams.";

    /// <summary>Shown in the activity feed, to the person.</summary>
    internal const string Unblock = "Kartunya tidak dapat dikirim ke obrolan Anda. Buka SOP 697 di Teams, lalu buka blokirnya atau ketik bantuan.";

    internal const string Removed = "Bot sudah dilepas oleh penerima; kartu dikirim begitu bot dipasang lagi.";

    /// <summary>Graph has no code for these; its words are those of OfficeDev/microsoft-teams-apps-company-communicator#1537 and …-requestateam#355.</summary>
    internal static string Of(GraphRefusedException refusal)
    {
        bool Says(string word) => refusal.Why?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
        if (refusal.Status == 404) return "Akun penerima tidak ditemukan di direktori (404).";
        if (Says("license")) return "Penerima belum mempunyai lisensi Teams (403).";
        return Says("policy")
            ? "Kebijakan aplikasi Teams tidak mengizinkan SOP 697 bagi penerima (403)."
            : $"Aplikasi tidak dapat dipasang bagi penerima ({refusal.Status} {refusal.Code}); perlu diperiksa administrator.";
    }

    internal static string Of(ConnectorRefusal refusal, bool ofUpdate)
    {
        var code = refusal.Code is null ? $"{refusal.Status}" : $"{refusal.Status} {refusal.Code}";
        return (refusal.Status, ofUpdate) switch
        {
            (403, _) => $"Bot diblokir atau belum dipasang oleh penerima ({code}).",
            (not 404, _) => $"Teams menolak kartu ini ({code}); perlu diperiksa administrator.",
            (_, true) => $"Pesan kartu sudah tidak ada di obrolan ({code}).",
            _ => $"Obrolan dengan penerima tidak ditemukan ({code}).",
        };
    }
}
