using SkiaSharp;
using ZXing;
using ZXing.Common;

namespace Sop697.Tests.Documents;

/// <summary>Reads a QR code as a phone would.</summary>
internal static class Codes
{
    public static string? Read(SKBitmap picture)
    {
        var grey = picture.Pixels.Select(p => (byte)((p.Red + p.Green + p.Blue) / 3)).ToArray();
        var source = new RGBLuminanceSource(grey, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text;
    }
}
