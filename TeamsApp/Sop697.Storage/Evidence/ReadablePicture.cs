using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Sop697.Storage.Evidence;

/// <summary>A picture as it is read best: upright, grey, letters of a legible size.</summary>
/// <param name="Pgm">Netpbm "P5": a reader need not decode anything that a stranger wrote.</param>
/// <param name="Scale">Pixels of it for one of the upright original.</param>
internal sealed record ReadablePicture(byte[] Pgm, double Scale)
{
    /// <summary>Below it letters of a phone's screen are too small to be read.</summary>
    private const int LeastWidth = 700;

    /// <summary>More makes reading slow and no better.</summary>
    private const double MostPixels = 6_000_000;

    /// <returns>Null when the picture cannot be decoded.</returns>
    public static ReadablePicture? Of(SKCodec codec)
    {
        var upright = Preview.Upright(codec);
        var scale = Math.Min(upright.Width < LeastWidth ? 2 : 1, Math.Sqrt(MostPixels / ((double)upright.Width * upright.Height)));
        var target = new SKSizeI(Math.Max(1, (int)(upright.Width * scale)), Math.Max(1, (int)(upright.Height * scale)));
        using var decoded = new SKBitmap(Preview.DecodeInfo(codec, scale < 1 ? target : upright));
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) != SKCodecResult.Success) return null;
        using var drawn = Preview.Upright(decoded, codec.EncodedOrigin, target);
        return new ReadablePicture(Grey(drawn), scale);
    }

    private static byte[] Grey(SKBitmap picture)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{picture.Width} {picture.Height}\n255\n"));
        var pgm = new byte[head.Length + (picture.Width * picture.Height)];
        head.CopyTo(pgm, 0);
        ReadOnlySpan<byte> pixels = picture.GetPixelSpan();
        for (var y = 0; y < picture.Height; y++)
        {
            var row = pixels.Slice(y * picture.RowBytes, picture.Width * 4);
            var grey = pgm.AsSpan(head.Length + (y * picture.Width), picture.Width);
            // ITU-R BT.601 in 256ths, but for the order of red and blue, which makes no letter harder to read.
            for (var x = 0; x < grey.Length; x++) grey[x] = (byte)(((29 * row[4 * x]) + (150 * row[(4 * x) + 1]) + (77 * row[(4 * x) + 2])) >> 8);
        }

        return pgm;
    }
}
