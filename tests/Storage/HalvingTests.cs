using SkiaSharp;
using Sop697.Storage.Evidence;

namespace Sop697.Tests.Storage;

public sealed class HalvingTests
{
    /// <summary>Widths on both sides of what is taken in one step, odd ones among them.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(15, 3)]
    [InlineData(16, 4)]
    [InlineData(17, 5)]
    [InlineData(37, 9)]
    public void Each_pixel_is_the_mean_of_four(int width, int height)
    {
        using var whole = Speckled(width, height);
        using var half = Halving.Of(whole);
        Assert.Equal(new SKSizeI(width / 2, height / 2), half.Info.Size);
        for (var y = 0; y < half.Height; y++)
            for (var x = 0; x < half.Width; x++) Assert.Equal(Mean(whole, x, y), Bytes(half, x, y));
    }

    private static SKBitmap Speckled(int width, int height)
    {
        var bitmap = new SKBitmap(width, height, SKImageInfo.PlatformColorType, SKAlphaType.Premul);
        var bytes = bitmap.GetPixelSpan();
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i * i * 31 % 257);
        return bitmap;
    }

    private static byte[] Mean(SKBitmap whole, int x, int y)
    {
        byte[][] four = [Bytes(whole, 2 * x, 2 * y), Bytes(whole, (2 * x) + 1, 2 * y), Bytes(whole, 2 * x, (2 * y) + 1), Bytes(whole, (2 * x) + 1, (2 * y) + 1)];
        return [.. Enumerable.Range(0, 4).Select(i => (byte)((four.Sum(f => f[i]) + 2) / 4))];
    }

    private static byte[] Bytes(SKBitmap bitmap, int x, int y) => bitmap.GetPixelSpan().Slice((y * bitmap.RowBytes) + (x * 4), 4).ToArray();
}
