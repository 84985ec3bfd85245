using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>"Sama dengan …": the team answers the question whether a report is an earlier case.</summary>
internal sealed class MergeHandler(CaseHandler cases, DuplicateSearch duplicates, CardFaces faces) : ICardActionHandler
{
    public string TriggerVerb => "merge";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (!CaseIds.IsWellFormed(press.Data.CaseId) || press.Data.Other is not { } alike || !CaseIds.IsWellFormed(alike) || alike == press.Data.CaseId)
            return RefusalView.Of(Refusals.NoSuchCase, press.Language);
        if (await duplicates.AnsweringAsync(alike, cancellationToken) is not { } into || into.Id == press.Data.CaseId)
            return RefusalView.Of(Refusals.NoSuchCase, press.Language);
        var handled = await cases.HandleAsync(
            press.Data.CaseId, new MergeCase(press.Now, press.By, alike, into.Id, into.Number), faces.Pressed(press), cancellationToken);
        return await faces.AnswerAsync(handled, press, cancellationToken);
    }
}

/// <summary>"Berbeda": the report stays a case of its own.</summary>
internal sealed class DifferentHandler(CaseHandler cases, CardFaces faces) : ICardActionHandler
{
    public string TriggerVerb => "different";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (!CaseIds.IsWellFormed(press.Data.CaseId)) return RefusalView.Of(Refusals.NoSuchCase, press.Language);
        var handled = await cases.HandleAsync(press.Data.CaseId, new DenyDuplicate(press.Now, press.By), faces.Pressed(press), cancellationToken);
        return await faces.AnswerAsync(handled, press, cancellationToken);
    }
}
