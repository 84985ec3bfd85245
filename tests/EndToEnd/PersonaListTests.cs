using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed class PersonaListTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_message_that_arrives_while_the_button_is_down_does_not_swallow_the_press()
    {
        var chat = await fixture.ChatAsync("tim");
        var button = chat.Page.GetByTestId("persona-kadis");
        await button.Locator("strong").HoverAsync(new() { Force = true });
        await chat.Page.Mouse.DownAsync();

        // The page reads the list anew when a message came; a badge would not do, for another test's page may have read it.
        var list = new Uri(fixture.Tenant.PageUrl, "/_tenant/chats").AbsoluteUri;
        await chat.Page.RunAndWaitForResponseAsync(() => fixture.Client.SayAsync("kadis", "bantuan"), list);
        await chat.Page.Mouse.UpAsync();

        await Expect(button).ToHaveAttributeAsync("aria-current", "true");
    }
}
