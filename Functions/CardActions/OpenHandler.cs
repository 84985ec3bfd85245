using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Teams.Activities;

namespace Sop697.Functions.CardActions;

/// <summary>The intake form in the chat.</summary>
internal sealed class OpenHandler(FormReports reports, CardFaces faces) : ICardActionHandler
{
    public string TriggerVerb => "open";

    public async Task<InvokeAnswer> HandleActionInvokedAsync(CardPress press, CancellationToken cancellationToken)
    {
        var made = await reports.OpenAsync(
            press, "chat", () => IntakeForm.Draw(press.Data.Pictures ?? [], press.Data.Message, [], press.Office, faces.Context(press)), cancellationToken);
        return made.Refusal is { } refusal
            ? RefusalView.Of(refusal, press.Language)
            : InvokeAnswer.Card(IntakeForm.Sent(made.Case!, press.Office, faces.Context(press)));
    }
}
