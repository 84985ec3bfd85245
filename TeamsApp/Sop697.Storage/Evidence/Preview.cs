using SkiaSharp;

namespace Sop697.Storage.Evidence;

/// <summary>The small picture for pages and cards: upright, opaque, sRGB, JPEG, nothing but pixels in it.</summary>
internal static class Preview
{
    /// <summary>Longest side, pixels.</summary>
    public const int LongestSide = 1024;

    private const int Quality = 80;

    /// <summary>Size as a person sees it.</summary>
    public static SKSizeI Upright(SKCodec codec) => Turned(codec.EncodedOrigin)
        ? new SKSizeI(codec.Info.Height, codec.Info.Width)
        : new SKSizeI(codec.Info.Width, codec.Info.Height);

    /// <summary>The same shape with the longest side within the limit; never larger than it was.</summary>
    public static SKSizeI Fit(SKSizeI size)
    {
        var scale = Math.Min(1.0, (double)LongestSide / Math.Max(size.Width, size.Height));
        return new SKSizeI(Math.Max(1, (int)Math.Round(size.Width * scale)), Math.Max(1, (int)Math.Round(size.Height * scale)));
    }

    /// <summary>
    /// How to decode: JPEG and WebP shrink while they decode, to the smallest size that is not below the target; PNG cannot.
    /// The colour space stays the picture's own: converting the few pixels that are left is cheaper than converting all.
    /// </summary>
    public static SKImageInfo DecodeInfo(SKCodec codec, SKSizeI target)
    {
        var scale = (double)Math.Max(target.Width, target.Height) / Math.Max(codec.Info.Width, codec.Info.Height);
        var size = codec.EncodedFormat switch
        {
            SKEncodedImageFormat.Jpeg => codec.GetScaledDimensions((float)(Math.Ceiling(scale * 8) / 8)),
            SKEncodedImageFormat.Webp => codec.GetScaledDimensions((float)scale),
            _ => codec.Info.Size,
        };
        var alpha = codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        return new SKImageInfo(size.Width, size.Height, SKImageInfo.PlatformColorType, alpha, codec.Info.ColorSpace);
    }

    public static byte[] Encode(SKBitmap decoded, SKEncodedOrigin origin, SKSizeI target)
    {
        using var colours = SKColorSpace.CreateSrgb();
        using var upright = new SKBitmap(new SKImageInfo(target.Width, target.Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque, colours));
        Draw(decoded, origin, upright);
        // Without a colour space the encoder writes no profile; sRGB is what a reader assumes then.
        using var pixels = new SKPixmap(upright.Info.WithColorSpace(null), upright.GetPixels(), upright.RowBytes);
        using var jpeg = pixels.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("The JPEG encoder refused a decoded picture.");
        return jpeg.ToArray();
    }

    private static void Draw(SKBitmap from, SKEncodedOrigin origin, SKBitmap to)
    {
        using var canvas = new SKCanvas(to);
        canvas.Clear(SKColors.White);
        canvas.SetMatrix(Turn(origin, to.Width, to.Height));
        using var pixels = from.PeekPixels();
        using var image = SKImage.FromPixels(pixels);
        var lying = Turned(origin) ? new SKRect(0, 0, to.Height, to.Width) : new SKRect(0, 0, to.Width, to.Height);
        var sampling = (long)from.Width * from.Height > (long)to.Width * to.Height
            ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
            : new SKSamplingOptions(SKFilterMode.Nearest);
        canvas.DrawImage(image, lying, sampling);
    }

    /// <summary>True for the four EXIF orientations that lie on their side.</summary>
    private static bool Turned(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    /// <summary>Maps stored pixels to upright ones of the given size (EXIF 2.3, tag 0x0112).</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
