using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>
/// The pictures of the guides, taken of the running product at the width of a phone. They are taken anew with
/// <c>dotnet run --project tests/EndToEnd -- -explicit only -class Sop697.Tests.EndToEnd.GuidePictures</c>; look at them before they are committed.
/// </summary>
public sealed class GuidePictures(BrowserFixture fixture)
{
    private const string Summary = "Apakah imunisasi rapel dilayani hari Sabtu di puskesmas?";
    private const string Answer = "Imunisasi rapel dilayani Senin sampai Kamis pukul 08.00-11.00 WIB. Silakan bawa buku KIA.";
    private const int Phone = 412;

    /// <summary>Monday, 09.00 WIB: people read these to learn, so nobody works on a Sunday night.</summary>
    private static readonly DateTimeOffset Morning = new(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact(Explicit = true)]
    public async Task Are_taken_along_a_whole_case()
    {
        if (await fixture.Client.NowAsync() < Morning) await fixture.Client.MoveClockAsync(Morning);
        var chat = await fixture.ChatAsync("tim", Phone, 1600);
        var picture = await fixture.PhotographAsync(Summary);
        var form = await chat.ComesAsync(fixture.Client, "tim", "Laporkan pertanyaan atau pengaduan", () => chat.AttachAsync(picture));
        await ChatPage.ChooseAsync(form, "Kanal", "Instagram");
        await ChatPage.FillAsync(form, "Ringkasan", Summary);
        await ChatPage.ChooseAsync(form, "Topik", "Layanan puskesmas");
        await TakeAsync(form, "tim-lapor");
        await ChatPage.PressAsync(form, "Kirim ke Kepala Seksi");
        var receipt = chat.Card(Summary, "Laporan diterima");
        await Expect(receipt.GetByRole(AriaRole.Heading)).ToContainTextAsync("MS-");
        await TakeAsync(receipt, "tim-diterima");

        await AnswerAsync(chat);

        await chat.BecomeAsync("tim");
        var publish = chat.Card(Summary, "Terbitkan jawaban di kanal");
        await ChatPage.FillAsync(publish, "Tautan jawaban", "https://instagram.example/p/jawaban");
        await TakeAsync(publish, "tim-terbitkan");
        await ChatPage.PressAsync(publish, "Sudah diterbitkan");
        var closed = chat.Card(Summary, "Arsipkan hardcopy");
        await ChatPage.PressAsync(closed, "Arsipkan hardcopy");
        await ChatPage.FillAsync(closed, "Tempat berkas", "Lemari arsip 2, rak B");
        await TakeAsync(closed, "tim-hardcopy");
    }

    private static async Task AnswerAsync(ChatPage chat)
    {
        await chat.BecomeAsync("kasi");
        var consult = chat.Card(Summary, "Mohon tindak lanjut");
        await TakeAsync(consult, "kasi-tindak-lanjut");
        await ChatPage.PressAsync(consult, "Konsultasikan");
        await ChatPage.FillAsync(consult, "Catatan", "Mohon arahan.");
        await TakeAsync(consult, "kasi-konsultasi");
        await ChatPage.PressAsync(consult, "Kirim konsultasi");

        await chat.BecomeAsync("kabid");
        var answer = chat.Card(Summary, "Mohon jawaban");
        await ChatPage.PressAsync(answer, "Jawab");
        await ChatPage.FillAsync(answer, "Jawaban untuk Instagram", Answer);
        await TakeAsync(answer, "kabid-jawab");
        await ChatPage.PressAsync(answer, "Kirim jawaban");

        await chat.BecomeAsync("kasi");
        var release = chat.Card(Summary, "Mohon rilis jawaban");
        await TakeAsync(release, "kasi-rilis");
        await ChatPage.PressAsync(release, "Rilis");
        await Expect(chat.Card(Summary, "Jawaban dirilis ke Tim Media Sosial")).ToBeVisibleAsync();
    }

    /// <summary>Needs tesseract with Indonesian, which proposes the boxes.</summary>
    [Fact(Explicit = true)]
    public async Task Show_how_a_screenshot_is_masked()
    {
        const string Question = "Mengapa kartu belum aktif?";
        var chat = await fixture.ChatAsync("tim", Phone, 900);
        var picture = await fixture.PhotographAsync($"{Question}<br>NIK 3573012345670001<br>WA 0812 3456 7890");
        await fixture.Client.IntakeAsync(new Tests.Tenant.Report { Screenshots = [(picture, "image/png")] }.With("summary", Question));
        var receipt = chat.Card(Question, "usulan menunggu diperiksa");
        var page = await chat.Page.RunAndWaitForPopupAsync(() => receipt.GetByRole(AriaRole.Link, new() { Name = "Periksa samaran" }).ClickAsync());
        await page.SetViewportSizeAsync(Phone, 980);
        await page.Locator("[data-persona=tim]").ClickAsync();
        await Expect(page.Locator(".box")).Not.ToHaveCountAsync(0);
        await page.ScreenshotAsync(new() { Path = Repository.PathOf("TeamsApp", "docs", "panduan", "gambar", "tim-samaran.png"), Animations = ScreenshotAnimations.Disabled });
    }

    [Fact(Explicit = true)]
    public async Task Show_the_lists_that_the_administrator_keeps()
    {
        var chat = await fixture.ChatAsync("kadis", 900, 700);
        await chat.OpenTabAsync("sharepoint");
        await chat.Page.GetByTestId("list-Penugasan").ClickAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
        await TakeAsync(chat.Page.Locator("#panel-sharepoint table"), "admin-penugasan");
    }

    private static async Task TakeAsync(ILocator what, string name)
    {
        await Expect(what).ToBeVisibleAsync();
        var card = what.Locator(".bubble");
        if (await card.CountAsync() > 0) what = card;
        await what.ScreenshotAsync(new() { Path = Repository.PathOf("TeamsApp", "docs", "panduan", "gambar", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
