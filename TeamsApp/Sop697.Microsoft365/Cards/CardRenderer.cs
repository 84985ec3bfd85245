using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>A planned card and the state of its case become the card that people see. Pure.</summary>
public static class CardRenderer
{
    /// <summary>What a card may weigh as UTF-16, our own limit; Teams' is 100 KB.</summary>
    public const int BudgetBytes = 20_000;

    /// <param name="case">State at rendering; its content version goes into every button.</param>
    /// <param name="office">For names of positions and whom may be consulted.</param>
    public static RenderedCard Render(Case @case, PlannedCard card, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(context);
        for (var brevity = 0; brevity < CardSheet.MostBrief; brevity++)
        {
            var drawn = RenderedCard.Of(Draw(new CardSheet(@case, card, office, context) { Brevity = brevity }));
            if (Fits(drawn)) return drawn;
        }

        return RenderedCard.Of(Draw(new CardSheet(@case, card, office, context) { Brevity = CardSheet.MostBrief }));
    }

    /// <summary>One line for the notification: number and what is wanted, nothing about the citizen.</summary>
    public static string Summary(Case @case, PlannedCard card, CardContext context) =>
        new CardSheet(@case, card, NoOffice, context).Line(Wanted(@case, card, context));

    private static Office NoOffice { get; } = new([], new Dictionary<string, IReadOnlyList<Person>>(), []);

    /// <summary>Measured as it goes over the wire, content ids and all.</summary>
    private static bool Fits(RenderedCard card) => card.Json.Length * sizeof(char) < BudgetBytes;

    private static AdaptiveCard Draw(CardSheet sheet) => (sheet.Card.Kind, sheet.Card.IsOpen) switch
    {
        _ when sheet.Card.MovedTo is not null => MovedCard.Draw(sheet),
        _ when sheet.Case.Erased is not null => ErasedCard.Draw(sheet),
        (CardKind.Receipt, _) => ReceiptCard.Draw(sheet),
        (_, false) => FinishedCard.Draw(sheet),
        (CardKind.Consult or CardKind.Answer or CardKind.Release, _) when sheet.Using is { } answer => SuggestionCard.Draw(sheet, answer),
        (CardKind.Consult, _) => ConsultCard.Draw(sheet),
        (CardKind.Waiting, _) => WaitingCard.Draw(sheet),
        (CardKind.Answer, _) => AnswerCard.Draw(sheet),
        (CardKind.Release, _) => ReleaseCard.Draw(sheet),
        (CardKind.Publish, _) => PublishCard.Draw(sheet),
        (CardKind.Correct, _) => CorrectCard.Draw(sheet),
        var (kind, _) => throw new InvalidOperationException($"No card for {kind}."),
    };

    internal static string Wanted(Case @case, PlannedCard card, CardContext context)
    {
        var words = Texts.CardTexts.In(context.Language).Wanted;
        return (card.Kind, card.IsOpen) switch
        {
            _ when card.MovedTo is not null => words.Moved,
            _ when @case.Erased is not null => words.Closed,
            (CardKind.Receipt, _) => @case.IsClosed ? words.Closed : words.Receipt,
            (_, false) => words.Finished,
            (CardKind.Waiting, _) => words.Waiting,
            (CardKind.Consult, _) => words.Consult,
            (CardKind.Answer, _) => @case.LatestDraft is null ? words.Answer : words.Approve,
            (CardKind.Release, _) => ReleaseCard.Wanted(@case, words),
            (CardKind.Publish, _) => words.Publish,
            _ => words.Correct,
        };
    }
}
