using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SkiaSharp;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Storage;
using Sop697.Storage.Evidence;

namespace Sop697.Tests.Storage;

/// <summary>What is on a picture is read by the real program; people and numbers are invented.</summary>
public sealed class PictureReadingTests : IDisposable
{
    private readonly SkiaPictures pictures = new(Options.Create(new StorageOptions()));

    private readonly DirectoryInfo scripts = Directory.CreateTempSubdirectory("ocr-");

    public void Dispose()
    {
        pictures.Dispose();
        scripts.Delete(recursive: true);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(412, 15, false)]
    [InlineData(1082, 40, false)]
    [InlineData(1082, 40, true)]
    public async Task Numbers_on_a_screenshot_are_found_where_they_stand(int width, int letters, bool dark)
    {
        using var ocr = Installed(new StorageOptions());
        var (bytes, evidence) = Comment(width, letters, dark);

        var reading = await ocr.ReadAsync(new MemoryStream(bytes), evidence, Token);
        var areas = PersonalData.Find(reading.Words, null);

        Assert.False(reading.TimedOut);
        Assert.Equal([PersonalDataKind.Nik, PersonalDataKind.Phone], areas.Select(a => a.Kind).Order());
        var nik = areas.Single(a => a.Kind == PersonalDataKind.Nik);
        // It stands in the second of three lines, three letters from the left.
        Assert.InRange(nik.Top + (nik.Height / 2), 2.2 * letters, 4 * letters);
        Assert.InRange(nik.Left, letters, 4 * letters);
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_given_up_and_leaves_nothing_running()
    {
        var script = Script("sleep 600");
        using var ocr = new TesseractOcr(pictures, Options.Create(new StorageOptions { OcrProgram = script, OcrSeconds = 1 }), NullLogger<TesseractOcr>.Instance);
        var (bytes, evidence) = Comment(412, 15, false);

        Assert.True((await ocr.ReadAsync(new MemoryStream(bytes), evidence, Token)).TimedOut);
        Assert.DoesNotContain(Process.GetProcesses(), p => CommandLine(p).Contains(script, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_fails_says_nothing_of_the_picture()
    {
        using var ocr = new TesseractOcr(pictures, Options.Create(new StorageOptions { OcrProgram = Script("exit 3") }), NullLogger<TesseractOcr>.Instance);
        var (bytes, evidence) = Comment(412, 15, false);
        var reading = await ocr.ReadAsync(new MemoryStream(bytes), evidence, Token);
        Assert.True(reading.TimedOut);
        Assert.Empty(reading.Words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/no/such/program")]
    [InlineData("true")]
    public void Without_the_program_or_its_language_nothing_is_read(string program)
    {
        using var ocr = new TesseractOcr(pictures, Options.Create(new StorageOptions { OcrProgram = program }), NullLogger<TesseractOcr>.Instance);
        Assert.False(ocr.IsInstalled);
    }

    [Fact]
    public void Words_come_with_their_place_in_the_original_and_doubtful_ones_not_at_all()
    {
        const string Table = "level\tpage_num\n5\t1\t1\t1\t1\t1\t20\t40\t60\t30\t95.5\tNIK\n5\t1\t1\t1\t1\t2\t90\t40\t60\t30\t12\tO\n"
            + "5\t1\t1\t1\t1\t3\t90\t40\t60\t30\t12\t3573011203900001\n5\t1\t1\t1\t2\t1\t20\t80\t60\t30\t90\t\"halo\"\n4\t1\t1\t1\t2\t0\t20\t80\t60\t30\t-1\t\n";
        Assert.Equal(
            [new ReadWord("NIK", 10, 20, 30, 15, 0), new ReadWord("3573011203900001", 45, 20, 30, 15, 0), new ReadWord("\"halo\"", 10, 40, 30, 15, 1)],
            OcrTable.Words(Table, 2));
    }

    [Fact]
    public async Task What_is_covered_is_gone_and_the_rest_stays()
    {
        var (bytes, evidence) = Comment(1082, 40, false);
        var preview = (await pictures.InspectAsync(bytes, Token)).Picture!.Preview;
        MaskArea[] areas = [new(100, 200, 300, 80, PersonalDataKind.Nik), new(-50, -50, 60, 60, PersonalDataKind.Other), new(5000, 5000, int.MaxValue, int.MaxValue, PersonalDataKind.Other)];

        using var masked = SKBitmap.Decode(await pictures.MaskAsync(preview, evidence, areas, Token));
        using var before = SKBitmap.Decode(preview.Span);

        Assert.Equal(before.Info.Size, masked.Info.Size);
        var scale = (double)masked.Width / 1082;
        for (var x = 100; x < 400; x += 7)
        {
            for (var y = 202; y < 236; y += 7) Assert.InRange((int)masked.GetPixel((int)(x * scale), (int)(y * scale)).Green, 0, 64);
        }

        Assert.InRange((int)masked.GetPixel(masked.Width - 5, 5).Green, 240, 255);
    }

    [Fact]
    public async Task The_same_areas_give_the_same_bytes()
    {
        var (bytes, evidence) = Comment(412, 15, false);
        var preview = (await pictures.InspectAsync(bytes, Token)).Picture!.Preview;
        MaskArea[] areas = [new(10, 10, 50, 20, PersonalDataKind.Account)];
        Assert.Equal(await pictures.MaskAsync(preview, evidence, areas, Token), await pictures.MaskAsync(preview, evidence, areas, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => pictures.MaskAsync(new byte[] { 1, 2, 3 }, evidence, areas, Token));
    }

    private TesseractOcr Installed(StorageOptions options)
    {
        var ocr = new TesseractOcr(pictures, Options.Create(options), NullLogger<TesseractOcr>.Instance);
        if (!ocr.IsInstalled) Assert.Skip("tesseract with Indonesian is not on this machine: apt-get install tesseract-ocr tesseract-ocr-ind.");
        return ocr;
    }

    private static (byte[] Bytes, Evidence Evidence) Comment(int width, int letters, bool dark)
    {
        using var bitmap = new SKBitmap(width, letters * 6);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(dark ? new SKColor(0x12, 0x12, 0x12) : SKColors.White);
        using var face = SKTypeface.FromFile(Repository.PathOf("TeamsApp", "Sop697.Documents", "Fonts", "NotoSans-Regular.ttf"));
        using var font = new SKFont(face, letters);
        using var paint = new SKPaint { Color = dark ? new SKColor(0xEE, 0xEE, 0xEE) : SKColors.Black, IsAntialias = true };
        string[] lines = ["Selamat pagi, anak saya", "NIK 3573011203900001 belum", "dapat, telepon 081234567890"];
        for (var i = 0; i < lines.Length; i++) canvas.DrawText(lines[i], letters, letters * ((1.8f * i) + 1.6f), SKTextAlign.Left, font, paint);
        var bytes = Samples.Encode(bitmap, SKEncodedImageFormat.Png);
        return (bytes, new Evidence(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, width, letters * 6, "image/png", EvidencePurpose.Question));
    }

    private string Script(string body)
    {
        var path = Path.Combine(scripts.FullName, "reader");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private static string CommandLine(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
