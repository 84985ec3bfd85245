using Sop697.Documents.Dossiers;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// <c>GET /api/cases/{caseId}/dossier</c> and <c>/memo</c>: what is printed of a case, for the people of its chain; <c>GET /api/sop</c>: the
/// SOP as a sheet, for everybody who is signed in. Printed anew from the journal each time, so it is there while SharePoint is down and
/// before it was archived.
/// </summary>
internal sealed class DossierDoor(CaseReaders readers, OriginalViews views, DossierPrinter printer)
{
    internal async Task DossierAsync(HttpContext context, string caseId)
    {
        if (await readers.AdmitToContentAsync(context, caseId, programs: true) is not { } admitted) return;
        if (await views.RecordPrintedAsync(admitted.Loaded.State, admitted.By, context.RequestAborted) is { } refusal) await Problems.WriteAsync(context, refusal);
        else await WriteAsync(context, await printer.PrintAsync(admitted.Loaded.Commits, context.RequestAborted));
    }

    internal async Task MemoAsync(HttpContext context, string caseId)
    {
        if (await readers.AdmitToContentAsync(context, caseId, programs: true) is { } admitted)
            await WriteAsync(context, await printer.PrintMemoAsync(admitted.Loaded.Commits, context.RequestAborted));
    }

    internal async Task SopAsync(HttpContext context)
    {
        if (await CaseReaders.SignedInAsync(context, programs: true) is not null) await WriteAsync(context, await printer.PrintSopAsync(context.RequestAborted));
    }

    private static Task WriteAsync(HttpContext context, PrintedDossier printed) =>
        PrivateAnswer.WriteAsync(context, "application/pdf", $"inline; filename=\"{printed.Name}\"", printed.Pdf);
}
