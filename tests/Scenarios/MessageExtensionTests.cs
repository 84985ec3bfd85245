using System.Text.Json.Nodes;
using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>"Laporkan ke SOP 697" from the menu of a message, and beside the compose box.</summary>
[Collection(Calm.Name)]
public sealed class MessageExtensionTests(TenantFixture fixture)
{
    private static readonly Dictionary<string, string> Filled = new()
    {
        ["channel"] = "facebook",
        ["kind"] = "pertanyaan",
        ["summary"] = "Apakah posyandu buka hari Sabtu?",
        ["topic"] = "promosi",
        ["sourceUrl"] = "",
        ["urgent"] = "false",
    };

    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task A_message_with_a_picture_becomes_a_case_once_and_the_chat_knows_it_too()
    {
        byte[][] pictures = [Screenshot.Png(), Screenshot.Png()];
        var message = await Client.SayAsync("tim", "", pictures);
        var form = await OpenAsync("tim", message);
        Assert.Equal(2, form["pictures"]!.AsArray().Count);
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SubmitAsync("tim", message, form, Filled)));
        Assert.All(sent, s => Assert.Contains("Laporan diterima", Said(s), StringComparison.Ordinal));

        var again = await AskAsync("tim", message);
        var caseId = CaseIdIn(again);
        Assert.Contains("Laporan dikirim ke Kepala Seksi", again["value"]!["card"]!.ToJsonString(), StringComparison.Ordinal);
        var chatForm = await Eventually.Async(
            async () => (await Client.MessagesAsync("tim", 150)).Select(m => Button.Find("tim", m, "open")).FirstOrDefault(b => (string?)b?.Data["message"] == (string?)message["id"]),
            b => b is not null,
            "the form in the chat");
        var pressed = await Client.PressAsync(chatForm!, Filled);
        Assert.Contains(caseId, pressed["value"]!.ToJsonString(), StringComparison.Ordinal);

        var story = new Story(Client, caseId);
        await story.ReleaseAsync();
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(Client, caseId, new Ending(pictures));
        Assert.Equal((Channel.Facebook, InquiryClass.Pertanyaan), (end.Inquiry.Channel, end.Inquiry.Kind));
    }

    [Fact]
    public async Task A_form_that_is_refused_comes_back_with_what_was_typed()
    {
        var message = await Client.SayAsync("tim", "", [Screenshot.Png()]);
        var form = await OpenAsync("tim", message);
        var refused = await SubmitAsync("tim", message, form, new Dictionary<string, string>(Filled) { ["sourceUrl"] = "bukan tautan" });
        var card = refused["value"]!["card"]!["content"]!.ToJsonString();
        Assert.Contains(Refusals.BadLink.Text.Id, card, StringComparison.Ordinal);
        Assert.Contains("bukan tautan", card, StringComparison.Ordinal);
        Assert.Contains((string)Filled["summary"], card, StringComparison.Ordinal);
        Assert.Contains("Laporan diterima", Said(await SubmitAsync("tim", message, DataOf(refused), Filled)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_filled_in_without_a_picture_waits_in_the_chat_for_it()
    {
        var summary = $"Jam buka laboratorium daerah {Guid.NewGuid():N}?";
        var message = await Client.SayAsync("tim", "lihat lampiran", [Screenshot.Png()], asFiles: true);
        var asked = await AskAsync("tim", message);
        Assert.Contains("tidak dapat diambil", asked["value"]!["card"]!.ToJsonString(), StringComparison.Ordinal);
        foreach (var pointed in new[] { message, null })
        {
            var form = await OpenAsync("tim", pointed);
            Assert.Empty(form["pictures"]!.AsArray());
            var begun = await SubmitAsync("tim", pointed, form, new Dictionary<string, string>(Filled) { ["summary"] = summary, ["channel"] = "youtube", ["sourceUrl"] = "https://contoh.id/u/1" });
            Assert.Contains("kirim tangkapan layarnya", Said(begun), StringComparison.Ordinal);
        }

        var picture = await Client.SayAsync("tim", "", [Screenshot.Png()]);
        var button = await Eventually.Async(
            async () => (await Client.MessagesAsync("tim")).Select(m => (Message: m, Button: Button.Find("tim", m, "open"))).FirstOrDefault(b => (string?)b.Button?.Data["message"] == (string?)picture["id"]),
            b => b.Button is not null,
            "the form with what was filled in");
        var shown = button.Message["card"]!.ToJsonString();
        Assert.Contains(summary, shown, StringComparison.Ordinal);
        Assert.Contains("https://contoh.id/u/1", shown, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"youtube\"", shown, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await Client.PressAsync(button.Button!, new Dictionary<string, string>(Filled) { ["summary"] = summary }))["statusCode"]!);

        var next = await Client.SayAsync("tim", "", [Screenshot.Png()]);
        var fresh = await Eventually.Async(
            async () => (await Client.MessagesAsync("tim")).FirstOrDefault(m => (string?)Button.Find("tim", m, "open")?.Data["message"] == (string?)next["id"]),
            m => m is not null,
            "a form for another report");
        Assert.DoesNotContain(summary, fresh!["card"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kasi", "laporkan", "Hanya Tim Media Sosial")]
    [InlineData("kadis", "laporkan", "Hanya Tim Media Sosial")]
    [InlineData("tim", "hapus", "tidak dikenal")]
    public async Task Others_and_other_commands_get_polite_words(string persona, string command, string words)
    {
        Assert.Contains(words, Said(await AskAsync(persona, null, command)), StringComparison.Ordinal);
        var sent = await SubmitAsync(persona, null, new JsonObject { ["card"] = "laporan", ["pictures"] = new JsonArray(), ["message"] = "x" }, Filled, command);
        Assert.Contains(words, Said(sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_others_cannot_be_named_in_a_dialog()
    {
        var report = new Report().With("topic", "promosi");
        await Story.OpenAsync(Client, report);
        var theirs = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(report.Screenshots[0].Bytes));
        var forged = new JsonObject { ["card"] = "laporan", ["pictures"] = new JsonArray(theirs), ["message"] = Guid.NewGuid().ToString() };
        var refused = await SubmitAsync("tim", null, forged, Filled);
        Assert.Contains("tidak ditemukan", refused["value"]!["card"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<JsonObject> OpenAsync(string persona, JsonObject? message) => DataOf(await AskAsync(persona, message));

    private Task<JsonObject> AskAsync(string persona, JsonObject? message, string commandId = "laporkan") => DialogAsync(persona, message, "extension", new { commandId });

    private Task<JsonObject> SubmitAsync(string persona, JsonObject? message, JsonObject data, object inputs, string commandId = "laporkan") =>
        DialogAsync(persona, message, "extension/submit", new { commandId, data, inputs });

    private async Task<JsonObject> DialogAsync(string persona, JsonObject? message, string wish, object body)
    {
        var place = message is null ? wish : $"messages/{message["id"]}/{wish}";
        return (await Client.PostAsync($"/_tenant/chats/{persona}/{place}", body))["task"]!.AsObject();
    }

    private static JsonObject DataOf(JsonObject task) => task["value"]!["card"]!["content"]!["actions"]![0]!["data"]!.AsObject();

    private static string Said(JsonObject task) => (string?)task["type"] == "message" ? (string)task["value"]! : "";

    private static string CaseIdIn(JsonObject task) =>
        System.Text.RegularExpressions.Regex.Match(task.ToJsonString(), "/api/evidence/([0-9a-z]{26})").Groups[1].Value;
}
