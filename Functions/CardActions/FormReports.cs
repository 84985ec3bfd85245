using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Cards;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.CardActions;

/// <summary>A filled form, in the chat or in a dialog, opens a case with pictures that were kept when they arrived.</summary>
internal sealed class FormReports(Intake intake, NamedPictures pictures, IReportDrafts drafts)
{
    private static readonly Refusal PictureGone = new(
        "pictureGone", new LocalText("Tangkapan layarnya tidak ditemukan; kirim lagi.", "The screenshot was not found; send it again."));

    /// <summary>
    /// The message with the pictures is the report: pressing twice, on two devices, after a lost answer, or on a form that a crash made
    /// the bot send twice, finds the same case.
    /// </summary>
    /// <param name="report">What the report is called, by its sender.</param>
    internal static string CaseOf(string objectId, string report) => CaseIds.From(objectId, $"chat:{report}");

    /// <param name="via">The door, as it is recorded.</param>
    /// <param name="again">Draws the form anew, for one that is not kept.</param>
    internal async Task<FormReport> OpenAsync(CardPress press, string via, Func<RenderedCard> again, CancellationToken cancellationToken)
    {
        var (inquiry, fault) = InquiryInputs.Read(press);
        if (inquiry is null) return new FormReport(null, fault);
        List<Evidence> kept = [];
        foreach (var sha in press.Data.Pictures ?? [])
        {
            if (await pictures.FindAsync(press, sha, cancellationToken) is not { } found) return new FormReport(null, PictureGone);
            kept.Add(found);
        }

        var report = press.Data.Message ?? press.Action.CardActivityId ?? string.Join('+', kept.Select(e => e.Sha256));
        var caseId = CaseOf(press.By.ObjectId, report);
        var handled = await intake.OpenAsync(caseId, press.By, inquiry, kept, via, KeptCards.Pressed(press, caseId, _ => again()), cancellationToken);
        if (handled.Decision is Decision.Refused refused) return new FormReport(null, refused.Refusal);
        if (handled.Decision is Decision.Accepted) await drafts.ForgetAsync(press.By.ObjectId, cancellationToken);
        return new FormReport(handled.State, null);
    }
}

/// <summary>The case, or why there is none.</summary>
internal sealed record FormReport(Case? Case, Refusal? Refusal);
