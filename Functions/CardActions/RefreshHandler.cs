using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>
/// Shows the truth to whoever looks. Never decides anything, and always answers with a card: after one failed refresh a
/// client stops asking.
/// </summary>
internal sealed class RefreshHandler(CaseHandler cases, CardFaces faces, TimeProvider time) : ICardActionHandler
{
    /// <summary>How long a card may be looked at before it is on the record that it was sent; Teams itself waits longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    public string TriggerVerb => "refresh";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        var loaded = CaseIds.IsWellFormed(press.Data.CaseId) ? await LoadAsync(press.Data, cancellationToken) : null;
        return loaded is not null && CaseAccess.MayRead(loaded.State, press.By)
            ? await faces.NowAsync(loaded.State, press, cancellationToken)
            : InvokeAnswer.Card(StatusCard.Help(faces.Context(press)));
    }

    /// <summary>
    /// A card is sent first and recorded then, and a client asks as soon as it stands: answered from the record alone it would be
    /// replaced by what was true before it, without its number or its buttons.
    /// </summary>
    private async Task<LoadedCase?> LoadAsync(Microsoft365.Cards.Model.CardData data, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Patience;
        while (true)
        {
            var loaded = await cases.LoadAsync(data.CaseId, cancellationToken);
            if (loaded is null || !CardPlan.IsKey(data.Card) || loaded.State.Cards.ContainsKey(data.Card) || time.GetUtcNow() >= until) return loaded;
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
