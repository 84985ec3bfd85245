using Sop697.Domain.Audit;
using Sop697.Microsoft365.Cards;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.CardActions;

/// <summary>Keeps the cards that a door shows, and seals what a press says it answered.</summary>
internal sealed class KeptCards(IShownCards cards, ILogger<KeptCards> log)
{
    /// <summary>Keeps an intake form before it is sent. It belongs to no case yet, so it is kept for the person who gets it.</summary>
    internal Task KeepFormAsync(string objectId, RenderedCard form, CancellationToken cancellationToken) =>
        cards.KeepAsync(ShownCard.FormsOf(objectId), [form.Shown!], cancellationToken);

    /// <summary>Keeps what a viewer will see. Seeing is worth more than keeping: a press on a card that is not kept seals it drawn again.</summary>
    internal async Task KeepViewAsync(string caseId, RenderedCard view, CancellationToken cancellationToken)
    {
        if (view.Shown is not { } shown) return;
        try
        {
            await cards.KeepAsync(caseId, [shown], cancellationToken);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            log.ViewNotKept(caseId, e);
        }
    }

    /// <param name="caseId">The case that the press is about.</param>
    /// <param name="again">Draws the card anew, for one that is not kept here: an old one, a record lost in a crash, or an invented id.</param>
    internal static PressedCard Pressed(CardPress press, string caseId, Func<LoadedCase?, RenderedCard> again)
    {
        var id = ShownCard.IsWellFormed(press.Data.Shown) ? press.Data.Shown : null;
        var place = press.Data.Card == IntakeForm.Key ? ShownCard.FormsOf(press.By.ObjectId) : caseId;
        return new PressedCard(place, id, (loaded, kept) => kept is not null && RenderedCard.IsGenuine(press.Data, kept)
            ? Answered(press, kept)
            : Answered(press, again(loaded).Json) with { Redrawn = true });
    }

    private static AnsweredCard Answered(CardPress press, string shown) =>
        new(shown, press.Action.Verb, press.Action.Inputs, press.Action.CardActivityId);
}
