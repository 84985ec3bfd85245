using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>A report from the menu of a message, in a dialog.</summary>
public sealed class MessageExtensionTests(BrowserFixture fixture)
{
    private const string Summary = "Apakah vaksin meningitis tersedia untuk calon jemaah?";

    [Fact]
    public async Task A_message_with_a_screenshot_is_reported_from_its_menu()
    {
        var chat = await fixture.ChatAsync(width: 412, height: 860);
        await chat.AttachAsync(await fixture.PhotographAsync(Summary));
        var sent = chat.Page.Locator(".message.mine").Last;
        await sent.GetByLabel("Pilihan lain untuk pesan ini").ClickAsync();
        await sent.GetByRole(AriaRole.Button, new() { Name = "Laporkan ke SOP 697" }).ClickAsync();

        var dialog = chat.Page.GetByTestId("extension");
        await Expect(dialog).ToContainTextAsync("1 tangkapan layar");
        await ChatPage.PressAsync(dialog, "Kirim ke Kepala Seksi");
        await Expect(dialog).ToContainTextAsync("Tulis ringkasan pertanyaan atau pengaduannya.");
        await ChatPage.ChooseAsync(dialog, "Kanal", "Instagram");
        await ChatPage.FillAsync(dialog, "Ringkasan", Summary);
        Assert.Equal(0, await chat.SidewaysAsync());
        await ChatPage.PressAsync(dialog, "Kirim ke Kepala Seksi");
        await Expect(dialog).ToContainTextAsync("Laporan diterima.");
        await dialog.GetByLabel("Tutup").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(chat.Card(Summary, "Laporan diterima")).ToBeVisibleAsync();

        await chat.BecomeAsync("kasi");
        await Expect(chat.Card(Summary, "Mohon tindak lanjut")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Beside_the_compose_box_a_report_begins_and_a_stranger_to_the_task_is_told_so()
    {
        var chat = await fixture.ChatAsync();
        var dialog = chat.Page.GetByTestId("extension");
        await chat.Page.GetByTestId("composer-report").ClickAsync();
        await ChatPage.ChooseAsync(dialog, "Kanal", "Facebook");
        await ChatPage.FillAsync(dialog, "Ringkasan", "Bagaimana cara mendaftar imunisasi dewasa?");
        await ChatPage.PressAsync(dialog, "Simpan, lalu kirim gambarnya");
        await Expect(dialog).ToContainTextAsync("Sekarang kirim tangkapan layarnya");
        await dialog.GetByLabel("Tutup").ClickAsync();
        await Expect(chat.Card("formulirnya sudah terisi")).ToBeVisibleAsync();
        var picture = await fixture.PhotographAsync("imunisasi dewasa");
        var form = await chat.ComesAsync(fixture.Client, "tim", "Laporkan pertanyaan atau pengaduan", () => chat.AttachAsync(picture));
        await Expect(form.GetByLabel("Ringkasan").First).ToHaveValueAsync("Bagaimana cara mendaftar imunisasi dewasa?");
        await ChatPage.PressAsync(form, "Kirim ke Kepala Seksi");
        await Expect(chat.Card("imunisasi dewasa", "Laporan diterima")).ToBeVisibleAsync();

        await chat.BecomeAsync("kabid");
        await chat.Page.GetByTestId("composer-report").ClickAsync();
        await Expect(dialog).ToContainTextAsync("Hanya Tim Media Sosial");
    }
}
