using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>Pictures by content: the same bytes are stored once and never changed.</summary>
public interface IEvidenceStore
{
    /// <summary>Keeps the original bytes and what is known of them. Repeating it is harmless.</summary>
    Task KeepAsync(Evidence evidence, ReadOnlyMemory<byte> original, CancellationToken cancellationToken);

    /// <summary>Says that a kept picture is about to become evidence of a case, so that nobody removes it meanwhile.</summary>
    /// <returns>False when it is gone: it must be sent again.</returns>
    Task<bool> HoldAsync(Evidence evidence, CancellationToken cancellationToken);

    /// <summary>Keeps the small picture for pages: at most 1024 px, no metadata, JPEG.</summary>
    Task KeepPreviewAsync(string sha256, ReadOnlyMemory<byte> preview, CancellationToken cancellationToken);

    /// <summary>What is known of a kept picture, or null when unknown. Purpose is always the question's.</summary>
    Task<Evidence?> FindAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>The original, or null when unknown. The caller disposes the stream.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>The small picture, or null when unknown. The caller disposes the stream.</summary>
    Task<Stream?> OpenPreviewAsync(string sha256, CancellationToken cancellationToken);
}
