using System.Diagnostics;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Sop697.Tests.Documents;

/// <summary>A PDF as other programs read it: Debian's poppler turns it into words and pictures.</summary>
internal sealed partial class Pdf(byte[] bytes)
{
    private readonly Dictionary<int, List<SKBitmap>> pictures = [];

    public byte[] Bytes => bytes;

    /// <summary>Every word of every page; pages end with a form feed.</summary>
    public string Text { get; } = Run("pdftotext", bytes, "-layout -enc UTF-8 {0} -");

    public IReadOnlyList<string> Pages => Text.TrimEnd('\f').Split('\f');

    /// <summary>The words in reading order, all white space one blank: to find a sentence that wraps.</summary>
    public string Flow { get; } = Blanks().Replace(Run("pdftotext", bytes, "-enc UTF-8 {0} -"), " ");

    public string Fonts => Run("pdffonts", bytes, "{0}");

    public string Info => Run("pdfinfo", bytes, "{0}");

    /// <summary>The pages as pictures, 72 dots to the inch times the scale: one dot is one point.</summary>
    public List<SKBitmap> Pictures(int dpi = 72)
    {
        if (pictures.TryGetValue(dpi, out var drawn)) return drawn;
        var folder = Directory.CreateTempSubdirectory("sop697-pdf-");
        try
        {
            Run("pdftoppm", bytes, $"-png -r {dpi} {{0}} {Path.Combine(folder.FullName, "page")}");
            return pictures[dpi] = [.. folder.GetFiles("*.png").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => SKBitmap.Decode(f.FullName))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Nothing is printed in the outermost millimetres of any page, where it would be cut off or a printer cannot print.</summary>
    public void AssertFreeEdges(float millimetres = 8)
    {
        const int dpi = 72;
        var edge = (int)(millimetres / 25.4f * dpi);
        foreach (var (page, number) in Pictures(dpi).Select((p, i) => (p, i + 1)))
        {
            var pixels = page.Pixels;
            for (var i = 0; i < pixels.Length; i++)
            {
                var (x, y) = (i % page.Width, i / page.Width);
                if ((x >= edge && y >= edge && x < page.Width - edge && y < page.Height - edge) || pixels[i] == SKColors.White) continue;
                Assert.Fail($"Page {number} has ink at {x}, {y} of {page.Width} x {page.Height}: it is cut off.");
            }
        }
    }

    /// <summary>Kept for a person who wants to look, when the environment variable names a folder.</summary>
    public Pdf Kept(string name)
    {
        if (Environment.GetEnvironmentVariable("SOP697_KEEP_DOCUMENTS") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".pdf"), bytes);
        return this;
    }

    private static string Run(string tool, byte[] pdf, string arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var process = Start(tool, string.Format(null, arguments, file));
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}.");
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(string tool, string arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{tool} is not on this machine: apt-get install poppler-utils.");
            throw;
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
