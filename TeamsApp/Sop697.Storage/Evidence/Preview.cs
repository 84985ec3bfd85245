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
    /// The colour space stays the picture's own until few pixels are left.
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
        using var upright = Upright(decoded, origin, target);
        return Jpeg(upright);
    }

    /// <summary>Opaque, in sRGB and of the given size; the caller disposes it.</summary>
    public static SKBitmap Upright(SKBitmap decoded, SKEncodedOrigin origin, SKSizeI target)
    {
        var upright = new SKBitmap(
            new SKImageInfo(target.Width, target.Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque, decoded.ColorSpace));
        var lying = Turned(origin) ? new SKSizeI(target.Height, target.Width) : target;
        using (var canvas = new SKCanvas(upright))
        {
            canvas.Clear(SKColors.White);
            canvas.SetMatrix(Turn(origin, target.Width, target.Height));
            Shrink(decoded, lying, canvas);
        }

        ToSrgb(upright);
        return upright;
    }

    public static byte[] Jpeg(SKBitmap upright)
    {
        // Without a colour space the encoder writes no profile; sRGB is what a reader assumes then.
        using var pixels = new SKPixmap(upright.Info.WithColorSpace(null), upright.GetPixels(), upright.RowBytes);
        using var jpeg = pixels.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("The JPEG encoder refused a decoded picture.");
        return jpeg.ToArray();
    }

    /// <summary>Halves until less than half is to go, then draws the rest.</summary>
    private static void Shrink(SKBitmap decoded, SKSizeI target, SKCanvas canvas)
    {
        var from = decoded;
        while (from.Width >= 2 * target.Width && from.Height >= 2 * target.Height && from.Width > 1 && from.Height > 1)
        {
            var half = Halving.Of(from);
            if (from != decoded) from.Dispose();
            from = half;
        }

        Draw(from, target, canvas);
        if (from != decoded) from.Dispose();
    }

    /// <summary>Phones shoot in Display P3. Converting at the end and in place touches the fewest pixels.</summary>
    private static void ToSrgb(SKBitmap bitmap)
    {
        if (bitmap.ColorSpace is null || bitmap.ColorSpace.IsSrgb) return;
        using var srgb = SKColorSpace.CreateSrgb();
        using var pixels = bitmap.PeekPixels();
        if (!pixels.ReadPixels(bitmap.Info.WithColorSpace(srgb), bitmap.GetPixels(), bitmap.RowBytes))
            throw new InvalidOperationException("A decoded picture could not be converted to sRGB.");
    }

    private static void Draw(SKBitmap from, SKSizeI size, SKCanvas canvas)
    {
        using var pixels = from.PeekPixels();
        using var image = SKImage.FromPixels(pixels);
        canvas.DrawImage(image, new SKRect(0, 0, size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear));
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
