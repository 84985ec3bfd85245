using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow;

namespace Sop697.Functions.CardActions;

/// <summary>The intake form in the chat: pictures were kept when they arrived; now the report opens the case.</summary>
internal sealed class OpenHandler(Intake intake, NamedPictures pictures, CardFaces faces) : ICardActionHandler
{
    private static readonly Refusal PictureGone = new(
        "pictureGone", new LocalText("Tangkapan layarnya tidak ditemukan; kirim lagi.", "The screenshot was not found; send it again."));

    public string TriggerVerb => "open";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        var (inquiry, fault) = InquiryInputs.Read(press);
        if (inquiry is null) return RefusalView.Of(fault!, press.Language);
        List<Evidence> kept = [];
        foreach (var sha in press.Data.Pictures ?? [])
        {
            if (await pictures.FindAsync(press, sha, cancellationToken) is not { } found)
                return RefusalView.Of(PictureGone, press.Language);
            kept.Add(found);
        }

        // The message with the pictures is the report: pressing twice, on two devices, after a lost answer, or on a form that a
        // crash made the bot send twice, finds the same case.
        var report = press.Data.Message ?? press.Action.CardActivityId ?? string.Join('+', kept.Select(e => e.Sha256));
        var caseId = CaseIds.From(press.By.ObjectId, $"chat:{report}");
        var filled = KeptCards.Pressed(press, caseId, _ => IntakeForm.Draw([.. kept.Select(e => e.Sha256)], press.Data.Message, [], press.Office, faces.Context(press)));
        var handled = await intake.OpenAsync(caseId, press.By, inquiry, kept, "chat", filled, cancellationToken);
        return handled.Decision is Decision.Refused refused
            ? RefusalView.Of(refused.Refusal, press.Language)
            : InvokeAnswer.Card(IntakeForm.Sent(handled.State!, press.Office, faces.Context(press)));
    }
}
