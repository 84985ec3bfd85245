using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Functions.Pages;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// <c>GET /api/evidence/{caseId}</c> and its pictures: signed-in pages, because private pictures do not render in Teams
/// cards. They only show; nothing is ever decided on a GET. A picture is shown masked; who sees it otherwise stands on the record first.
/// </summary>
internal sealed class EvidenceDoor(CaseReaders readers, OriginalViews views, Renditions renditions, IArchiveCursors cursors, IEvidenceStore evidence)
{
    /// <summary>Values of <c>ukuran</c>: the bytes as they were received, and the small picture without its mask.</summary>
    private const string Original = "asli";

    private const string Unmasked = "tanpa-samaran";

    private static readonly PictureMask Bare = new();

    internal async Task PageAsync(HttpContext context, string caseId)
    {
        if (await readers.AdmitAsync(context, caseId, programs: false) is not { } admitted) return;
        var language = Problems.Language(context.Request);
        var state = admitted.Loaded.State;
        var cursor = await cursors.ReadAsync(caseId, context.RequestAborted);
        var view = CaseView.Of(admitted.Loaded, cursor, Sop697Table.Find(state.SopRevision), admitted.Office, language);
        await Page.WriteAsync(context, language, view.Number ?? "SOP 697", EvidencePage.Of(state, view, Retention.Until(state, admitted.Office.Rules.Settings), admitted.By, language));
    }

    internal async Task PictureAsync(HttpContext context, string caseId, string sha256)
    {
        if (await readers.AdmitToContentAsync(context, caseId, programs: false) is not { } admitted) return;
        var state = admitted.Loaded.State;
        var kept = state.Evidence.FirstOrDefault(e => e.Sha256 == sha256);
        var size = context.Request.Query["ukuran"].ToString();
        var mask = size is Original or Unmasked ? Bare : state.MaskOf(sha256);
        var refusal = kept is null ? Refusals.UnknownPicture
            : mask.IsSettled ? null
            : await views.RecordAsync(state, admitted.By, sha256, context.RequestAborted);
        var picture = refusal is null ? await PictureAsync(kept!, size, mask, context.RequestAborted) : null;
        if (picture is null)
        {
            await Problems.WriteAsync(context, refusal ?? Refusals.UnknownPicture);
            return;
        }

        await using (picture) await WriteAsync(context, picture, size == Original ? kept!.MediaType : "image/jpeg", mask.IsSettled);
    }

    /// <summary>Null when it is not in storage.</summary>
    private async Task<Stream?> PictureAsync(Evidence kept, string size, PictureMask mask, CancellationToken cancellationToken)
    {
        if (size == Original) return await evidence.OpenAsync(kept.Sha256, cancellationToken);
        return await renditions.MaskedAsync(kept, mask, cancellationToken) is { } jpeg ? new MemoryStream(jpeg.ToArray(), writable: false) : null;
    }

    private static async Task WriteAsync(HttpContext context, Stream picture, string mediaType, bool masked)
    {
        // An unmasked picture is not left behind on a computer that others use too.
        PrivateAnswer.Head(context.Response, masked ? "private, max-age=300" : PrivateAnswer.NotKept);
        context.Response.ContentType = mediaType;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        await picture.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
