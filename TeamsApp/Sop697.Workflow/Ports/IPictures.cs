using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;

namespace Sop697.Workflow.Ports;

/// <summary>Proves that bytes are a picture we keep, makes the small one, and covers what must not be seen on it.</summary>
public interface IPictures
{
    /// <summary>Decodes the whole picture within the limits of size and pixels.</summary>
    Task<PictureVerdict> InspectAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>The small picture with these areas covered for good: the same picture and areas give the same bytes.</summary>
    /// <param name="preview">The small picture as it was kept.</param>
    /// <param name="original">What the areas are measured on; what lies outside of it is left out.</param>
    /// <returns>A JPEG of the preview's size, without metadata.</returns>
    /// <exception cref="ArgumentException">The bytes are no picture.</exception>
    Task<byte[]> MaskAsync(ReadOnlyMemory<byte> preview, Evidence original, IReadOnlyList<MaskArea> areas, CancellationToken cancellationToken);
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
