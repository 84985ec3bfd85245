using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.CardActions;

/// <summary>One handler for each card verb, shaped like TeamsFx's adaptive card action handlers.</summary>
internal interface ICardActionHandler
{
    /// <summary>The <c>verb</c> of the Action.Execute that this handles.</summary>
    string TriggerVerb { get; }

    Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken);
}

/// <summary>A pressed button with everything a handler may rely on. Only <see cref="By"/> is proved; the rest came from the card.</summary>
/// <param name="Action">The button, its data and what was filled in.</param>
/// <param name="By">Who pressed, from the validated activity, with the positions held now.</param>
/// <param name="Office">Positions and holders now.</param>
/// <param name="Now">UTC.</param>
internal sealed record CardPress(InboundActivity.CardAction Action, Actor By, Office Office, DateTimeOffset Now)
{
    internal CardData Data => Action.Data;

    internal string Language => Action.From.Locale ?? "id";

    internal SeenCard? Seen => Data.Version > 0 ? new SeenCard(Data.Card.Length > 0 ? Data.Card : null, Data.Version) { Copy = Copy } : null;

    private CardCopy? Copy => Action.CardActivityId is { Length: > 0 } id ? new CardCopy(Action.From.ObjectId, Action.From.ConversationId, id) : null;

    internal string Input(string name) => Action.Inputs.TryGetValue(name, out var value) ? value.Trim() : "";
}
