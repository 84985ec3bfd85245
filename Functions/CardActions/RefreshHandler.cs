using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>
/// Shows the truth to whoever looks. Never decides anything, and always answers with a card: after one failed refresh a
/// client stops asking.
/// </summary>
internal sealed class RefreshHandler(CaseHandler cases, CardFaces faces) : ICardActionHandler
{
    public string TriggerVerb => "refresh";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        var loaded = CaseIds.IsWellFormed(press.Data.CaseId) ? await cases.LoadAsync(press.Data.CaseId, cancellationToken) : null;
        return loaded is not null && CaseAccess.MayRead(loaded.State, press.By)
            ? await faces.NowAsync(loaded.State, press, cancellationToken)
            : InvokeAnswer.Card(StatusCard.Help(faces.Context(press)));
    }
}
