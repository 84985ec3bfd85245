using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>"Pakai jawaban": the same card with an offered answer in its field. Decides nothing; what was offered stands in the journal, so nothing is looked up.</summary>
internal sealed class UseHandler(CaseHandler cases, CardFaces faces) : ICardActionHandler
{
    public string TriggerVerb => "use";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        var loaded = CaseIds.IsWellFormed(press.Data.CaseId) ? await cases.LoadAsync(press.Data.CaseId, cancellationToken) : null;
        return loaded is not null && CaseAccess.MayRead(loaded.State, press.By)
            ? await faces.NowAsync(loaded.State, press, cancellationToken, press.Data.Suggestion)
            : RefusalView.Of(Refusals.NoSuchCase, press.Language);
    }
}
