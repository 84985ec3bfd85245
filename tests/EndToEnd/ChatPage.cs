using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>The tenant's page as a person uses it: by what stands on it.</summary>
public sealed class ChatPage(IPage page)
{
    public IPage Page => page;

    /// <summary>Opens a persona's chat; on a narrow window by the sheet.</summary>
    public async Task BecomeAsync(string persona)
    {
        var button = page.GetByTestId($"persona-{persona}");
        await button.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (!await button.IsVisibleAsync()) await page.Locator("#persona-open").ClickAsync();
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-current", "true");
    }

    public Task OpenTabAsync(string name) => page.GetByTestId($"tab-{name}").ClickAsync();

    /// <summary>The newest message that holds all of these words.</summary>
    public ILocator Card(params IEnumerable<string> words) =>
        words.Aggregate(page.Locator(".message"), (found, word) => found.Filter(new() { HasText = word })).Last;

    /// <summary>The card that comes for what is done, and none that stood in the chat before.</summary>
    public async Task<ILocator> ComesAsync(TenantClient tenant, string persona, string words, Func<Task> done)
    {
        var known = (await tenant.MessagesAsync(persona)).Select(Id).ToHashSet();
        await done();
        var messages = await Eventually.Async(() => tenant.MessagesAsync(persona), all => all.Any(IsNew), $"a card \"{words}\"");
        return page.GetByTestId($"message-{Id(messages.Last(IsNew))}");

        bool IsNew(JsonObject message) => !known.Contains(Id(message)) && message["card"]?.ToJsonString().Contains(words, StringComparison.Ordinal) == true;

        static string Id(JsonObject message) => (string)message["id"]!;
    }

    public ILocator Cards(string word) => page.Locator(".message").Filter(new() { HasText = word });

    public static Task PressAsync(ILocator card, string button) =>
        card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public static Task FillAsync(ILocator card, string label, string text) =>
        card.Locator("textarea, input").And(card.GetByLabel(label)).First.FillAsync(text);

    public static Task ChooseAsync(ILocator card, string label, string option) =>
        card.Locator("select").And(card.GetByLabel(label)).SelectOptionAsync(new SelectOptionValue { Label = option });

    public async Task AttachAsync(byte[] picture)
    {
        await page.GetByTestId("composer-file").SetInputFilesAsync(new FilePayload { Name = "tangkapan.png", MimeType = "image/png", Buffer = picture });
        await page.GetByTestId("composer-send").ClickAsync();
    }

    /// <summary>As Ctrl+V with a picture in the clipboard.</summary>
    public async Task PasteAsync(byte[] picture)
    {
        await page.GetByTestId("composer-text").EvaluateAsync(
            """
            (field, base64) => {
              const clipboard = new DataTransfer();
              clipboard.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], 'tempel.png', { type: 'image/png' }));
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
            }
            """,
            Convert.ToBase64String(picture));
        await page.GetByTestId("composer-send").ClickAsync();
    }

    /// <summary>CSS pixels by which something is wider than its window; 0 when nothing must be scrolled sideways.</summary>
    public Task<int> SidewaysAsync() => page.EvaluateAsync<int>(
        """
        () => Math.max(0, ...[document.documentElement, document.getElementById('messages')].filter(e => e?.clientWidth).map(e => e.scrollWidth - e.clientWidth))
        """);
}
