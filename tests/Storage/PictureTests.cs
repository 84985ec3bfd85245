using System.Buffers.Binary;
using Microsoft.Extensions.Options;
using SkiaSharp;
using Sop697.Storage;
using Sop697.Storage.Evidence;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class PictureTests : IDisposable
{
    private readonly SkiaPictures pictures = new(Options.Create(new StorageOptions()));

    public void Dispose() => pictures.Dispose();

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public async Task A_phone_screenshot_is_taken_and_made_small(SKEncodedImageFormat format, string mediaType)
    {
        var picture = await TakenAsync(Samples.Screenshot(1080, 2400, format));

        Assert.Equal((mediaType, 1080, 2400), (picture.MediaType, picture.Width, picture.Height));
        using var preview = SKBitmap.Decode(picture.Preview.Span);
        Assert.Equal((461, 1024), (preview.Width, preview.Height));
        Assert.Equal("image/jpeg", PictureContainer.Of(picture.Preview.Span)?.MediaType);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_small_picture_keeps_its_size(SKEncodedImageFormat format)
    {
        using var preview = SKBitmap.Decode((await TakenAsync(Samples.Screenshot(300, 200, format))).Preview.Span);
        Assert.Equal((300, 200), (preview.Width, preview.Height));
    }

    [Fact]
    public async Task One_pixel_and_one_long_line_are_pictures_too()
    {
        Assert.Equal(1, (await TakenAsync(Samples.Screenshot(1, 1, SKEncodedImageFormat.Png))).Width);
        using var preview = SKBitmap.Decode((await TakenAsync(Samples.Screenshot(8000, 2, SKEncodedImageFormat.Png))).Preview.Span);
        Assert.Equal((1024, 1), (preview.Width, preview.Height));
    }

    [Fact]
    public async Task What_is_transparent_becomes_white()
    {
        using var bitmap = new SKBitmap(64, 64);
        bitmap.Erase(SKColors.Transparent);
        using var preview = SKBitmap.Decode((await TakenAsync(Samples.Encode(bitmap, SKEncodedImageFormat.Png))).Preview.Span);
        Assert.Equal(SKColors.White, preview.GetPixel(32, 32));
    }

    [Fact]
    public async Task Colours_of_a_wide_screen_are_told_in_those_of_an_ordinary_one()
    {
        using var srgb = SKBitmap.Decode((await TakenAsync(Samples.Plain(SKColorSpace.CreateSrgb()))).Preview.Span);
        using var wide = SKBitmap.Decode((await TakenAsync(Samples.Plain(SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3)))).Preview.Span);
        Assert.InRange(srgb.GetPixel(20, 20).Red, 198, 202);
        Assert.InRange(wide.GetPixel(20, 20).Red, 210, 255);
    }

    [Theory]
    [InlineData(1, "R", "G")]
    [InlineData(2, "G", "R")]
    [InlineData(3, "K", "B")]
    [InlineData(4, "B", "K")]
    [InlineData(5, "R", "B")]
    [InlineData(6, "B", "R")]
    [InlineData(7, "K", "G")]
    [InlineData(8, "G", "K")]
    public async Task A_camera_held_any_way_gives_an_upright_preview(ushort orientation, string topLeft, string topRight)
    {
        var picture = await TakenAsync(Samples.Quadrants(64, 32, orientation));

        Assert.Equal(orientation < 5 ? (64, 32) : (32, 64), (picture.Width, picture.Height));
        using var preview = SKBitmap.Decode(picture.Preview.Span);
        Assert.Equal((picture.Width, picture.Height), (preview.Width, preview.Height));
        Assert.Equal((topLeft, topRight), (Samples.Name(preview.GetPixel(4, 4)), Samples.Name(preview.GetPixel(preview.Width - 5, 4))));
    }

    [Fact]
    public async Task A_large_photo_lying_on_its_side_is_shrunk_upright()
    {
        var picture = await TakenAsync(Samples.Quadrants(4000, 3000, 6));
        Assert.Equal((3000, 4000), (picture.Width, picture.Height));
        using var preview = SKBitmap.Decode(picture.Preview.Span);
        Assert.Equal((768, 1024), (preview.Width, preview.Height));
        Assert.Equal(("B", "R"), (Samples.Name(preview.GetPixel(100, 100)), Samples.Name(preview.GetPixel(667, 100))));
    }

    [Fact]
    public async Task A_preview_tells_nothing_but_its_pixels()
    {
        var preview = (await TakenAsync(Samples.Quadrants(64, 32, 6))).Preview.Span;
        Assert.Equal(-1, preview.IndexOf("Exif"u8));
        Assert.Equal(-1, preview.IndexOf("ICC_PROFILE"u8));
        Assert.Equal(-1, preview.IndexOf("http"u8));
    }

    [Fact]
    public async Task Nothing_is_empty()
    {
        Assert.Equal(PictureFault.Empty, await RefusedAsync([]));
    }

    [Fact]
    public async Task More_than_twenty_megabytes_is_too_large_and_exactly_twenty_is_not()
    {
        var padded = new byte[20 * 1024 * 1024];
        Samples.Screenshot(100, 100, SKEncodedImageFormat.Png).CopyTo(padded, 0);
        await TakenAsync(padded);
        Assert.Equal(PictureFault.TooLarge, await RefusedAsync([.. padded, 0]));
    }

    [Theory]
    [InlineData("%PDF-1.7 ")]
    [InlineData("GIF89a")]
    [InlineData("BM")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("RIFF    WAVE")]
    [InlineData("Selamat pagi")]
    public async Task Another_kind_of_file_is_no_picture_whatever_it_is_called(string content)
    {
        Assert.Equal(PictureFault.NotAPicture, await RefusedAsync([.. System.Text.Encoding.ASCII.GetBytes(content), .. new byte[64]]));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_cut_off_anywhere_is_not_taken(SKEncodedImageFormat format)
    {
        var whole = Samples.Screenshot(600, 800, format);
        foreach (var part in new[] { 0.1, 0.5, 0.9, 0.99 })
            Assert.Equal(PictureFault.Truncated, await RefusedAsync(whole[..(int)(whole.Length * part)]));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_signature_alone_is_not_taken(SKEncodedImageFormat format)
    {
        Assert.True(await RefusedAsync(Samples.Screenshot(60, 80, format)[..12]) is PictureFault.Truncated or PictureFault.NotAPicture);
    }

    [Fact]
    public async Task A_png_damaged_in_the_middle_is_not_taken()
    {
        var bytes = Samples.Screenshot(600, 800, SKEncodedImageFormat.Png);
        bytes.AsSpan(bytes.Length / 2, 200).Fill(0xA5);
        Assert.Equal(PictureFault.Truncated, await RefusedAsync(bytes));
    }

    [Fact]
    public async Task A_few_bytes_that_claim_to_unpack_to_gigabytes_are_refused_unread()
    {
        var bomb = Samples.Screenshot(8, 8, SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 30_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 30_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Samples.Crc(bomb.AsSpan(12, 17)));
        Assert.Equal(PictureFault.TooManyPixels, await RefusedAsync(bomb));
        Assert.Equal(PictureFault.TooManyPixels, await RefusedAsync(bomb[..40]));
    }

    [Fact]
    public async Task A_jpeg_that_claims_too_many_pixels_is_refused()
    {
        var bomb = Samples.Screenshot(64, 64, SKEncodedImageFormat.Jpeg);
        var frame = bomb.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(bomb.AsSpan(frame + 5), 30_000);
        BinaryPrimitives.WriteUInt16BigEndian(bomb.AsSpan(frame + 7), 30_000);
        Assert.Equal(PictureFault.TooManyPixels, await RefusedAsync(bomb));
    }

    [Fact]
    public async Task Moving_pictures_are_refused()
    {
        Assert.Equal(PictureFault.NotAPicture, await RefusedAsync(Samples.AnimatedPng()));
        Assert.Equal(PictureFault.NotAPicture, await RefusedAsync(Samples.AnimatedWebp()));
    }

    [Fact]
    public async Task Many_at_once_are_all_answered()
    {
        var bytes = Samples.Screenshot(600, 800, SKEncodedImageFormat.Png);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => pictures.InspectAsync(bytes, TestContext.Current.CancellationToken))));
        Assert.All(verdicts, v => Assert.Equal(600, v.Picture?.Width));
    }

    private async Task<Picture> TakenAsync(byte[] bytes)
    {
        var verdict = await pictures.InspectAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Null(verdict.Fault);
        return verdict.Picture!;
    }

    private async Task<PictureFault?> RefusedAsync(byte[] bytes)
    {
        var verdict = await pictures.InspectAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Null(verdict.Picture);
        return verdict.Fault;
    }
}
