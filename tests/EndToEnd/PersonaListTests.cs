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

        await fixture.Client.SayAsync("kadis", "bantuan");
        await Expect(button.Locator(".badge")).ToBeVisibleAsync();
        await chat.Page.Mouse.UpAsync();

        await Expect(button).ToHaveAttributeAsync("aria-current", "true");
    }
}
