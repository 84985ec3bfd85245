using Microsoft.Playwright;
using Sop697.Tests.EndToEnd;
using Sop697.Tests.Tenant;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Sop697.Tests.EndToEnd;

/// <summary>
/// One local tenant and one browser for all walks; each walk has its own case and its own pages. The browser is the
/// machine's own Chromium: nothing is downloaded here. Without it the walks are skipped and say why.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Milliseconds; a busy machine is slow and not wrong.</summary>
    private const int Patience = 30_000;

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // A page that stands at the address of Teams frames the product, which is on this machine.
        "--disable-features=LocalNetworkAccessChecks",
    ];

    private RunningTenant? _tenant;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _test;

    public RunningTenant Tenant => _tenant ?? throw new InvalidOperationException("The tenant is not running.");

    public TenantClient Client => Tenant.Client;

    private static string? Chromium { get; } =
        Environment.GetEnvironmentVariable("SOP697_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    private static string? Missing { get; } =
        Chromium is null ? "Chromium is not on this machine (Debian: apt-get install chromium; elsewhere set SOP697_CHROMIUM)." : RunningTenant.Missing();

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
        // Chats take more than in Teams: a week of one person's cards comes within minutes here.
        _tenant = await RunningTenant.StartAsync(settings: new Dictionary<string, string> { ["Bot__ChatMessagesPerSecond"] = "100", ["Bot__ChatMessagesPer30Seconds"] = "3000", ["Storage__OcrProgram"] = "tesseract" });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_tenant is not null) await _tenant.DisposeAsync();
    }

    /// <summary>A fresh window, signed in nowhere; those of the test before are closed. Skips the test on a machine that cannot run it.</summary>
    /// <param name="width">CSS pixels.</param>
    /// <param name="height">CSS pixels.</param>
    public async Task<IPage> WindowAsync(int width = 1280, int height = 900)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        await CloseOthersAsync();
        var context = await _browser!.NewContextAsync(new() { Locale = "id-ID", ViewportSize = new() { Width = width, Height = height } });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>A page left open goes on reading and drawing every chat.</summary>
    private async Task CloseOthersAsync()
    {
        var test = TestContext.Current.Test?.UniqueID;
        if (test == _test) return;
        _test = test;
        foreach (var context in _browser!.Contexts) await context.CloseAsync();
    }

    /// <summary>The page of the tenant, with the chat of a persona open.</summary>
    public async Task<ChatPage> ChatAsync(string persona = "tim", int width = 1280, int height = 900)
    {
        var chat = new ChatPage(await WindowAsync(width, height));
        await chat.Page.GotoAsync(Tenant.PageUrl.AbsoluteUri);
        await Assertions.Expect(chat.Page.Locator("#messages[data-live]")).ToBeAttachedAsync();
        await chat.BecomeAsync(persona);
        return chat;
    }

    /// <summary>A post of an invented citizen, photographed as the team does it: a real file of a real browser.</summary>
    public async Task<byte[]> PhotographAsync(string question)
    {
        var page = await WindowAsync(390, 480);
        await page.SetContentAsync($"""
            <body style="margin:0;font:16px sans-serif"><p style="padding:12px;margin:0;border-bottom:1px solid #ccc"><b>warga_contoh</b></p>
            <div style="height:240px;background:linear-gradient(160deg,#9fd8cb,#2f7f86)"></div><p style="padding:12px">{question}</p></body>
            """);
        var picture = await page.ScreenshotAsync();
        await page.Context.CloseAsync();
        return picture;
    }
}
