using Microsoft.Playwright;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed class PhoneTests(BrowserFixture fixture)
{
    private const string Summary = "Mohon penjelasan jadwal pelayanan kesehatan lanjut usia di seluruh puskesmas, termasuk yang dilakukan di luar gedung.";

    [Fact]
    public async Task Nothing_must_be_scrolled_sideways_at_360_pixels()
    {
        var chat = await fixture.ChatAsync("kasi", width: 360, height: 740);
        var caseId = await fixture.Client.IntakeAsync(new Report().With("summary", Summary).With("topic", "layanan_puskesmas"));
        var card = chat.Card(Summary, "Mohon tindak lanjut");
        await Expect(card.GetByRole(AriaRole.Heading)).ToBeVisibleAsync();
        Assert.Equal(0, await chat.SidewaysAsync());
        await Expect(chat.Page.GetByTestId("dashboard")).ToBeInViewportAsync();
        foreach (var form in new[] { "Jawab sendiri", "Konsultasikan", "Kembalikan ke Tim", "Alihkan", "Tutup tanpa jawaban" })
        {
            await ChatPage.PressAsync(card, form);
            Assert.Equal(0, await chat.SidewaysAsync());
        }

        foreach (var tab in new[] { "sharepoint", "faults" })
        {
            await chat.OpenTabAsync(tab);
            await Expect(chat.Page.Locator($"#panel-{tab} h1")).ToBeVisibleAsync();
            Assert.Equal(0, await chat.SidewaysAsync());
        }

        await chat.Page.GotoAsync(new Uri(fixture.Tenant.FunctionsUrl, $"/api/evidence/{caseId}").AbsoluteUri);
        Assert.Equal(0, await chat.SidewaysAsync());
        await chat.Page.Locator("[data-persona=kasi]").ClickAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        Assert.Equal(0, await chat.SidewaysAsync());
    }

    [Fact]
    public async Task A_refusal_is_seen_where_the_person_looks()
    {
        var chat = await fixture.ChatAsync("tim", width: 360, height: 740);
        var caseId = await fixture.Client.IntakeAsync(new Report().With("summary", "Apakah ada layanan gigi?").With("topic", "promosi"));
        await fixture.Client.ActAsync("kasi", caseId, "release", new { text = "Ada, setiap hari kerja." });
        var card = chat.Card("Apakah ada layanan gigi?", "Terbitkan jawaban di kanal");
        await ChatPage.PressAsync(card, "Sudah diterbitkan");

        var refusal = card.GetByRole(AriaRole.Alert);
        await Expect(refusal).ToBeInViewportAsync();
        await Expect(refusal).ToContainTextAsync("Isi tautan jawaban");
    }
}
