using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>A commit holds the card exactly as it was shown and answered.</summary>
[Collection(Calm.Name)]
public sealed class KeptCardTests(TenantFixture fixture)
{
    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task A_card_that_is_looked_at_before_its_sending_is_on_the_record_keeps_its_number_and_its_buttons()
    {
        // Teams has the card, and the product does not know it yet.
        await Client.FaultAsync("POST ^/connector/v3/conversations/[^/]+/activities$", delayMs: 1_000, afterCommit: true, times: 2);
        try
        {
            var caseId = await Client.IntakeAsync(new Report());
            foreach (var persona in new[] { "tim", "kasi" })
            {
                var sent = await Eventually.Async(() => Client.CardsAsync(persona, caseId), c => c.Count > 0, $"a card for {persona}");
                var id = (string)sent[^1]["id"]!;
                var before = sent[^1]["card"]!.ToJsonString();
                await Client.PostAsync($"/_tenant/chats/{persona}/messages/{id}/refresh", new { });
                var after = (await Client.CardsAsync(persona, caseId)).Single(m => (string?)m["id"] == id)["card"]!;
                Assert.Equal(Heading(JsonNode.Parse(before)!), Heading(after));
                Assert.Equal(Button.Actions(JsonNode.Parse(before)).Select(a => (string?)a["verb"]), Button.Actions(after).Select(a => (string?)a["verb"]));
            }
        }
        finally
        {
            await Client.ClearFaultsAsync();
        }

        static string? Heading(JsonNode card) => (string?)card["body"]![0]!["text"];
    }

    [Fact]
    public async Task Every_press_of_a_case_seals_the_card_that_stood_in_the_chat()
    {
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        var cards = new KeptCards(Client, story.CaseId);
        await cards.PressAsync("kasi", "consult", new { to = new[] { "kabid" }, note = "Mohon arahan." });
        var answered = await cards.PressAsync("kabid", "answer", new { text = Story.Reply });
        Assert.Equal(Story.Reply, answered.Inputs["text"]);
        await cards.PressAsync("kasi", "release", new { text = Story.Reply });
        await cards.PressAsync("tim", "publish", new { permalink = Story.Permalink });
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
    }

    [Fact]
    public async Task Who_reads_English_answers_the_English_view_and_who_did_not_look_again_the_card_as_it_was_sent()
    {
        var story = await Story.OpenAsync(Client, new Report());
        var cards = new KeptCards(Client, story.CaseId);
        await cards.PressAsync("kasi", "consult", new { to = new[] { "kabid" }, note = "" }, locale: "en-US");

        var (sent, indonesian) = await cards.SettledAsync("kabid", "answer");
        await Client.PostAsync($"/_tenant/chats/kabid/messages/{sent.MessageId}/refresh?locale=en-US", new { });
        var (button, english) = await cards.SettledAsync("kabid", "answer");
        Assert.False(JsonNode.DeepEquals(indonesian, english));
        KeptCards.Succeeded(await Client.PressAsync(button, new { text = Story.Reply }, locale: "en-US"));

        var answered = KeptCards.Same(english, await cards.SealedAsync(button));
        Assert.Contains("\"title\":\"Send", answered.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_viewer_was_shown_is_sealed_though_the_card_in_the_chat_has_moved_on()
    {
        var story = await Story.OpenAsync(Client, new Report());
        var cards = new KeptCards(Client, story.CaseId);
        var (button, old) = await cards.SettledAsync("kasi", "consult");
        var number = (string)(await story.ViewAsync())["number"]!;
        await Client.SayAsync("tim", $"tambah {number}", [Screenshot.Png()]);
        var (newer, card) = await Eventually.Async(() => cards.SettledAsync("kasi", "consult"), b => !JsonNode.DeepEquals(b.Button.Data, button.Data), "the card with two pictures");
        Assert.Equal(button.MessageId, newer.MessageId);
        Assert.False(JsonNode.DeepEquals(old, card));

        KeptCards.Succeeded(await Client.PressAsync(button, new { to = new[] { "kabid" }, note = "" }));

        KeptCards.Same(old, await cards.SealedAsync(button));
    }

    [Fact]
    public async Task The_form_in_the_chat_is_sealed_as_it_was_shown_and_filled_in_into_the_first_commit()
    {
        var said = await Client.SayAsync("tim", "", [Screenshot.Png()]);
        var form = (await Eventually.Async(
            async () => (await Client.MessagesAsync("tim")).SkipWhile(m => (string?)m["id"] != (string?)said["id"]).Select(m => Button.Find("tim", m, "open")).FirstOrDefault(b => b is not null),
            b => b is not null,
            "the intake form"))!;
        var card = await KeptCards.CardOfAsync(Client, form);
        var inputs = new Dictionary<string, string> { ["channel"] = "facebook", ["kind"] = "pertanyaan", ["summary"] = "Antrean di puskesmas terlalu lama.", ["topic"] = "promosi" };
        var opened = await Client.PressAsync(form, inputs);
        KeptCards.Succeeded(opened);
        var caseId = System.Text.RegularExpressions.Regex.Match(opened.ToJsonString(), "/api/evidence/([0-9a-z]{26})").Groups[1].Value;

        var answered = KeptCards.Same(card, await new KeptCards(Client, caseId).SealedAsync(form));
        Assert.Equal("Antrean di puskesmas terlalu lama.", answered.Inputs["summary"]);
        Assert.Equal(1, (await CaseTruth.JournalAsync(Client, caseId)).First(c => c.Commit.Card is not null).Commit.Version);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("of another case")]
    [InlineData("invented")]
    public async Task A_card_that_is_not_kept_for_the_case_is_drawn_again_and_says_so(string which)
    {
        var other = new KeptCards(Client, (await Story.OpenAsync(Client, new Report())).CaseId);
        var foreign = (await other.SettledAsync("kasi", "consult")).Button;
        var story = await Story.OpenAsync(Client, new Report());
        var cards = new KeptCards(Client, story.CaseId);
        var (button, _) = await cards.SettledAsync("kasi", "consult");
        if (which == "none") button.Data.Remove("shown");
        else button.Data["shown"] = which == "invented" ? new string('A', 43) : (string)foreign.Data["shown"]!;

        KeptCards.Succeeded(await Client.PressAsync(button, new { to = new[] { "kabid" }, note = "" }));

        var answered = await cards.SealedAsync(button);
        Assert.True(answered.Redrawn);
        Assert.Contains(story.CaseId, answered.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign.Data["caseId"]!.ToString(), answered.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_that_names_no_card_at_all_still_seals_one()
    {
        var story = await Story.OpenAsync(Client, new Report());
        var cards = new KeptCards(Client, story.CaseId);
        var (button, _) = await cards.SettledAsync("kasi", "consult");
        button.Data["card"] = "tidak/9/ada";
        KeptCards.Succeeded(await Client.PressAsync(button, new { to = new[] { "kabid" }, note = "" }));
        var answered = await cards.SealedAsync(button);
        Assert.True(answered.Redrawn);
        Assert.Contains("AdaptiveCard", answered.Shown, StringComparison.Ordinal);
    }
}
