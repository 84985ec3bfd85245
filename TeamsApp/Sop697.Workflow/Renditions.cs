using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// The small picture as people see it: covered where the case says so. Made when it is asked for, from the kept preview, so that a mask
/// that was confirmed a moment ago counts everywhere at once.
/// </summary>
public sealed class Renditions(IEvidenceStore evidence, IPictures pictures)
{
    /// <summary>A JPEG, or null when the picture is not in storage. Nothing is covered when the mask is empty: who asks decides what that means.</summary>
    public async Task<ReadOnlyMemory<byte>?> MaskedAsync(Evidence picture, PictureMask mask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(mask);
        if (await PreviewAsync(picture.Sha256, cancellationToken) is not { } preview) return null;
        return mask.Areas.Count == 0 ? preview : await pictures.MaskAsync(preview, picture, mask.Areas, cancellationToken);
    }

    private async Task<ReadOnlyMemory<byte>?> PreviewAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var preview = await evidence.OpenPreviewAsync(sha256, cancellationToken);
        if (preview is null) return null;
        using var bytes = new MemoryStream();
        await preview.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
