using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>Draws the card a person looks at: as it was when pressed, for the record, and as it is now, for the answer.</summary>
internal sealed class CardFaces(AppOptions app)
{
    /// <summary>The true face of the pressed card; the state of the case when the card is not one of its own.</summary>
    internal AdaptiveCard Now(Case state, CardPress press)
    {
        var plan = CardPlan.Of(state, Sop697Table.Find(state.SopRevision));
        var card = plan.FirstOrDefault(p => p.Key == press.Data.Card) ?? plan.LastOrDefault(p => p.IsOpen && press.By.Is(p.Position) && p.Index >= 0);
        if (card is null) return StatusCard.Draw(state, press.Office, Context(press));
        return Draw(state, press.By.Is(card.Position) ? card : card with { IsOpen = false }, press);
    }

    /// <summary>What a press is answered with: the reason why not, or the true card; of a case only to those who may see it.</summary>
    internal InvokeAnswer Answer(Handled handled, CardPress press)
    {
        if (handled.Decision is Decision.Refused refused) return RefusalView.Of(refused.Refusal, press.Language);
        return CaseAccess.MayRead(handled.State!, press.By)
            ? InvokeAnswer.Card(Now(handled.State!, press))
            : RefusalView.Of(Refusals.WrongPerson, press.Language);
    }

    /// <summary>The card exactly as it was shown when the button was pressed.</summary>
    internal AnsweredCard AsAnswered(LoadedCase loaded, CardPress press)
    {
        var then = AsSeen(loaded, press.Data.Version);
        var card = CardPlan.Of(then, Sop697Table.Find(then.SopRevision)).FirstOrDefault(p => p.Key == press.Data.Card);
        var shown = card is null ? "" : CardRenderer.ToJson(Draw(then, card, press));
        return new AnsweredCard(shown, press.Action.Verb, press.Action.Inputs, press.Action.CardActivityId);
    }

    internal CardContext Context(CardPress press) => new(
        app.PublicUrl, press.Now, press.Action.From.UserChannelId is { } viewer ? [viewer] : [], press.Language);

    private AdaptiveCard Draw(Case state, PlannedCard card, CardPress press) => CardRenderer.Render(state, card, press.Office, Context(press));

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
