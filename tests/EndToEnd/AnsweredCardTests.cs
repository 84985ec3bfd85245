using System.Net;
using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;
using static Microsoft.Playwright.Assertions;

namespace Sop697.Tests.EndToEnd;

/// <summary>Long after, somebody wants to see what a person had before them when they decided.</summary>
public sealed class AnsweredCardTests(BrowserFixture fixture)
{
    private const string Reply = "Posyandu buka Sabtu pukul 08.00-11.00 WIB. Silakan bawa buku KIA.";

    [Fact]
    public async Task A_card_is_shown_as_it_was_answered_with_what_was_filled_in_and_nothing_to_press()
    {
        var (caseId, number) = await AnsweredAsync();
        var chat = await fixture.ChatAsync("kabid", width: 900);
        await chat.OpenTabAsync("cases");
        await chat.Page.GetByTestId($"history-{number}").ClickAsync();
        var history = chat.Page.GetByTestId("history");
        await Expect(history).ToContainTextAsync("menulis draf 1");
        await chat.Page.GetByTestId($"answered-{await VersionAsync(caseId, "menulis draf 1")}").ClickAsync();

        var card = chat.Page.GetByTestId("answered-card");
        await Expect(card).ToContainTextAsync(number);
        await Expect(card.Locator("textarea").First).ToHaveValueAsync(Reply);
        Assert.True(await card.EvaluateAsync<bool>("card => [...card.querySelectorAll('button,input,select')].every(e => e.disabled) && [...card.querySelectorAll('textarea')].every(e => e.readOnly)"));
        Assert.True(await card.Locator("button").CountAsync() > 0);
        await Expect(history).ToContainTextAsync("Dijawab Agus Wicaksono");
        if (Environment.GetEnvironmentVariable("SOP697_PICTURES") is { } folder) await chat.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "answered-card.png") });
    }

    [Fact]
    public async Task Only_people_of_the_chain_get_the_card_and_only_where_one_was_answered()
    {
        var (caseId, _) = await AnsweredAsync();
        var version = await VersionAsync(caseId, "menulis draf 1");
        var (status, card) = await GetAsync(caseId, version, "kabid");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("answer", Reply), ((string)card["verb"]!, (string)card["inputs"]!["text"]!));
        Assert.Equal("AdaptiveCard", (string)card["card"]!["type"]!);
        Assert.False((bool)card["redrawn"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(caseId, version, "kasi2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(caseId, 9_999, "kabid")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(caseId, version, null)).Status);
    }

    private async Task<(string CaseId, string Number)> AnsweredAsync()
    {
        var caseId = await fixture.Client.IntakeAsync(new Report());
        await fixture.Client.ActAsync("kasi", caseId, "consult", new { to = new[] { "kabid" }, note = "Mohon arahan." });
        await fixture.Client.ActAsync("kabid", caseId, "answer", new { text = Reply });
        var view = await Eventually.Async(() => fixture.Client.CaseAsync(caseId), c => (int)c["notArchived"]! == 0, "the archive to be complete");
        return (caseId, (string)view["number"]!);
    }

    private async Task<int> VersionAsync(string caseId, string what) =>
        (int)(await fixture.Client.CaseAsync(caseId))["history"]!.AsArray().Single(h => (string?)h!["what"] == what)!["version"]!;

    private async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string caseId, int version, string? persona)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Client.Functions, $"/api/cases/{caseId}/commits/{version}/card"));
        if (persona is not null) request.Headers.Authorization = new("Bearer", await fixture.Client.TokenAsync(persona));
        using var answer = await fixture.Client.Http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
