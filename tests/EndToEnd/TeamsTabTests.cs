using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>
/// The dashboard framed by a page that stands at the address of Teams and answers as Teams does, with Microsoft's own TeamsJS inside: frame,
/// origin and token are checked by the browser, that library and the product. Only what the real Teams would show around it is missing.
/// </summary>
public sealed class TeamsTabTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Inside_Teams_the_page_asks_for_a_token_and_follows_the_theme_without_any_cookie()
    {
        var page = await FramedAsync(await fixture.Client.TokenAsync("kadis"));
        var tab = page.FrameLocator("iframe");

        await Expect(tab.Locator("#who")).ToHaveTextAsync("Dewi Lestari · Kepala Dinas");
        await Expect(tab.Locator("[data-tile=open] strong")).ToBeVisibleAsync();
        await Expect(tab.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.EvaluateAsync("() => themed('contrast')");
        await Expect(tab.Locator("html")).ToHaveAttributeAsync("data-theme", "contrast");
        await Expect(tab.Locator("body")).ToHaveCSSAsync("background-color", "rgb(0, 0, 0)");
        await tab.GetByRole(AriaRole.Link, new() { Name = "Kasus", Exact = true }).ClickAsync();
        await Expect(tab.GetByRole(AriaRole.Searchbox)).ToBeVisibleAsync();
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Fact]
    public async Task Somebody_without_a_position_reads_why_and_nothing_else()
    {
        var page = await FramedAsync(await fixture.Client.TokenAsync(new { stranger = true, audience = "api" }));

        await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Alert)).ToContainTextAsync("hanya untuk pegawai yang memegang jabatan");
        await Expect(page.FrameLocator("iframe").Locator("[data-tile]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_given_no_token_is_told_what_to_do()
    {
        var page = await FramedAsync(null);

        await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Alert)).ToContainTextAsync("Teams belum memberi izin kepada dasbor ini");
    }

    [Fact]
    public async Task Nobody_else_may_frame_it_and_the_page_of_the_browser_nobody_at_all()
    {
        var page = await fixture.WindowAsync();
        var refused = new TaskCompletionSource();
        page.Console += (_, line) =>
        {
            if (line.Text.Contains("frame-ancestors", StringComparison.Ordinal)) refused.TrySetResult();
        };

        await FrameAsync(page, "https://bukan-teams.example/", await fixture.Client.TokenAsync("kadis"));

        await refused.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Expect(page.FrameLocator("iframe").Locator("#who")).ToHaveCountAsync(0);
        var address = new Uri(fixture.Tenant.FunctionsUrl, "/api/dashboard").AbsoluteUri;
        await page.GotoAsync(address);
        await page.Locator("[data-persona=kadis]").ClickAsync();
        await Expect(page.Locator("#who")).ToContainTextAsync("Dewi Lestari");
        Assert.Contains("frame-ancestors 'none'", (await page.APIRequest.GetAsync(address)).Headers["content-security-policy"], StringComparison.Ordinal);
    }

    private async Task<IPage> FramedAsync(string? token)
    {
        var page = await fixture.WindowAsync();
        await FrameAsync(page, "https://teams.microsoft.com/v2/", token);
        return page;
    }

    /// <summary>What Teams answers to the calls of TeamsJS (protocol of version 2), for a page that is given one token or none.</summary>
    private async Task FrameAsync(IPage page, string host, string? token)
    {
        var address = new Uri(fixture.Tenant.FunctionsUrl, "/api/dashboard/tab");
        var body = $$"""
            <!doctype html><title>Teams</title><iframe src="{{address}}" style="width:1100px;height:700px"></iframe><script>
            const token = {{JsonSerializer.Serialize(token)}};
            const frame = document.querySelector('iframe').contentWindow;
            const answers = {
              initialize: () => ['content', 'web', JSON.stringify({ apiVersion: 2, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: {} } }), '2.58.0'],
              getContext: () => [{ locale: 'id-id', theme: 'dark', entityId: 'dasbor', frameContext: 'content' }],
              'authentication.getAuthToken': () => (token ? [true, token] : [false, 'CancelledByUser']),
            };
            addEventListener('message', (e) => {
              const answer = answers[e.data.func];
              if (answer) e.source.postMessage({ id: e.data.id, uuidAsString: e.data.uuidAsString, args: answer() }, e.origin);
            });
            const themed = (theme) => frame.postMessage({ func: 'themeChange', args: [theme] }, '{{address.GetLeftPart(UriPartial.Authority)}}');
            </script>
            """;
        await page.Context.RouteAsync(host + "**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = body }));
        await page.GotoAsync(host);
    }
}
