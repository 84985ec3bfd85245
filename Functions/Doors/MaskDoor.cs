using Microsoft.AspNetCore.Antiforgery;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Functions.Pages;
using Sop697.Workflow;

namespace Sop697.Functions.Doors;

/// <summary>
/// <c>/api/evidence/{caseId}/{sha256}/mask</c>: the team says what of a picture is covered. The page itself holds no picture; the one on it
/// is unmasked, comes from <see cref="EvidenceDoor"/>, and is on the record there.
/// </summary>
internal sealed class MaskDoor(CaseReaders readers, CaseHandler cases, IAntiforgery antiforgery, TimeProvider time)
{
    private static readonly LocalText Expired = new("Halaman ini sudah lama terbuka. Simpan sekali lagi.", "This page has been open for long. Save once more.");

    private static readonly LocalText Unreadable = new(
        "Kotak yang dikirim tidak terbaca; tidak ada yang disimpan. Muat ulang halaman lalu tandai lagi.",
        "What was sent could not be read; nothing was saved. Load the page again and mark it anew.");

    internal async Task ShowAsync(HttpContext context, string caseId, string sha256)
    {
        if (await AdmitAsync(context, caseId, sha256) is { } admitted) await WriteAsync(context, admitted, sha256, null);
    }

    internal async Task SaveAsync(HttpContext context, string caseId, string sha256)
    {
        if (await AdmitAsync(context, caseId, sha256) is not { } admitted) return;
        var form = await MaskForm.ReadAsync(context);
        var areas = form is null ? null : MaskForm.AreasOf(form);
        var wrong = areas is null ? Unreadable : await antiforgery.IsRequestValidAsync(context) ? null : Expired;
        if (wrong is null)
        {
            var handled = await cases.HandleAsync(caseId, new MaskEvidence(time.GetUtcNow(), admitted.By, sha256, areas!), null, context.RequestAborted);
            if (handled.Decision is not Decision.Refused refused)
            {
                Leave(context, handled.State ?? admitted.Loaded.State);
                return;
            }

            wrong = refused.Refusal.Text;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await WriteAsync(context, admitted, sha256, wrong);
    }

    /// <summary>On to the next picture that waits, else back to the case.</summary>
    private static void Leave(HttpContext context, Case state)
    {
        var next = state.Evidence.FirstOrDefault(e => state.MaskOf(e.Sha256).AwaitsLook);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = next is null ? $"/api/evidence/{state.Id}" : $"/api/evidence/{state.Id}/{next.Sha256}/mask";
    }

    private Task WriteAsync(HttpContext context, AdmittedReader admitted, string sha256, LocalText? wrong)
    {
        var state = admitted.Loaded.State;
        var tokens = antiforgery.GetAndStoreTokens(context);
        var language = Problems.Language(context.Request);
        var page = MaskPage.Of(state, state.Evidence.First(e => e.Sha256 == sha256), (tokens.FormFieldName, tokens.RequestToken ?? ""), wrong, language);
        return Page.WriteAsync(context, language, state.Number ?? "SOP 697", page, MaskPage.Script);
    }

    private async Task<AdmittedReader?> AdmitAsync(HttpContext context, string caseId, string sha256)
    {
        if (await readers.AdmitToContentAsync(context, caseId, programs: false) is not { } admitted) return null;
        if (admitted.Loaded.State.Evidence.All(e => e.Sha256 != sha256)) await Problems.WriteAsync(context, Refusals.UnknownPicture);
        else if (admitted.Loaded.State.MaskedBy(admitted.By) is null) await Problems.WriteAsync(context, Refusals.NotMasker);
        else return admitted;
        return null;
    }
}
