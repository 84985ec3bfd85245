using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed partial class ReportPageTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_team_reports_on_the_page_and_the_card_comes_to_the_Kepala_Seksi()
    {
        const string Summary = "Apakah pemeriksaan gigi anak perlu rujukan?";
        var chat = await fixture.ChatAsync("kasi");
        var page = await SignedInAsync("tim");
        await page.SetInputFilesAsync("#screenshot", new FilePayload { Name = "layar.png", MimeType = "image/png", Buffer = await fixture.PhotographAsync(Summary) });
        await page.SelectOptionAsync("#channel", "facebook");
        await page.SelectOptionAsync("#kind", "pertanyaan");
        await page.FillAsync("#summary", Summary);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim ke Kepala Seksi" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Laporan diterima");
        await Expect(chat.Card(Summary, "Mohon tindak lanjut")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lihat kasus" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Number());
    }

    [Fact]
    public async Task A_picture_that_is_none_is_named_and_what_was_typed_stays()
    {
        var page = await SignedInAsync("tim");
        await page.SetInputFilesAsync("#screenshot", new FilePayload { Name = "layar.png", MimeType = "image/png", Buffer = "bukan gambar"u8.ToArray() });
        await page.SelectOptionAsync("#channel", "youtube");
        await page.SelectOptionAsync("#kind", "pengaduan");
        await page.FillAsync("#summary", "Loket tutup lebih awal.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim ke Kepala Seksi" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("bukan gambar PNG, JPEG atau WebP");
        await Expect(page.Locator("#summary")).ToHaveValueAsync("Loket tutup lebih awal.");
        await Expect(page.Locator("#channel")).ToHaveValueAsync("youtube");
    }

    [Fact]
    public async Task Who_is_not_in_the_team_is_told_so()
    {
        var page = await SignedInAsync("kabid");
        await Expect(page.GetByText("Anda tidak memegang jabatan yang boleh melakukan ini.")).ToBeVisibleAsync();
        await Expect(page.Locator("#screenshot")).ToHaveCountAsync(0);
    }

    private async Task<IPage> SignedInAsync(string persona)
    {
        var page = await fixture.WindowAsync();
        await page.GotoAsync(new Uri(fixture.Tenant.FunctionsUrl, "/api/report").AbsoluteUri);
        await page.Locator($"[data-persona={persona}]").ClickAsync();
        return page;
    }

    [GeneratedRegex(@"^MS-\d{4}-\d{4}$")]
    private static partial Regex Number();
}
