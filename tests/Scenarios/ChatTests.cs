using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>What people type, paste and attach in the chat with the bot.</summary>
[Collection(Calm.Name)]
public sealed class ChatTests(TenantFixture fixture)
{
    private static readonly Dictionary<string, string> Form = new()
    {
        ["channel"] = "facebook",
        ["kind"] = "pertanyaan",
        ["summary"] = "Antrean di puskesmas terlalu lama.",
        ["topic"] = "promosi",
        ["sourceUrl"] = "",
        ["urgent"] = "false",
    };

    private TenantClient Client => fixture.Client;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Screenshots_in_the_chat_become_a_form_and_the_form_a_case(bool asFiles)
    {
        byte[][] pictures = [Screenshot.Png(), Screenshot.Png()];
        var form = await SendAsync("", pictures, asFiles);
        var pressed = await Client.PressAsync(form, Form, repeat: 3);
        Assert.Equal(200, (int)pressed["statusCode"]!);
        var again = await Client.PressAsync(form, Form);
        var caseId = CaseIdIn(pressed);
        Assert.Equal(caseId, CaseIdIn(again));

        var story = new Story(Client, caseId);
        await story.ReleaseAsync();
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(Client, caseId, new Ending(pictures));
        Assert.Equal((Channel.Facebook, InquiryClass.Pertanyaan), (end.Inquiry.Channel, end.Inquiry.Kind));
    }

    [Fact]
    public async Task The_form_says_what_it_lacks_and_opens_nothing()
    {
        var form = await SendAsync("", [Screenshot.Png()]);
        foreach (var (field, value, code) in new[] { ("channel", "", "noChannel"), ("summary", " ", "emptySummary"), ("topic", "astrologi", "noSuchTopic"), ("sourceUrl", "x", "badLink") })
        {
            var refused = await Client.PressAsync(form, new Dictionary<string, string>(Form) { [field] = value });
            Assert.Equal(code, (string?)refused["value"]!["code"]);
        }
    }

    [Fact]
    public async Task Pictures_of_others_cannot_be_named_on_a_card()
    {
        var report = new Report().With("topic", "promosi");
        var other = await Story.OpenAsync(Client, report);
        var theirs = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(report.Screenshots[0].Bytes));
        var form = await SendAsync("", [Screenshot.Png()]);
        var forged = form with { Data = JsonNode.Parse(form.Data.ToJsonString())!.AsObject() };
        forged.Data["pictures"] = new JsonArray(theirs);
        Assert.Equal("pictureGone", (string?)(await Client.PressAsync(forged, Form))["value"]!["code"]);

        var mine = await Story.OpenAsync(Client, new Report().With("topic", "promosi"));
        await mine.ReleaseAsync();
        var publish = await Client.ButtonAsync("tim", mine.CaseId, "publish");
        var refused = await Client.PressAsync(publish, new { permalink = "", proof = theirs });
        Assert.Equal("unknownProof", (string?)refused["value"]!["code"]);
        await mine.PublishAsync();
        await other.ReleaseAsync();
        await other.PublishAsync();
    }

    [Fact]
    public async Task A_proof_sent_with_bukti_and_the_number_is_published_without_a_link()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await story.ReleaseAsync();
        await Client.ButtonAsync("tim", story.CaseId, "publish");
        var number = (string)(await story.ViewAsync())["number"]!;
        var proof = Screenshot.Png();
        await Client.SayAsync("tim", $"bukti {number}", [proof]);
        await HearsAsync("tim", $"Bukti jawaban ditambahkan pada {number}");
        await story.DoAsync("tim", "publish", new { permalink = "" });
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, new Ending([.. report.Screenshots.Select(s => s.Bytes), proof]));
        Assert.Equal(EvidencePurpose.Proof, end.Evidence.Single(e => e.Sha256 == end.Publication!.ProofSha256).Purpose);
        Assert.Null(end.Publication!.Permalink);
        await Client.SayAsync("tim", $"bukti {number}", [Screenshot.Png()]);
        await HearsAsync("tim", $"{number} sudah ditutup");
    }

    [Fact]
    public async Task A_picture_without_words_may_be_chosen_as_the_proof_of_a_case_that_waits_for_one()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await story.ReleaseAsync();
        await Client.ButtonAsync("tim", story.CaseId, "publish");
        await story.UntilAsync(c => (int)c["notArchived"]! == 0, "the index to know what the case waits for");
        var proof = Screenshot.Png();
        var form = await SendAsync("", [proof]);
        var chosen = (await Client.FindButtonAsync("tim", story.CaseId, "publish"))!;
        Assert.Equal(form.MessageId, chosen.MessageId);
        Assert.Equal(200, (int)(await Client.PressAsync(chosen, new { }))["statusCode"]!);
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, new Ending([.. report.Screenshots.Select(s => s.Bytes), proof]));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(proof)), end.Publication!.ProofSha256);

        var next = await SendAsync("", [Screenshot.Png()]);
        Assert.NotEqual(next.MessageId, (await Client.FindButtonAsync("tim", story.CaseId, "publish"))?.MessageId);
    }

    [Fact]
    public async Task More_of_the_question_is_added_with_tambah_and_shown_to_the_kasi()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await Client.ButtonAsync("kasi", story.CaseId, "release");
        var number = (string)(await story.ViewAsync())["number"]!;
        var more = Screenshot.Png();
        await Client.SayAsync("tim", $"tambah {number}", [more]);
        await HearsAsync("tim", $"Tangkapan layar ditambahkan pada {number}");
        await Client.SayAsync("tim", $"tambah {number}", [more]);
        await HearsAsync("tim", $"Gambar itu sudah ada pada {number}");
        await story.ReleaseAsync();
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, new Ending([.. report.Screenshots.Select(s => s.Bytes), more]));
    }

    [Theory]
    [InlineData("bantuan", false)]
    [InlineData("help", false)]
    [InlineData("apa kabar?", true)]
    [InlineData("status", true)]
    [InlineData("cari", true)]
    public async Task Words_are_answered_with_help_that_says_when_they_were_not_understood(string words, bool unknown)
    {
        var said = await Client.SayAsync("kadis", words);
        var card = (await AnswerToAsync("kadis", said))["card"]!.ToJsonString();
        Assert.Contains("status MS-", card, StringComparison.Ordinal);
        Assert.Equal(unknown, card.Contains("belum dikenali", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bukti MS-2026-0001")]
    [InlineData("tambah MS-2026-0001")]
    public async Task Words_that_need_a_picture_ask_for_it(string words)
    {
        var answer = await AnswerToAsync("tim", await Client.SayAsync("tim", words));
        Assert.Contains($"\"{words}\" dalam satu pesan", (string?)answer["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_and_a_number_show_where_the_case_stands_to_its_chain_only()
    {
        var story = await Story.OpenAsync(Client, new Report());
        await Client.ButtonAsync("kasi", story.CaseId, "consult");
        var number = (string)(await story.ViewAsync())["number"]!;
        var mine = await AnswerToAsync("kasi", await Client.SayAsync("kasi", $"status {number}"));
        Assert.Contains(number, mine["card"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("4 dari 7", mine["card"]!.ToJsonString(), StringComparison.Ordinal);
        var theirs = await AnswerToAsync("kasi2", await Client.SayAsync("kasi2", number.ToLowerInvariant()));
        Assert.StartsWith("Kasus ini tidak ditemukan.", (string?)theirs["text"], StringComparison.Ordinal);
        var none = await AnswerToAsync("kasi", await Client.SayAsync("kasi", "status MS-2019-0001"));
        Assert.Equal((string?)theirs["text"], (string?)none["text"]);
    }

    [Fact]
    public async Task Tugas_lists_what_waits_and_brings_its_card_and_cari_finds_it_by_words()
    {
        var word = $"kata{Guid.NewGuid():N}"[..12];
        var report = new Report().With("topic", "promosi").With("summary", $"Apakah {word} tersedia?").With("urgent", "true");
        var story = await Story.OpenAsync(Client, report);
        await Client.ButtonAsync("kasi", story.CaseId, "release");
        await story.UntilAsync(c => (int)c["notArchived"]! == 0, "the index to know the case");
        var list = await AnswerToAsync("kasi", await Client.SayAsync("kasi", "tugas"));
        Assert.Contains(word, list["card"]!.ToJsonString(), StringComparison.Ordinal);

        // A chat that just got many cards of other cases takes no more for a moment, and the button says so.
        await Eventually.Async(
            () => Client.PressAsync(Button.Find("kasi", list, story.CaseId, "show")!, new { }), a => (int)a["statusCode"]! == 200, "the card to be brought", TimeSpan.FromSeconds(60));
        Assert.Equal(2, (await Client.CardsAsync("kasi", story.CaseId)).Count(m => Button.Find("kasi", m, "release") is not null));

        await story.ReleaseAsync();
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
        var gone = await AnswerToAsync("kasi", await Client.SayAsync("kasi", "tugas"));
        Assert.DoesNotContain(word, gone["card"]!.ToJsonString(), StringComparison.Ordinal);
        var found = await Eventually.Async(
            async () => await AnswerToAsync("tim", await Client.SayAsync("tim", $"cari {word}")), m => m["card"]!.ToJsonString().Contains("Dijawab", StringComparison.Ordinal), "the closed case");
        Assert.Contains($"Apakah {word} tersedia?", found["card"]!.ToJsonString(), StringComparison.Ordinal);
        var others = await AnswerToAsync("kasi2", await Client.SayAsync("kasi2", $"cari {word}"));
        Assert.Contains("Tidak ada kasus yang cocok", others["card"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_team_reports_and_only_with_pictures()
    {
        var stranger = await AnswerToAsync("kabid", await Client.SayAsync("kabid", "", [Screenshot.Png()]));
        Assert.StartsWith("Hanya Tim Media Sosial", (string?)stranger["text"], StringComparison.Ordinal);
        var text = await AnswerToAsync("tim", await Client.SayAsync("tim", "", ["Halo."u8.ToArray()]));
        Assert.Equal("Gambar ke-1: bukan gambar PNG, JPEG atau WebP.", (string?)text["text"]);
        var many = await AnswerToAsync("tim", await Client.SayAsync("tim", "", [.. Enumerable.Range(0, 6).Select(_ => Screenshot.Png(40, 40))]));
        Assert.StartsWith("Paling banyak 5", (string?)many["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_message_delivered_again_is_answered_once()
    {
        var bot = await Client.TokenAsync(new { audience = "bot" });
        var activity = await MessageAsync("kadis", "bantuan");
        var before = (await Client.MessagesAsync("kadis", 250)).Count;
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, await DeliverAsync(activity, bot));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DeliverAsync(activity, bot)));
        Assert.Equal(before + 1, (await Client.MessagesAsync("kadis", 250)).Count);

        var other = await MessageAsync("kadis", "bantuan");
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DeliverAsync(other, bot))), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(before + 2, (await Client.MessagesAsync("kadis", 250)).Count);
    }

    [Fact]
    public async Task Who_removed_the_bot_gets_no_card_and_all_of_them_on_putting_it_back()
    {
        var bot = await Client.TokenAsync(new { audience = "bot" });
        try
        {
            Assert.Equal(HttpStatusCode.OK, await DeliverAsync(await InstallationAsync("kasi", "remove"), bot));
            var story = await Story.OpenAsync(Client, new Report().With("topic", "promosi"));
            await story.UntilAsync(v => v["problems"]!.ToJsonString().Contains("Bot sudah dilepas", StringComparison.Ordinal), "the case to tell that the bot was removed");
            Assert.Empty(await Client.CardsAsync("kasi", story.CaseId));

            Assert.Equal(HttpStatusCode.OK, await DeliverAsync(await InstallationAsync("kasi", "add"), bot));
            await story.ReleaseAsync();
            Assert.Empty((await story.ViewAsync())["problems"]!.AsArray());
            await story.PublishAsync();
        }
        finally
        {
            await DeliverAsync(await InstallationAsync("kasi", "add"), bot);
        }
    }

    [Fact]
    public async Task Only_the_connector_may_speak_for_people()
    {
        var activity = await MessageAsync("kadis", "bantuan");
        var elsewhere = await Client.TokenAsync(new { audience = "bot", serviceUrl = "https://jahat.example/" });
        foreach (var token in new[]
        {
            await Client.TokenAsync("tim"),
            await Client.TokenAsync(new { audience = "bot", expired = true }),
            await Client.TokenAsync(new { audience = "bot", forged = true }),
            await Client.TokenAsync(new { audience = "bot", unsigned = true }),
            await Client.TokenAsync(new { audience = "bot", issuer = "https://jahat.example" }),
            elsewhere,
            "",
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await DeliverAsync(activity, token));
        }
    }

    private async Task<Button> SendAsync(string text, IReadOnlyList<byte[]> pictures, bool asFiles = false)
    {
        var said = await Client.SayAsync("tim", text, pictures, asFiles);
        // Cards of other cases may come in between; the form is the one that can open a case.
        var form = await Eventually.Async(
            async () => (await Client.MessagesAsync("tim")).SkipWhile(m => (string?)m["id"] != (string?)said["id"]).Select(m => Button.Find("tim", m, "open")).FirstOrDefault(b => b is not null),
            b => b is not null,
            "the intake form");
        return form!;
    }

    private Task<JsonObject> AnswerToAsync(string persona, JsonObject said) => Client.AnswerToAsync(persona, said);

    private async Task HearsAsync(string persona, string words) => await Eventually.Async(
        () => Client.MessagesAsync(persona), all => all.Any(m => ((string?)m["text"])?.Contains(words, StringComparison.Ordinal) == true), $"'{words}'");

    private static string CaseIdIn(JsonObject answer) =>
        System.Text.RegularExpressions.Regex.Match(answer["value"]!.ToJsonString(), "/api/evidence/([0-9a-z]{26})").Groups[1].Value;

    private async Task<JsonObject> MessageAsync(string persona, string text)
    {
        var person = (await Client.GetAsync("/_tenant/personas")).AsArray().Single(p => (string?)p!["key"] == persona)!;
        var id = Guid.Parse((string)person["aadObjectId"]!);
        return new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = $"{Client.Page}connector/",
            ["from"] = new JsonObject { ["id"] = $"29:1{id:N}", ["name"] = (string?)person["name"], ["aadObjectId"] = $"{id}" },
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["id"] = $"a:1{id:N}" },
            ["recipient"] = new JsonObject { ["id"] = "28:22222222-6970-4697-8697-000000000001" },
            ["text"] = text,
        };
    }

    private async Task<JsonObject> InstallationAsync(string persona, string action)
    {
        var activity = await MessageAsync(persona, "");
        activity["type"] = "installationUpdate";
        activity["id"] = $"f:{Guid.NewGuid()}";
        activity["action"] = action;
        activity.Remove("text");
        return activity;
    }

    private async Task<HttpStatusCode> DeliverAsync(JsonObject activity, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Client.Functions, "/api/messages"))
        {
            Content = new StringContent(activity.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await Client.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
