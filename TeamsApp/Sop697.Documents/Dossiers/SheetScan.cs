using SkiaSharp;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Sop697.Documents.Dossiers;

/// <summary>Finds the code of a printed dossier on a scan or photo of one of its sheets.</summary>
public static class SheetScan
{
    /// <summary>Longest side that is looked at, pixels: on it the smallest module of a photographed A4 page has about three.</summary>
    private const int Sharp = 2000;

    /// <summary>A second look with less noise.</summary>
    private const int Soft = 1100;

    /// <summary>Long side to short one; F4 has 1.53.</summary>
    private const float LongestSheet = 1.7f;

    private static readonly Dictionary<DecodeHintType, object> Hints = new() { [DecodeHintType.TRY_HARDER] = true };

    /// <summary>Takes up to some tenths of a second for a picture in the shape of a sheet, and next to nothing for others.</summary>
    /// <param name="picture">PNG, JPEG or WebP that was proved to be one.</param>
    /// <returns>Null when no code of ours is on it.</returns>
    public static DossierCode? Read(ReadOnlySpan<byte> picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null) return null;
        if (!MayBeSheet(codec.Info.Width, codec.Info.Height)) return null;
        using var whole = SKBitmap.Decode(codec);
        return whole is null ? null : Read(whole, Sharp) ?? Read(whole, Soft);
    }

    /// <summary>False for pictures that are longer than paper, such as screenshots of phones.</summary>
    public static bool MayBeSheet(int width, int height) => Math.Max(width, height) <= LongestSheet * Math.Min(width, height);

    private static DossierCode? Read(SKBitmap whole, int longestSide)
    {
        var scale = Math.Min(1f, (float)longestSide / Math.Max(whole.Width, whole.Height));
        using var bitmap = Grey(whole, Math.Max(1, (int)(whole.Width * scale)), Math.Max(1, (int)(whole.Height * scale)));
        var source = new RGBLuminanceSource(bitmap.Bytes, bitmap.Width, bitmap.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        return Read(new HybridBinarizer(source)) ?? Read(new GlobalHistogramBinarizer(source));
    }

    private static DossierCode? Read(Binarizer binarizer) => DossierCode.Read(new QRCodeReader().decode(new BinaryBitmap(binarizer), Hints)?.Text);

    /// <summary>Drawn and not resized: Skia gives nothing back when it is asked to resize into grey.</summary>
    private static SKBitmap Grey(SKBitmap from, int width, int height)
    {
        var grey = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(grey);
        canvas.Clear(SKColors.White);
        using var image = SKImage.FromBitmap(from);
        canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return grey;
    }
}
