namespace Sop697.Workflow.Ports;

/// <summary>Pictures by content: the same bytes are stored once and never changed.</summary>
public interface IEvidenceStore
{
    /// <summary>Keeps the original bytes. Repeating it is harmless.</summary>
    /// <param name="sha256">Lower-case hex of the bytes.</param>
    Task KeepAsync(string sha256, ReadOnlyMemory<byte> original, string mediaType, CancellationToken cancellationToken);

    /// <summary>Keeps the small picture for pages and cards: at most 1024 px, no metadata, JPEG.</summary>
    Task KeepPreviewAsync(string sha256, ReadOnlyMemory<byte> preview, CancellationToken cancellationToken);

    /// <summary>The original, or null when unknown. The caller disposes the stream.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>The small picture, or null when unknown. The caller disposes the stream.</summary>
    Task<Stream?> OpenPreviewAsync(string sha256, CancellationToken cancellationToken);
}
