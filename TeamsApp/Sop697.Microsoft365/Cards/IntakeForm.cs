using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Cards.Texts;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Cards;

/// <summary>To the team when a picture came without words: what is it about, or which reply does it prove?</summary>
public static class IntakeForm
{
    /// <summary>Card key in the data of this form; it belongs to no case yet.</summary>
    public const string Key = "laporan";

    private const int MaxProofs = 4;

    /// <param name="pictures">Ids of the pending pictures, by which the door finds them again.</param>
    /// <param name="message">Activity id of the message that brought them.</param>
    /// <param name="awaitingProof">Cases whose reply this team must prove; the picture may be that proof.</param>
    /// <param name="begun">What this person filled in before there was a picture; null mostly.</param>
    public static RenderedCard Draw(
        IReadOnlyList<string> pictures, string? message, IReadOnlyList<Case> awaitingProof, Office office, CardContext context, Inquiry? begun = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(awaitingProof);
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language);
        var data = new CardData("", Sop697Table.Current.First.Key, 0, Key) { Pictures = pictures, Message = message };
        var provable = awaitingProof.Where(c => c.Open is not null && c.Number is not null).Take(MaxProofs).ToList();
        return RenderedCard.Of(SimpleCard.Of(
            words.Wanted.Intake,
            [
                new AdaptiveTextBlock(words.Hints.Intake),
                .. provable.Count > 0 ? [new AdaptiveTextBlock(words.Hints.IntakeOrProof) { IsSubtle = true }] : Array.Empty<AdaptiveElement>(),
                new AdaptiveFactSet([new(words.Facts.Screenshots, CardSheet.Format(words.Facts.Pictures, pictures.Count))]),
                .. InquiryFields.Of(words, office, begun is null ? FilledFields.None : FilledFields.Of(begun)),
            ],
            [
                CardForms.Execute(data, "open", words.Buttons.Open, AdaptiveActionStyle.Positive),
                .. provable.Select(c => ProofOf(c, pictures[0], words)),
            ]));
    }

    /// <summary>
    /// The same form in a dialog, where only Action.Submit works and a refusal has no place but the form itself. Without a picture it is
    /// the beginning of a report: the picture is asked for in the chat.
    /// </summary>
    /// <param name="pictures">Of the message that was pointed at; may be none.</param>
    /// <param name="report">What the report is called.</param>
    /// <param name="filled">What was typed before.</param>
    /// <param name="fault">Why it was not taken, in the reader's language; null at first.</param>
    /// <param name="hasOthers">The message has pictures that did not come along.</param>
    public static RenderedCard Dialog(
        IReadOnlyList<string> pictures, string report, FilledFields filled, string? fault, bool hasOthers, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(context);
        var words = CardTexts.In(context.Language);
        var (some, none) = (pictures.Count > 0, pictures.Count == 0);
        List<string?> hints = [some ? words.Hints.Intake : words.Hints.IntakeWithoutPicture, hasOthers ? none ? words.Hints.PictureLeftBehind : words.Hints.PicturesLeftBehind : null];
        var data = new CardData("", Sop697Table.Current.First.Key, 0, Key) { Pictures = pictures, Message = report };
        return RenderedCard.Of(SimpleCard.Of(
            words.Wanted.Intake,
            [
                .. fault is null ? Array.Empty<AdaptiveElement>() : [new AdaptiveTextBlock(Markdown.Escape(fault)) { Color = AdaptiveTextColor.Attention, Weight = AdaptiveTextWeight.Bolder }],
                .. hints.OfType<string>().Select(h => new AdaptiveTextBlock(h)),
                .. some ? [new AdaptiveFactSet([new(words.Facts.Screenshots, CardSheet.Format(words.Facts.Pictures, pictures.Count))])] : Array.Empty<AdaptiveElement>(),
                .. InquiryFields.Of(words, office, filled),
            ],
            [new AdaptiveSubmitAction(data) { Title = some ? words.Buttons.Open : words.Buttons.ContinueInChat, Style = AdaptiveActionStyle.Positive }]));
    }

    /// <summary>The form after it was sent.</summary>
    public static RenderedCard Sent(Case @case, Office office, CardContext context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var sheet = new CardSheet(@case, new PlannedCard(Key, CardKind.Receipt, @case.Team, -1, false, "terkirim"), office, context);
        return RenderedCard.Of(sheet
            .Add(CardSheet.Title(sheet.Words.Done.Opened))
            .Question()
            .Facts([
                .. sheet.AboutFacts(),
                new(sheet.Words.Facts.By, sheet.Person(@case.ReportedBy)),
                new(sheet.Words.Facts.At, sheet.Wib(@case.ReceivedAt))])
            .Build());
    }

    /// <summary>Takes none of the report's fields along, so that empty ones do not hold it up.</summary>
    private static AdaptiveExecuteAction ProofOf(Case @case, string picture, CardTexts words) => CardForms.Execute(
        new CardData(@case.Id, @case.Open!.Step, @case.ContentVersion, Key) { Proof = picture },
        "publish",
        CardSheet.Format(words.Buttons.IsProofOf, @case.Number!),
        inputs: AdaptiveAssociatedInputs.None);
}
