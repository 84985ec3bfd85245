using System.Buffers.Binary;
using SkiaSharp;

namespace Sop697.Tests.Storage;

/// <summary>Invented pictures.</summary>
internal static class Samples
{
    /// <summary>Lines of little boxes on white, as text looks from afar, under a band of colour.</summary>
    public static byte[] Screenshot(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            using var paint = new SKPaint { Color = new SKColor(0x0B, 0x5C, 0x8F) };
            canvas.DrawRect(0, 0, width, Math.Min(height, 160), paint);
            var random = new Random(697);
            for (var y = 200; y < height; y += 40)
            {
                for (var x = 30; x < width - 30; x += 14)
                {
                    paint.Color = new SKColor((byte)random.Next(90), (byte)random.Next(90), (byte)random.Next(90));
                    if (random.Next(6) > 0) canvas.DrawRect(x, y, random.Next(3, 12), random.Next(8, 22), paint);
                }
            }
        }

        return Encode(bitmap, format);
    }

    /// <summary>One colour, 200 red on 60 green and blue, as numbers of a colour space.</summary>
    public static byte[] Plain(SKColorSpace space)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(new SKColor(200, 60, 60));
        using var pixels = new SKPixmap(bitmap.Info.WithColorSpace(space), bitmap.GetPixels());
        using var data = pixels.Encode(SKPngEncoderOptions.Default);
        return data!.ToArray();
    }

    /// <summary>Red, green, blue and black corners, stored as a JPEG that says how the camera was held.</summary>
    public static byte[] Quadrants(int width, int height, ushort orientation)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            SKColor[] corners = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.Black];
            for (var i = 0; i < corners.Length; i++)
            {
                using var paint = new SKPaint { Color = corners[i] };
                canvas.DrawRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2, paint);
            }
        }

        var jpeg = Encode(bitmap, SKEncodedImageFormat.Jpeg);
        return [.. jpeg[..2], .. Exif(orientation), .. jpeg[2..]];
    }

    /// <summary>R, G, B or K: the nearest corner colour.</summary>
    public static string Name(SKColor colour) => (colour.Red > 127, colour.Green > 127, colour.Blue > 127) switch
    {
        (true, false, false) => "R",
        (false, true, false) => "G",
        (false, false, true) => "B",
        (false, false, false) => "K",
        _ => colour.ToString(),
    };

    public static byte[] AnimatedPng()
    {
        const int HeaderEnds = 33;
        var still = Screenshot(16, 16, SKEncodedImageFormat.Png);
        byte[] control = [0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(control.AsSpan(16), Crc(control.AsSpan(4, 12)));
        return [.. still[..HeaderEnds], .. control, .. still[HeaderEnds..]];
    }

    public static byte[] AnimatedWebp()
    {
        var still = Screenshot(16, 16, SKEncodedImageFormat.Webp);
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0x02, 0, 0, 0, 15, 0, 0, 15, 0, 0];
        byte[] bytes = [.. still[..12], .. extended, .. still[12..]];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }

    public static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 90);
        return data!.ToArray();
    }

    /// <summary>CRC-32 of a PNG chunk, type and data.</summary>
    public static uint Crc(ReadOnlySpan<byte> chunk)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in chunk)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] Exif(ushort orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif"u8, 0, 0,
        .. "MM"u8, 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, (byte)(orientation >> 8), (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];
}
