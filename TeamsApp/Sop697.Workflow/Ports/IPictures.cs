namespace Sop697.Workflow.Ports;

/// <summary>Proves that bytes are a picture we keep, and makes the small one.</summary>
public interface IPictures
{
    /// <summary>Decodes the whole picture within the limits of size and pixels.</summary>
    Task<PictureVerdict> InspectAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}

/// <summary>Either a picture or the reason why not.</summary>
public sealed record PictureVerdict(Picture? Picture, PictureFault? Fault);

/// <param name="MediaType">By content: image/png, image/jpeg or image/webp.</param>
/// <param name="Width">Pixels after orientation.</param>
/// <param name="Height">Pixels after orientation.</param>
/// <param name="Preview">JPEG of at most 1024 px, upright, without metadata.</param>
public sealed record Picture(string MediaType, int Width, int Height, ReadOnlyMemory<byte> Preview);

public enum PictureFault
{
    Empty,
    TooLarge,
    NotAPicture,
    Truncated,
    TooManyPixels,
}
