using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Functions.Pages;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// <c>GET /api/evidence/{caseId}</c> and its pictures: signed-in pages, because private pictures do not render in Teams
/// cards. They only show; nothing is ever decided on a GET.
/// </summary>
internal sealed class EvidenceDoor(CaseReaders readers, IArchiveCursors cursors, IEvidenceStore evidence)
{
    internal async Task PageAsync(HttpContext context, string caseId)
    {
        if (await readers.AdmitAsync(context, caseId, programs: false) is not { } admitted) return;
        var language = Problems.Language(context.Request);
        var state = admitted.Loaded.State;
        var cursor = await cursors.ReadAsync(caseId, context.RequestAborted);
        var view = CaseView.Of(admitted.Loaded, cursor, Sop697Table.Find(state.SopRevision), admitted.Office, language);
        await Page.WriteAsync(context, language, view.Number ?? "SOP 697", EvidencePage.Of(state, view, Retention.Until(state, admitted.Office.Rules.Settings), language));
    }

    internal async Task PictureAsync(HttpContext context, string caseId, string sha256)
    {
        if (await readers.AdmitAsync(context, caseId, programs: false) is not { } admitted) return;
        if (admitted.Loaded.State.Erased is not null)
        {
            await Problems.WriteAsync(context, StatusCodes.Status410Gone, Refusals.Erased.Text);
            return;
        }

        var original = context.Request.Query["ukuran"] == "asli";
        var kept = admitted.Loaded.State.Evidence.FirstOrDefault(e => e.Sha256 == sha256);
        await using var picture = kept is null ? null
            : original ? await evidence.OpenAsync(sha256, context.RequestAborted)
            : await evidence.OpenPreviewAsync(sha256, context.RequestAborted);
        if (picture is null)
        {
            await Problems.WriteAsync(context, Refusals.NoSuchCase);
            return;
        }

        context.Response.ContentType = original ? kept!.MediaType : "image/jpeg";
        context.Response.Headers.CacheControl = "private, max-age=300";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        await picture.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
