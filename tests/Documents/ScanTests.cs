using SkiaSharp;
using Sop697.Documents.Dossiers;

namespace Sop697.Tests.Documents;

/// <summary>The signed sheet comes back as a scan or a photo.</summary>
public sealed class ScanTests
{
    private static readonly Lazy<Task<(SKBitmap Page, DossierCode Code)>> Printed = new(async () =>
    {
        var journal = ExampleJournal.Finished();
        using var printer = Printing.Printer(ExampleJournal.Office());
        var printed = await printer.PrintAsync(journal.Commits, CancellationToken.None);
        return (new Pdf(printed.Pdf.ToArray()).Pictures(200)[0], new DossierCode("MS-2026-0012", Closing(journal)));
    });

    [Theory]
    [InlineData(0, 90)]
    [InlineData(90, 80)]
    [InlineData(180, 60)]
    [InlineData(4, 40)]
    [InlineData(-11, 40)]
    [InlineData(97, 35)]
    public async Task A_photo_is_matched_however_it_was_held(int degrees, int quality)
    {
        var (page, code) = await Printed.Value;
        Assert.Equal(code, SheetScan.Read(Photo(page, degrees, quality)));
    }

    [Fact]
    public async Task A_phone_screenshot_is_not_even_decoded_and_a_page_without_a_code_gives_none()
    {
        var (page, _) = await Printed.Value;
        Assert.Null(SheetScan.Read(ExampleJournal.Phone()));
        using var blank = new SKBitmap(page.Width, page.Height);
        blank.Erase(SKColors.White);
        Assert.Null(SheetScan.Read(blank.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray()));
        Assert.Null(SheetScan.Read([1, 2, 3]));
    }

    [Theory]
    [InlineData("https://contoh.example")]
    [InlineData("SOP697:MS-2026-0012:kurang")]
    [InlineData("LAIN:MS-2026-0012:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData(null)]
    public void A_code_that_is_not_ours_says_nothing(string? text) => Assert.Null(DossierCode.Read(text));

    private static string Closing(ExampleJournal journal) => journal.Commits.Single(c => c.Commit.Events.Any(e => e is Sop697.Domain.Cases.CaseClosed)).Hash;

    /// <summary>A page on a desk: turned, in perspective, unevenly lit, with a shadow, a little noise, and compressed.</summary>
    private static byte[] Photo(SKBitmap page, int degrees, int quality)
    {
        using var photo = new SKBitmap(1500, 2000);
        using (var canvas = new SKCanvas(photo))
        {
            canvas.Clear(new SKColor(0x6B, 0x5A, 0x48));
            canvas.Translate(750, 1000);
            canvas.RotateDegrees(degrees);
            var lying = SKMatrix.CreateIdentity();
            (lying.Persp0, lying.Persp1) = (0.00004f, 0.00005f);
            canvas.Concat(lying);
            var scale = 1250f / page.Height;
            canvas.Scale(scale);
            canvas.Translate(-page.Width / 2f, -page.Height / 2f);
            using var image = SKImage.FromBitmap(page);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using (var canvas = new SKCanvas(photo))
        using (var shade = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(1500, 2000), [new SKColor(0, 0, 0, 20), new SKColor(0, 0, 0, 110)], SKShaderTileMode.Clamp))
        using (var light = new SKPaint { Shader = shade })
            canvas.DrawRect(0, 0, 1500, 2000, light);

        var random = new Random(697);
        var pixels = photo.Pixels;
        for (var i = 0; i < pixels.Length; i++)
        {
            var noise = random.Next(-12, 13);
            pixels[i] = new SKColor(Lit(pixels[i].Red, noise), Lit(pixels[i].Green, noise), Lit(pixels[i].Blue, noise));
        }

        photo.Pixels = pixels;
        return photo.Encode(SKEncodedImageFormat.Jpeg, quality).ToArray();
    }

    private static byte Lit(byte value, int noise) => (byte)Math.Clamp(value + noise, 0, 255);
}
