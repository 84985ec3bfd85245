using SkiaSharp;
using Sop697.Domain.Privacy;

namespace Sop697.Storage.Evidence;

/// <summary>The small picture with areas covered: what was under them is gone, not hidden.</summary>
internal static class Masked
{
    /// <summary>Dark and no colour of a channel's page, so that a cover is seen as one in light and in dark.</summary>
    private static readonly SKColor Cover = new(0x20, 0x20, 0x20);

    /// <param name="original">Size that the areas are measured on.</param>
    public static byte[] Of(ReadOnlySpan<byte> preview, SKSizeI original, IReadOnlyList<MaskArea> areas)
    {
        using var data = SKData.CreateCopy(preview);
        using var codec = SKCodec.Create(data) ?? throw new ArgumentException("The small picture cannot be decoded.", nameof(preview));
        using var picture = SKBitmap.Decode(codec);
        using (var canvas = new SKCanvas(picture))
        using (var paint = new SKPaint { Color = Cover, IsAntialias = false })
        {
            var (x, y) = ((float)picture.Width / original.Width, (float)picture.Height / original.Height);
            foreach (var area in areas) canvas.DrawRect(Outward(area, x, y), paint);
        }

        return Preview.Jpeg(picture);
    }

    /// <summary>Whole pixels, to the outside: half a covered pixel would still tell half of what it shows.</summary>
    private static SKRect Outward(MaskArea area, float x, float y) => new(
        MathF.Floor(area.Left * x),
        MathF.Floor(area.Top * y),
        MathF.Ceiling(((float)area.Left + area.Width) * x),
        MathF.Ceiling(((float)area.Top + area.Height) * y));
}
