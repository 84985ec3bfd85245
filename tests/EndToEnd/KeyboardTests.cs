using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

public sealed class KeyboardTests(BrowserFixture fixture)
{
    private const int Patience = 200;
    private const string Summary = "Apakah vaksin dewasa tersedia di puskesmas?";
    private const string Answer = "Vaksin dewasa tersedia sesuai jadwal di laman dinas.";

    [Fact]
    public async Task A_Kepala_Bidang_answers_with_the_keyboard_alone()
    {
        var chat = await fixture.ChatAsync("tim");
        var caseId = await fixture.Client.IntakeAsync(new Report().With("summary", Summary));
        await fixture.Client.ActAsync("kasi", caseId, "consult", new { to = new[] { "kabid" }, note = "Mohon jawaban." });
        await fixture.Client.ButtonAsync("kabid", caseId, "answer");
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.GetByTestId("persona-tim")).ToHaveAttributeAsync("aria-current", "true");

        await TabToAsync(chat, "Rini Astuti");
        for (var down = 0; down < 3; down++) await chat.Page.Keyboard.PressAsync("ArrowDown");
        await chat.Page.Keyboard.PressAsync("Enter");
        var card = chat.Card(Summary, "Mohon jawaban");
        await Expect(card).ToBeVisibleAsync();
        await TabToAsync(chat, "Jawab", Summary);
        await chat.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(chat, "Jawaban untuk", Summary);
        await chat.Page.Keyboard.TypeAsync(Answer);
        await TabToAsync(chat, "Kirim jawaban", Summary);
        await chat.Page.Keyboard.PressAsync("Enter");

        await Expect(chat.Card(Summary, "Sudah ditindaklanjuti")).ToContainTextAsync(Answer);
        Assert.Equal(Answer, (string?)(await fixture.Client.CaseAsync(caseId))["answer"]);
        Assert.True(await chat.Page.EvaluateAsync<bool>("() => document.activeElement !== document.body"), "The focus was lost when the card changed.");
    }

    /// <summary>Presses Tab until the element with that name has the focus, and sees that one can see where it is.</summary>
    /// <param name="chat">The page.</param>
    /// <param name="name">Of the element, or its beginning.</param>
    /// <param name="card">What the card of the element says; other cases may wait in the same chat.</param>
    private static async Task TabToAsync(ChatPage chat, string name, string card = "")
    {
        List<string> passed = [];
        for (var pressed = 0; pressed < Patience; pressed++)
        {
            await chat.Page.Keyboard.PressAsync("Tab");
            var focused = await chat.Page.EvaluateAsync<string>(
                """
                card => {
                  const e = document.activeElement;
                  if (card && !e.closest('.message')?.innerText.includes(card)) return '';
                  const by = e.getAttribute('aria-labelledby')?.split(' ').map(id => document.getElementById(id)?.innerText ?? '').join(' ');
                  const read = e.cloneNode(true);
                  read.querySelectorAll('[aria-hidden=true]').forEach(hidden => hidden.remove());
                  return (e.getAttribute('aria-label') || by || read.textContent).trim().slice(0, 60);
                }
                """,
                card);
            passed.Add(focused);
            if (!IsNamed(focused, name)) continue;
            Assert.NotEqual("none", await chat.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
            return;
        }

        Assert.Fail($"Tab never came to '{name}'; it passed {string.Join(" | ", passed.Distinct())}.");
    }

    /// <summary>A short name is the whole name: "Jawab" is not "Jawaban".</summary>
    private static bool IsNamed(string focused, string name) =>
        focused == name || (focused.StartsWith(name, StringComparison.Ordinal) && !char.IsLower(focused[name.Length]));
}
