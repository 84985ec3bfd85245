using Microsoft.Playwright;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed class EvidencePageTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_button_on_the_card_leads_through_the_sign_in_to_the_screenshot()
    {
        var chat = await fixture.ChatAsync("kasi");
        var picture = await fixture.PhotographAsync("Apakah puskesmas buka pada hari libur?");
        var (caseId, card) = await ReportedAsync(chat, picture, "Apakah puskesmas buka pada hari libur?");
        var page = await chat.Page.RunAndWaitForPopupAsync(() => card.GetByRole(AriaRole.Link, new() { Name = "Lihat tangkapan layar" }).ClickAsync());

        await page.Locator("[data-persona=kasi]").ClickAsync();

        var shown = page.GetByRole(AriaRole.Img);
        await Expect(shown).ToHaveJSPropertyAsync("complete", true);
        await Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 390);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Apakah puskesmas buka pada hari libur?");
        Assert.EndsWith($"/api/evidence/{caseId}", page.Url, StringComparison.Ordinal);
        var original = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await page.GetByRole(AriaRole.Link, new() { Name = "Lihat asli (tercatat)" }).GetAttributeAsync("href")).AbsoluteUri);
        Assert.Equal(picture, await original.BodyAsync());
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Bambang Hartono" })).ToContainTextAsync("melihat gambar tanpa samaran");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "memberi nomor" })).ToContainTextAsync("Sistem");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "memberi nomor" })).Not.ToContainTextAsync("Sistem Sistem");
    }

    [Fact]
    public async Task A_person_outside_the_chain_is_refused_in_words_and_sees_no_picture()
    {
        var chat = await fixture.ChatAsync("kasi");
        var (caseId, _) = await ReportedAsync(chat, await fixture.PhotographAsync("Bagaimana mendaftar daring?"), "Bagaimana mendaftar daring?");
        var address = new Uri(fixture.Tenant.FunctionsUrl, $"/api/evidence/{caseId}").AbsoluteUri;
        var page = await fixture.WindowAsync();
        await page.GotoAsync(address);
        await page.Locator("[data-persona=kasi2]").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Kasus ini hanya dapat dilihat oleh yang menanganinya. Bila Anda menanganinya, pilih Keluar, lalu masuk dengan akun kantor Anda.");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Keluar" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(0);
        var evidence = (await fixture.Client.GetAsync("/_tenant/sharepoint/library/TangkapanLayar")).AsArray().Select(f => (string)f!["path"]!);
        var sha256 = Path.GetFileNameWithoutExtension(evidence.First(p => p.Contains(caseId, StringComparison.Ordinal)));
        Assert.Equal(403, (await page.APIRequest.GetAsync($"{address}/{sha256}?ukuran=asli")).Status);
    }

    [Fact]
    public async Task A_page_says_who_is_signed_in_and_lets_the_person_leave()
    {
        var page = await fixture.WindowAsync();
        var address = new Uri(fixture.Tenant.FunctionsUrl, "/api/report").AbsoluteUri;
        await page.GotoAsync(address);
        await page.Locator("[data-persona=tim]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Masuk sebagai Rini Astuti");

        var left = page.WaitForRequestAsync(r => r.Url.Contains("/oauth2/v2.0/logout", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Link, new() { Name = "Keluar" }).ClickAsync();
        await left;
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Anda sudah keluar. Halaman ini boleh ditutup.");
        await Expect(page.GetByRole(AriaRole.Banner)).ToHaveCountAsync(0);
        Assert.EndsWith("/api/signedout", page.Url.Split('?')[0], StringComparison.Ordinal);
        await page.GotoAsync(address);
        await Expect(page.Locator("[data-persona=tim]")).ToBeVisibleAsync();
    }

    private async Task<(string CaseId, ILocator Card)> ReportedAsync(ChatPage chat, byte[] picture, string summary)
    {
        var caseId = await fixture.Client.IntakeAsync(new Report { Screenshots = [(picture, "image/png")] }.With("summary", summary));
        await Eventually.Async(() => fixture.Client.CaseAsync(caseId), c => (int)c["notArchived"]! == 0, "the archive to be complete");
        var card = chat.Card(summary, "Mohon tindak lanjut");
        await Expect(card).ToBeVisibleAsync();
        return (caseId, card);
    }
}
