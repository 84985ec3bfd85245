using Microsoft.Playwright;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>Whoever opens a case whose content was erased reads that, and how it went, in every place that showed it before.</summary>
public sealed class ErasedCaseTests(BrowserFixture fixture)
{
    private const string Words = "Tolong hapus unggahan tentang anak saya di laman resmi dinas.";
    private const string Erased = "Isi kasus ini telah dihapus menurut retensi";

    [Fact]
    public async Task Pages_and_cards_say_that_the_content_was_erased_instead_of_breaking()
    {
        var chat = await fixture.ChatAsync("kasi");
        var caseId = await fixture.Client.IntakeAsync(new Report().With("summary", Words).With("channel", "facebook"));
        var card = chat.Card(Words, "Mohon tindak lanjut");
        await Expect(card).ToBeVisibleAsync();
        await fixture.Client.ActAsync("kasi", caseId, "close", new { outcome = "bukan_kewenangan", reason = "Diteruskan." });
        await Eventually.Async(() => fixture.Client.CaseAsync(caseId), c => (string?)c["status"] == "selesai" && (int)c["notArchived"]! == 0, "the case to be closed and archived");
        var (code, output) = await fixture.Tenant.CommandAsync(
            "erase", "--case", caseId, "--reason", "Permintaan subjek.", "--approved-by", "Arif Arsip, arsiparis", "--before-retention", "--yes");
        Assert.True(code == 0, output);

        var number = (string)(await fixture.Client.CaseAsync(caseId))["number"]!;
        await Expect(chat.Page.Locator("body")).Not.ToContainTextAsync(Words);
        await Expect(chat.Card(number, Erased).First).ToBeVisibleAsync();

        var page = await fixture.WindowAsync(1000, 900);
        await page.GotoAsync(new Uri(fixture.Tenant.FunctionsUrl, $"/api/evidence/{caseId}").AbsoluteUri);
        await page.Locator("[data-persona=kasi]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = Erased })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("disetujui Arif Arsip, arsiparis");
        await PictureAsync(page, "erased-evidence.png");

        await page.GotoAsync(new Uri(fixture.Tenant.FunctionsUrl, $"/api/dashboard#kasus/{caseId}").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Erased })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-timeline]")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Berkas cetak (PDF)" })).ToHaveCountAsync(0);
        Assert.Empty(await Accessibility.BarriersAsync(page));
        await PictureAsync(page, "erased-dashboard.png");
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SOP697_PICTURES") is { } pictures) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, name), FullPage = true });
    }
}
