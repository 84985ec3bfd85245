using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed class WholeCaseTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Five_people_take_a_screenshot_to_a_closed_and_archived_case()
    {
        var chat = await fixture.ChatAsync();
        var story = new WholeCase(fixture, chat, "Apakah imunisasi rapel dilayani hari Sabtu?");
        await story.ReportAsync(chat.AttachAsync);
        await story.ConsultAsync();
        await story.AnswerAsync();
        await story.ReleaseAsync();
        await story.PublishAsync();
        await story.IsClosedAndArchivedAsync();
        await story.FileAsync();
        await story.CardsAreReadOnlyAndTrueAsync();

        await chat.BecomeAsync("kadis");
        await chat.OpenTabAsync("sharepoint");
        await chat.Page.GetByTestId("list-Aduan").ClickAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = story.Number })).ToBeVisibleAsync();
        await chat.Page.GetByTestId("list-TangkapanLayar").ClickAsync();
        var picture = chat.Page.Locator($".gallery a[href*='{story.CaseId}'] img");
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 390);
    }

    [Fact]
    public async Task The_same_walk_goes_on_while_SharePoint_is_down_and_everything_arrives_afterwards()
    {
        var chat = await fixture.ChatAsync();
        try
        {
            await SwitchAsync(chat, on: true);
            var story = new WholeCase(fixture, chat, "Kapan fogging di kelurahan kami dilakukan lagi?");
            await story.ReportAsync(chat.PasteAsync);
            await story.ConsultAsync();
            await story.AnswerAsync();
            await story.ReleaseAsync();
            await story.PublishAsync();
            Assert.NotEqual(0, (int)(await fixture.Client.CaseAsync(story.CaseId))["notArchived"]!);
            Assert.Empty(await fixture.Client.RowsAsync("Jurnal", story.CaseId));

            await SwitchAsync(chat, on: false);
            await story.IsClosedAndArchivedAsync();
            await story.FileAsync();
            await story.CardsAreReadOnlyAndTrueAsync();
        }
        finally
        {
            await fixture.Client.ClearFaultsAsync();
        }
    }

    private static async Task SwitchAsync(ChatPage chat, bool on)
    {
        await chat.OpenTabAsync("faults");
        var toggle = chat.Page.GetByTestId("fault-graph503");
        await toggle.ClickAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-checked", on ? "true" : "false");
        await Expect(chat.Page.Locator("#faults-dot")).ToBeVisibleAsync(new() { Visible = on });
        await chat.OpenTabAsync("chat");
    }
}
