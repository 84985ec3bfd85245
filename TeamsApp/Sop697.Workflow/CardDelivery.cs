using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Makes one planned card stand in the chats of those who hold its position.</summary>
public sealed class CardDelivery(IApprovalChannel channel, IDirectory directory, AnswerFinder answers, TimeProvider time, ILogger<CardDelivery> log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <summary>Until somebody has unblocked the bot or filled the position, there is little hope in asking often.</summary>
    private static readonly TimeSpan Undeliverable = TimeSpan.FromMinutes(15);

    /// <summary>Who acts for which position now, as far as the lists can be read.</summary>
    public async Task<Roster> RosterAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await directory.ReadAsync(time.GetUtcNow(), cancellationToken)).Roster;
        }
        catch (DirectoryUnavailableException e)
        {
            log.RosterUnknown(e.Message);
            return Roster.Unknown;
        }
    }

    /// <summary>Makes the copies that stand true, and gives a copy to whoever lacks one.</summary>
    public async Task<Performed> ShowAsync(ShowCard show, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(show);
        var offer = await OfferAsync(show, cancellationToken);
        if (offer is not null) show = show with { Shown = Suggesting.Offer(show.Shown, offer) };
        var done = new Performed(offer is null ? [] : [offer], null);
        if (show.Untrue.Count > 0) done = done.And(await UpdateAsync(show, cancellationToken));
        return show.To is { Count: 0 } ? done : done.And(await SendAsync(show, cancellationToken));
    }

    /// <summary>Earlier answers for a card that asks for one. Looked up while the card is drawn, so that nobody who presses waits for it.</summary>
    private async Task<AnswersSuggested?> OfferAsync(ShowCard show, CancellationToken cancellationToken) =>
        show.Card is { IsOpen: true, Kind: CardKind.Consult or CardKind.Answer or CardKind.Release } ? await answers.SuggestAsync(show.Shown, cancellationToken) : null;

    /// <summary>Closes the copies of those who no longer act for the position. Whom it cannot reach now keeps the copy until later.</summary>
    public async Task<Performed> MoveAsync(MoveCard move, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(move);
        List<CaseEvent> facts = [];
        TimeSpan? retry = null;
        foreach (var leaver in move.From)
        {
            try
            {
                var card = move.Card with { StoodIn = leaver.StandIn };
                foreach (var copy in leaver.Copies)
                {
                    if ((await channel.UpdateAsync(move.Shown, card, copy, cancellationToken)).Undeliverable is { } reason)
                        log.CopyGone(move.Shown.Id, move.Card.Key, reason);
                }

                facts.Add(new CardMoved(move.Card.Key, move.Card.Position, leaver.ObjectId, move.Card.MovedTo ?? [], leaver.StandIn));
                Measures.CardWas("moved");
            }
            catch (ChannelUnavailableException e)
            {
                retry = Postponed(move.Shown.Id, move.Card.Key, e);
            }
        }

        return new Performed(facts, retry);
    }

    /// <summary>Brings a card that is open to the end of one person's chat once more; the copies that stand stay true beside it.</summary>
    /// <returns>The fact to record with the card that was shown; nothing when it could not be brought.</returns>
    public async Task<Performed> AgainAsync(Case state, PlannedCard card, Actor to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(to);
        var person = new Person(to.ObjectId, to.Name, "", StandIns.As(state, to, card.Position)?.Kind ?? ActingKind.Definitif);
        var delivery = await channel.SendAsync(state, card, person, cancellationToken);
        IReadOnlyList<CaseEvent> facts = delivery.Copy is { } copy ? [new CardSent(card.Key, card.Position, card.Face, [copy])] : [];
        return new Performed(facts, null) { Shown = delivery.Shown is { } shown ? [shown] : [] };
    }

    private async Task<Performed> SendAsync(ShowCard show, CancellationToken cancellationToken)
    {
        var card = show.Card;
        var office = await directory.ReadAsync(time.GetUtcNow(), cancellationToken);
        var holders = office.HoldersOf(show.StandIn ?? card.Position).Where(h => show.To?.Contains(h.ObjectId) != false).ToList();
        if (show.StandIn is not null) holders = [.. holders.Select(h => h with { Kind = ActingKind.Atasan })];
        if (holders.Count == 0 && show.To is null)
        {
            Measures.CardWas("undeliverable");
            return new Performed([new CardUndeliverable(card.Key, card.Position, "Jabatan ini belum terisi.")], Undeliverable);
        }

        List<CardCopy> copies = [];
        List<CaseEvent> missed = [];
        List<ShownCard> shown = [];
        TimeSpan? retry = null;
        foreach (var holder in holders)
        {
            try
            {
                var delivery = await channel.SendAsync(show.Shown, card, holder, cancellationToken);
                if (delivery.Shown is { } seen) shown.Add(seen);
                if (delivery.Copy is { } copy) copies.Add(copy);
                else missed.Add(new CardUndeliverable(card.Key, card.Position, delivery.Undeliverable ?? "Teams tidak menerima kartu ini.", holder.ObjectId));
            }
            catch (ChannelUnavailableException e)
            {
                retry = Postponed(show.Shown.Id, card.Key, e);
            }
        }

        foreach (var _ in missed) Measures.CardWas("undeliverable");
        if (copies.Count > 0) Measures.CardWas("sent");
        IEnumerable<CaseEvent> sent = copies.Count > 0 ? [new CardSent(card.Key, card.Position, card.Face, copies)] : [];
        return new Performed([.. sent, .. missed], retry ?? (missed.Count > 0 ? Undeliverable : null)) { Shown = shown };
    }

    private TimeSpan Postponed(string caseId, string card, ChannelUnavailableException e)
    {
        log.CardNotSent(caseId, card, e.Message);
        Measures.CardWas("postponed");
        return e.RetryAfter ?? Soon;
    }

    private async Task<Performed> UpdateAsync(ShowCard show, CancellationToken cancellationToken)
    {
        TimeSpan? retry = null;
        List<ShownCard> shown = [];
        foreach (var copy in show.Untrue)
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
                retry = Postponed(show.Shown.Id, show.Card.Key, e);
            }
        }

        if (retry is not null) return new Performed([], retry) { Shown = shown };
        Measures.CardWas("updated");
        return new Performed([new CardUpdated(show.Card.Key, show.Card.Face)], null) { Shown = shown };
    }
}
