using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Functions.Chat;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.CardActions;

/// <summary>
/// "Buka": brings the card of a case to the end of the chat, where a thumb finds it. Decides nothing. Who has nothing to do there but may
/// read the case gets how it stands.
/// </summary>
internal sealed class ShowHandler(CaseFinder finder, CaseHandler cases, CardDelivery cards, ChatReplies replies, CardFaces faces) : ICardActionHandler
{
    private static readonly LocalText Brought = new("Kartunya ada di bawah.", "The card is below.");
    private static readonly LocalText Later = new("Teams sedang sibuk; coba lagi sebentar lagi.", "Teams is busy; try again in a moment.");

    public string TriggerVerb => "show";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (!CaseIds.IsWellFormed(press.Data.CaseId)) return RefusalView.Of(Refusals.NoSuchCase, press.Language);
        try
        {
            var shown = await ShowAsync(press, cancellationToken);
            return shown ? InvokeAnswer.Message(Brought.In(press.Language)) : RefusalView.Of(Refusals.NoSuchCase, press.Language);
        }
        catch (ChannelUnavailableException)
        {
            return InvokeAnswer.Error("busy", Later.In(press.Language));
        }
    }

    /// <returns>False when there is no such case for this person.</returns>
    private async Task<bool> ShowAsync(CardPress press, CancellationToken cancellationToken)
    {
        var caseId = press.Data.CaseId;
        if (await finder.FindAsync(caseId, press.By, cancellationToken, press.Data.Card == StatusCard.Key ? null : press.Data.Card) is { } waiting)
        {
            var brought = await cards.AgainAsync(waiting.Case, waiting.Card, press.By, cancellationToken);
            if (brought.Facts.Count > 0 && await cases.LoadAsync(caseId, cancellationToken) is { } known)
                await cases.RecordAsync(known, new RecordWork(press.Now, brought.Facts), brought.Shown, cancellationToken);
            return true;
        }

        if (await cases.LoadAsync(caseId, cancellationToken) is not { } loaded || !CaseAccess.MayRead(loaded.State, press.By)) return false;
        await replies.ReplyAsync(ChatMessages.Chat(press.Action.From), await faces.StandingAsync(loaded.State, press, cancellationToken), cancellationToken);
        return true;
    }
}
