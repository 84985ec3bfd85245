using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Makes one planned card stand in the chats of those who hold its position.</summary>
public sealed class CardDelivery(IApprovalChannel channel, IDirectory directory, TimeProvider time, ILogger<CardDelivery> log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <summary>Until somebody has unblocked the bot or filled the position, there is little hope in asking often.</summary>
    private static readonly TimeSpan Undeliverable = TimeSpan.FromMinutes(15);

    public Task<Performed> ShowAsync(Case state, ShowCard show, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(show);
        return state.Cards.TryGetValue(show.Card.Key, out var sent)
            ? UpdateAsync(show, sent, cancellationToken)
            : SendAsync(show, cancellationToken);
    }

    /// <summary>Brings a card that is open to the end of one person's chat once more; the copies that stand stay true beside it.</summary>
    /// <returns>The fact to record with the card that was shown; nothing when it could not be brought.</returns>
    public async Task<Performed> AgainAsync(Case state, PlannedCard card, Actor to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(to);
        var person = new Person(to.ObjectId, to.Name, "", to.As(card.Position)?.Kind ?? ActingKind.Definitif);
        var delivery = await channel.SendAsync(state, card, person, cancellationToken);
        IReadOnlyList<CaseEvent> facts = delivery.Copy is { } copy ? [new CardSent(card.Key, card.Position, card.Face, [copy])] : [];
        return new Performed(facts, null) { Shown = delivery.Shown is { } shown ? [shown] : [] };
    }

    private async Task<Performed> SendAsync(ShowCard show, CancellationToken cancellationToken)
    {
        var card = show.Card;
        var office = await directory.ReadAsync(time.GetUtcNow(), cancellationToken);
        var holders = office.HoldersOf(card.Position);
        List<CardCopy> copies = [];
        List<ShownCard> shown = [];
        TimeSpan? retry = null;
        var reason = holders.Count == 0 ? "Jabatan ini belum terisi." : null;
        foreach (var holder in holders)
        {
            try
            {
                var delivery = await channel.SendAsync(show.Shown, card, holder, cancellationToken);
                if (delivery.Shown is { } seen) shown.Add(seen);
                if (delivery.Copy is { } copy) copies.Add(copy);
                else reason = delivery.Undeliverable;
            }
            catch (ChannelUnavailableException e)
            {
                log.CardNotSent(show.Shown.Id, card.Key, e.Message);
                Measures.CardWas("postponed");
                retry = e.RetryAfter ?? Soon;
            }
        }

        if (copies.Count > 0)
        {
            Measures.CardWas("sent");
            return new Performed([new CardSent(card.Key, card.Position, card.Face, copies)], null) { Shown = shown };
        }

        if (retry is not null || reason is null) return new Performed([], retry ?? Soon);
        Measures.CardWas("undeliverable");
        return new Performed([new CardUndeliverable(card.Key, card.Position, reason)], Undeliverable);
    }

    private async Task<Performed> UpdateAsync(ShowCard show, SentCard sent, CancellationToken cancellationToken)
    {
        TimeSpan? retry = null;
        List<ShownCard> shown = [];
        foreach (var copy in sent.Copies)
        {
            try
            {
                // A copy that its reader deleted can no longer be made true, nor can it mislead.
                var delivery = await channel.UpdateAsync(show.Shown, show.Card, copy, cancellationToken);
                if (delivery.Shown is { } seen) shown.Add(seen);
                if (delivery.Undeliverable is { } reason)
                    log.CopyGone(show.Shown.Id, show.Card.Key, reason);
            }
            catch (ChannelUnavailableException e)
            {
                log.CardNotSent(show.Shown.Id, show.Card.Key, e.Message);
                Measures.CardWas("postponed");
                retry = e.RetryAfter ?? Soon;
            }
        }

        if (retry is not null) return new Performed([], retry) { Shown = shown };
        Measures.CardWas("updated");
        return new Performed([new CardUpdated(show.Card.Key, show.Card.Face)], null) { Shown = shown };
    }
}
