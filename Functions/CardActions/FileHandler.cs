using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>"Arsipkan hardcopy", from the card of a case that ended or from a scan of its signed sheet.</summary>
internal sealed class FileHandler(CaseHandler cases, NamedPictures pictures, CardFaces faces) : ICardActionHandler
{
    public string TriggerVerb => "file";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (!CaseIds.IsWellFormed(press.Data.CaseId)) return RefusalView.Of(Refusals.NoSuchCase, press.Language);
        if (press.Seen is null) return RefusalView.Of(Refusals.StaleVersion, press.Language);
        var scan = press.Data.Proof is null ? null : await pictures.FindAsync(press, press.Data.Proof, cancellationToken);
        if (press.Data.Proof is not null && scan is null) return RefusalView.Of(Refusals.UnknownScan, press.Language);
        var file = new FileHardcopy(press.Now, press.By, press.Input("lokasi"), scan);
        var handled = await cases.HandleAsync(press.Data.CaseId, file, faces.Pressed(press), cancellationToken);
        return await faces.AnswerAsync(handled, press, cancellationToken);
    }
}
