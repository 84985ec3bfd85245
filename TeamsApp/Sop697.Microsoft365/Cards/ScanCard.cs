using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>To whom sent a scan of a signed sheet: which case it is of, and where the paper lies.</summary>
public static class ScanCard
{
    /// <param name="scan">SHA-256 of the picture, which the sender sent in this chat.</param>
    public static RenderedCard Draw(Case @case, string scan, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var card = new PlannedCard(CardPlan.ReceiptKey, CardKind.Receipt, @case.Team, -1, false, "pindaian");
        var sheet = new CardSheet(@case, card, office, context);
        return RenderedCard.Of(sheet
            .Heading(sheet.Words.Wanted.Scan)
            .Question()
            .Hint(sheet.Words.Hints.Scan)
            .Add(sheet.LocationField())
            .Action(CardForms.Execute(sheet.Data with { Proof = scan }, "file", sheet.Words.Buttons.SendFile, Model.AdaptiveActionStyle.Positive))
            .Build());
    }
}
