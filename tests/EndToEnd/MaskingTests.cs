using System.Diagnostics;
using Microsoft.Playwright;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>Personal data on a screenshot, from what the machine reads to what the team confirms; on a phone and by keyboard.</summary>
public sealed class MaskingTests(BrowserFixture fixture)
{
    private const string Nik = "3573012345670001";

    /// <summary>Draws a picture of this page's own server and gives the darkness of a point: 0 white to 255 black.</summary>
    private const string DarknessAt = """
        async ([url, x, y]) => {
          const picture = new Image();
          picture.src = url;
          await picture.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
          const pen = canvas.getContext('2d');
          pen.drawImage(picture, 0, 0);
          const [r, g, b] = pen.getImageData(Math.round(x * picture.naturalWidth), Math.round(y * picture.naturalHeight), 1, 1).data;
          return 255 - Math.max(r, g, b);
        }
        """;

    [Fact]
    public async Task The_team_looks_at_what_the_machine_found_covers_more_and_the_original_is_sealed()
    {
        Assert.SkipUnless(CanRead(), "tesseract with its language ind is not on this machine (Debian: apt-get install tesseract-ocr tesseract-ocr-ind).");
        const string Summary = "Kenapa kartu saya belum aktif?";
        var chat = await fixture.ChatAsync("tim", 390, 844);
        var picture = await fixture.PhotographAsync($"Kenapa kartu belum aktif?<br>NIK {Nik}<br>Mohon dicek, terima kasih.");
        var caseId = await fixture.Client.IntakeAsync(new Report { Screenshots = [(picture, "image/png")] }.With("summary", Summary).With("topic", "promosi"));
        var receipt = chat.Card(Summary, "usulan menunggu diperiksa");
        var page = await chat.Page.RunAndWaitForPopupAsync(() => receipt.GetByRole(AriaRole.Link, new() { Name = "Periksa samaran" }).ClickAsync());
        await page.SetViewportSizeAsync(390, 844);
        await page.Locator("[data-persona=tim]").ClickAsync();

        var boxes = page.Locator(".box");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^nik, kotak") })).ToBeVisibleAsync();
        var proposed = await boxes.CountAsync();
        Assert.Equal(0, await new ChatPage(page).SidewaysAsync());
        Assert.Empty(await Accessibility.BarriersAsync(page));
        await KeptAsync(page, "samaran-usulan");
        var nik = await MiddleAsync(page, page.GetByRole(AriaRole.Button, new() { NameRegex = new("^nik, kotak") }));

        // A tap takes a box away, and one may think again.
        await boxes.First.ClickAsync();
        await Expect(boxes).ToHaveCountAsync(proposed - 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Urungkan" }).ClickAsync();
        await Expect(boxes).ToHaveCountAsync(proposed);
        var drawn = await DragAsync(page, 0.25, 0.3, 0.75, 0.45);
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{proposed + 1} kotak");
        await KeptAsync(page, "samaran-ditambah");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan samaran" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Disamarkan oleh Rini Astuti");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"menyamarkan {proposed + 1} bagian gambar");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("melihat gambar tanpa samaran");
        Assert.Equal(0, await new ChatPage(page).SidewaysAsync());
        await KeptAsync(page, "halaman-kasus");
        var shown = (await page.GetByRole(AriaRole.Img).GetAttributeAsync("src"))!;
        foreach (var (x, y) in new[] { nik, drawn }) Assert.InRange(await DarknessAsync(page, shown, x, y), 200, 240);
        var original = $"/api/evidence/{caseId}/{shown.Split('/')[^1].Split('?')[0]}?ukuran=asli";
        Assert.InRange(await DarknessAsync(page, original, drawn.X, drawn.Y), 0, 190);

        await Expect(chat.Card(Summary, "Laporan diterima").GetByRole(AriaRole.Link, new() { Name = "Periksa samaran" })).ToHaveCountAsync(0);
        var row = await Eventually.Async(
            async () => (await fixture.Client.RowsAsync("Aduan", caseId)).Single(), r => r["BuktiSamarUrl"] is not null, "the masked picture to be archived");
        Assert.Contains("TangkapanLayarSamar", (string)row["BuktiSamarUrl"]!, StringComparison.Ordinal);
        var sealedCopy = (await LibraryAsync("TangkapanLayar", caseId)).Single();
        Assert.Equal(picture, await fixture.Client.FileAsync("TangkapanLayar", sealedCopy));
        Assert.EndsWith(".jpg", (await LibraryAsync("TangkapanLayarSamar", caseId)).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_keyboard_a_box_is_added_moved_and_removed_and_a_picture_is_said_to_show_nothing()
    {
        const string Summary = "Apakah ada senam lansia?";
        var chat = await fixture.ChatAsync("tim");
        var picture = await fixture.PhotographAsync("Apakah ada senam lansia hari Sabtu?");
        var caseId = await fixture.Client.IntakeAsync(new Report { Screenshots = [(picture, "image/png")] }.With("summary", Summary).With("topic", "promosi"));
        var page = chat.Page;
        await page.GotoAsync(new Uri(fixture.Tenant.FunctionsUrl, $"/api/evidence/{caseId}").AbsoluteUri);
        await page.Locator("[data-persona=tim]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^(Samarkan|Periksa samaran)$") }).ClickAsync();

        var boxes = page.Locator(".box");
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Tambah kotak" });
        await Expect(add).ToBeVisibleAsync();
        while (await boxes.CountAsync() > 0) await boxes.First.PressAsync("Enter");
        await add.PressAsync("Enter");
        await Expect(boxes).ToHaveCountAsync(1);
        await Expect(boxes).ToBeFocusedAsync();
        var before = await boxes.BoundingBoxAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        var after = await boxes.BoundingBoxAsync();
        Assert.True(after!.Y < before!.Y && after.Width > before.Width, $"{before} was not moved to {after}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(boxes).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tidak ada data pribadi" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Tanpa data pribadi menurut Rini Astuti");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("menyatakan sebuah gambar tidak memuat data pribadi");
    }

    private static async Task<(double X, double Y)> MiddleAsync(IPage page, ILocator box)
    {
        var frame = (await page.Locator("#papan").BoundingBoxAsync())!;
        var at = (await box.BoundingBoxAsync())!;
        return ((at.X + (at.Width / 2) - frame.X) / frame.Width, (at.Y + (at.Height / 2) - frame.Y) / frame.Height);
    }

    /// <summary>Parts of the picture's width and height; gives the middle of what was drawn.</summary>
    private static async Task<(double X, double Y)> DragAsync(IPage page, double left, double top, double right, double bottom)
    {
        await page.EvaluateAsync("scrollTo(0, 0)");
        var frame = (await page.Locator("#papan").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync((float)(frame.X + (left * frame.Width)), (float)(frame.Y + (top * frame.Height)));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)(frame.X + (right * frame.Width)), (float)(frame.Y + (bottom * frame.Height)), new() { Steps = 4 });
        await page.Mouse.UpAsync();
        return ((left + right) / 2, (top + bottom) / 2);
    }

    private static Task<int> DarknessAsync(IPage page, string url, double x, double y) => page.EvaluateAsync<int>(DarknessAt, new object[] { url, x, y });

    private async Task<IReadOnlyList<string>> LibraryAsync(string library, string caseId) =>
    [
        .. (await fixture.Client.GetAsync($"/_tenant/sharepoint/library/{library}")).AsArray().Select(f => (string)f!["path"]!)
            .Where(p => p.Contains(caseId, StringComparison.Ordinal) && Path.HasExtension(p)),
    ];

    /// <summary>Kept for a person who wants to look, when the environment variable names a folder.</summary>
    private static async Task KeptAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SOP697_KEEP_PAGES") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-gelap.png") });
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static bool CanRead()
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo("tesseract", "--list-langs") { RedirectStandardOutput = true })!;
            return asked.StandardOutput.ReadToEnd().Split('\n').Contains("ind");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
