using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>The card a person looks at: as it was when pressed, for the record, and as it is now, for the answer.</summary>
internal sealed class CardFaces(AppOptions app, KeptCards kept)
{
    /// <summary>What a press is answered with: the reason why not, or the true card; of a case only to those who may see it.</summary>
    internal async Task<InvokeAnswer> AnswerAsync(Handled handled, CardPress press, CancellationToken cancellationToken)
    {
        if (handled.Decision is Decision.Refused refused) return RefusalView.Of(refused.Refusal, press.Language);
        return CaseAccess.MayRead(handled.State!, press.By)
            ? await NowAsync(handled.State!, press, cancellationToken)
            : RefusalView.Of(Refusals.WrongPerson, press.Language);
    }

    /// <summary>The true face of the pressed card, kept because its viewer may press on it.</summary>
    /// <param name="suggestion">Number of the offered answer that is to stand in the field, or null.</param>
    internal async Task<InvokeAnswer> NowAsync(Case state, CardPress press, CancellationToken cancellationToken, string? suggestion = null)
    {
        var card = Now(state, press, suggestion);
        await kept.KeepViewAsync(state.Id, card, cancellationToken);
        return InvokeAnswer.Card(card);
    }

    /// <summary>How a case stands, for whoever has nothing to do there; kept, because a part of it may be handed on from it.</summary>
    internal async Task<RenderedCard> StandingAsync(Case state, CardPress press, CancellationToken cancellationToken)
    {
        var card = Standing(state, press);
        await kept.KeepViewAsync(state.Id, card, cancellationToken);
        return card;
    }

    /// <summary>The card as it was shown when the button was pressed: word for word where it was kept, else drawn again.</summary>
    internal PressedCard Pressed(CardPress press) => KeptCards.Pressed(press, press.Data.CaseId, loaded => Again(loaded!, press));

    internal CardContext Context(CardPress press) => new(
        app.PublicUrl, press.Now, press.Action.From.UserChannelId is { } viewer ? [viewer] : [], press.Language);

    private RenderedCard Now(Case state, CardPress press, string? suggestion) => Find(state, press) is { } card
        ? Draw(state, StandIns.MayAct(state, press.By, card.Position) ? card : card with { IsOpen = false }, press, suggestion)
        : Standing(state, press);

    private RenderedCard Again(LoadedCase loaded, CardPress press)
    {
        var then = AsSeen(loaded, press.Data.Version);
        return Find(then, press) is { } card ? Draw(then, card, press, press.Data.Suggestion) : Standing(then, press);
    }

    /// <summary>The pressed card, or the one that the presser must have meant; null when the case has neither.</summary>
    private static PlannedCard? Find(Case state, CardPress press)
    {
        var plan = CardPlan.Of(state, Sop697Table.Find(state.SopRevision));
        return plan.FirstOrDefault(p => p.Key == press.Data.Card) ?? plan.LastOrDefault(p => p.IsOpen && StandIns.MayAct(state, press.By, p.Position) && p.Index >= 0);
    }

    private RenderedCard Standing(Case state, CardPress press) => StatusCard.Draw(state, press.Office, Context(press), press.By);

    private RenderedCard Draw(Case state, PlannedCard card, CardPress press, string? suggestion) =>
        CardRenderer.Render(state, card, press.Office, Context(press) with { Using = suggestion });

    /// <summary>The newest state that showed the same content as the card did.</summary>
    private static Case AsSeen(LoadedCase loaded, int contentVersion)
    {
        Case? seen = null, state = null;
        foreach (var commit in loaded.Commits)
        {
            state = CaseEvolution.Apply(state, commit.Commit);
            if (state!.ContentVersion <= contentVersion) seen = state;
        }

        return seen ?? loaded.State;
    }
}
