using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed class ReachSwitchTests(BrowserFixture fixture)
{
    /// <summary>Kadis gets no card from the other tests of this tenant.</summary>
    [Theory]
    [InlineData("notInstalled", "Belum terpasang")]
    [InlineData("blocked", "Bot diblokir")]
    [InlineData("unlicensed", "Tanpa lisensi Teams")]
    public async Task A_person_is_made_unreachable_with_one_switch_and_the_list_of_people_says_so(string state, string words)
    {
        var chat = await fixture.ChatAsync("tim");
        await chat.OpenTabAsync("faults");
        try
        {
            await chat.Page.GetByTestId("reach-kadis").SelectOptionAsync(state);
            await Eventually.Async(StateAsync, s => s == state, "the switch");
            Assert.Empty(await Accessibility.BarriersAsync(chat.Page));
            await chat.OpenTabAsync("chat");
            await Expect(chat.Page.GetByTestId("persona-kadis")).ToContainTextAsync(words);
            await chat.OpenTabAsync("faults");
            await Expect(chat.Page.GetByTestId("reach-kadis")).ToHaveValueAsync(state);
            if (Environment.GetEnvironmentVariable("SOP697_SHOTS") is { } folder)
                await chat.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"reach-{state}.png"), FullPage = true });
        }
        finally
        {
            await fixture.Client.PostAsync("/_tenant/reach", new { persona = "kadis", state = "installed" });
        }

        await Expect(chat.Page.GetByTestId("persona-kadis")).Not.ToContainTextAsync(words);
    }

    private async Task<string?> StateAsync() =>
        (string?)(await fixture.Client.GetAsync("/_tenant/reach")).AsArray().Single(r => (string?)r!["persona"] == "kadis")!["state"];
}
