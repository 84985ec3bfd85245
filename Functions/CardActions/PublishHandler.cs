using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>SOP row 7. A pending picture named as proof is added to the case first.</summary>
internal sealed class PublishHandler(CaseHandler cases, NamedPictures pictures, CardFaces faces) : ICardActionHandler
{
    public string TriggerVerb => "publish";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (!CaseIds.IsWellFormed(press.Data.CaseId)) return RefusalView.Of(Refusals.NoSuchCase, press.Language);
        if (press.Seen is null) return RefusalView.Of(Refusals.StaleVersion, press.Language);
        var proof = press.Input("proof") is { Length: > 0 } named ? named : press.Data.Proof;
        if (proof is not null)
        {
            if (await pictures.FindAsync(press, proof, cancellationToken) is not { } found)
                return RefusalView.Of(Refusals.UnknownProof, press.Language);
            var add = new AddEvidence(press.Now, press.By, [found with { Purpose = EvidencePurpose.Proof }]);
            if ((await cases.HandleAsync(press.Data.CaseId, add, null, cancellationToken)).Decision is Decision.Refused no)
                return RefusalView.Of(no.Refusal, press.Language);
        }

        var publish = new Publish(press.Now, press.By, press.Seen, press.Input("permalink"), proof);
        var handled = await cases.HandleAsync(press.Data.CaseId, publish, faces.Pressed(press), cancellationToken);
        return await faces.AnswerAsync(handled, press, cancellationToken);
    }
}
