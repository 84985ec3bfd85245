using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>A verb that is one command to one case: read, decide, answer with the true card.</summary>
/// <param name="verb">The card verb.</param>
/// <param name="read">Inputs to command, or a refusal that the form itself earns.</param>
internal sealed class CommandHandler(string verb, Func<CardPress, Reading> read, CaseHandler cases, CardFaces faces) : ICardActionHandler
{
    public string TriggerVerb => verb;

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (!CaseIds.IsWellFormed(press.Data.CaseId)) return RefusalView.Of(Refusals.NoSuchCase, press.Language);
        if (press.Seen is null) return RefusalView.Of(Refusals.StaleVersion, press.Language);
        var reading = read(press);
        if (reading.Refusal is { } fault) return RefusalView.Of(fault, press.Language);
        var handled = await cases.HandleAsync(press.Data.CaseId, reading.Command!, faces.Pressed(press), cancellationToken);
        return await faces.AnswerAsync(handled, press, cancellationToken);
    }
}

/// <summary>A command, or why there is none.</summary>
internal sealed record Reading(PersonCommand? Command, Refusal? Refusal)
{
    public static implicit operator Reading(PersonCommand command) => new(command, null);

    public static implicit operator Reading(Refusal refusal) => new(null, refusal);
}
