using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Sop697.LocalTenant;

namespace Sop697.Tests.LocalTenant.Connector;

public sealed class ConnectorCardTests
{
    private static readonly string[] _two = ["kabid", "kasi2"];
    private static readonly JsonObject _data = new() { ["caseId"] = "c-1", ["step"] = 4, ["text"] = "dari kartu" };

    private static CancellationToken Cancel => ConnectorTenant.Cancel;

    [Fact]
    public async Task A_press_carries_the_data_with_the_inputs_laid_over_it_as_text()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        tenant.Answer = _ => ConnectorTenant.CardAnswer(ConnectorTenant.Card("selesai"));
        var id = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("tanya")));
        var answer = await tenant.ExecuteAsync("kasi", id, new { verb = "consult", data = _data, inputs = new { text = "diisi", to = _two, urgent = true } });

        Assert.Equal(200, (int)answer["statusCode"]!);
        var activity = Assert.Single(tenant.Received);
        Assert.Equal("invoke", (string?)activity["type"]);
        Assert.Equal("adaptiveCard/action", (string?)activity["name"]);
        Assert.Equal(id, (string?)activity["replyToId"]);
        Assert.Equal("manual", (string?)activity["value"]!["trigger"]);
        var action = activity["value"]!["action"]!;
        Assert.Equal("Action.Execute", (string?)action["type"]);
        Assert.Equal("consult", (string?)action["verb"]);
        var expected = new JsonObject { ["caseId"] = "c-1", ["step"] = 4, ["text"] = "diisi", ["to"] = "kabid,kasi2", ["urgent"] = "true" };
        Assert.True(JsonNode.DeepEquals(expected, action["data"]), action["data"]!.ToJsonString());
    }

    [Fact]
    public async Task An_answered_card_is_shown_until_the_bot_updates_it_for_everyone()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        tenant.Answer = _ => ConnectorTenant.CardAnswer(ConnectorTenant.Card("jawaban"));
        var id = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("tanya")));
        await tenant.ExecuteAsync("kasi", id, new { verb = "answer", data = _data });
        Assert.Equal("jawaban", await Title(tenant, "kasi"));
        await tenant.Bot.PutAsJsonAsync($"{ConnectorTenant.Activities("kasi")}/{id}", ConnectorTenant.Message(ConnectorTenant.Card("ditutup")), Cancel);
        Assert.Equal("ditutup", await Title(tenant, "kasi"));
    }

    [Fact]
    public async Task A_refusal_comes_back_and_leaves_the_card()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        tenant.Answer = _ => Results.Json(new { statusCode = 400, type = "application/vnd.microsoft.error", value = new { code = "stale", message = "Sudah dijawab." } });
        var id = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("tanya")));
        var answer = await tenant.ExecuteAsync("kasi", id, new { verb = "answer", data = _data });
        Assert.Equal("Sudah dijawab.", (string?)answer["value"]!["message"]);
        Assert.Equal("tanya", await Title(tenant, "kasi"));
    }

    [Theory]
    [InlineData("id-ID", "Terjadi kesalahan. Silakan coba lagi.")]
    [InlineData("en-US", "Something went wrong. Please try again.")]
    public async Task A_product_that_fails_gives_an_error_in_the_persons_language(string locale, string message)
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        tenant.Answer = _ => Results.StatusCode(500);
        var id = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("tanya")));
        var answer = await tenant.ExecuteAsync("kasi", id, new { verb = "answer", data = _data, locale });
        Assert.Equal(500, (int)answer["statusCode"]!);
        Assert.Equal(message, (string?)answer["value"]!["message"]);
    }

    [Fact]
    public async Task A_repeated_press_is_the_same_activity_each_time()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var count = 0;
        tenant.Answer = _ => ConnectorTenant.CardAnswer(ConnectorTenant.Card($"jawaban {Interlocked.Increment(ref count)}"));
        var id = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("tanya")));
        await tenant.ExecuteAsync("kasi", id, new { verb = "answer", data = _data, repeat = 3 });
        Assert.Equal(3, tenant.Received.Count);
        Assert.Single(tenant.Received.Select(a => (string?)a["id"]).Distinct());
    }

    [Fact]
    public async Task The_submit_fallback_arrives_as_a_message_that_points_at_its_card()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var id = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("tanya")));
        var answer = await tenant.ExecuteAsync("kasi", id, new { data = _data, inputs = new { text = "diisi" }, @as = "submit" });
        Assert.Equal(200, (int)answer["statusCode"]!);
        var activity = Assert.Single(tenant.Received);
        Assert.Equal("message", (string?)activity["type"]);
        Assert.Equal(id, (string?)activity["replyToId"]);
        Assert.Equal("diisi", (string?)activity["value"]!["text"]);
        Assert.Null(activity["text"]);
    }

    [Fact]
    public async Task A_card_is_refreshed_only_for_the_viewers_it_names()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        tenant.Answer = _ => ConnectorTenant.CardAnswer(ConnectorTenant.Card("dengan tombol"));
        foreach (var persona in new[] { "kasi", "kabid" })
            await tenant.SendAsync(persona, ConnectorTenant.Message(ConnectorTenant.Card("dasar", Refresh(Personas.Find("kasi")!))));

        await tenant.MessagesAsync("kasi", "?refresh=true");
        await tenant.MessagesAsync("kabid", "?refresh=true");
        Assert.Equal("dengan tombol", await Title(tenant, "kasi"));
        Assert.Equal("dasar", await Title(tenant, "kabid"));
        var activity = Assert.Single(tenant.Received);
        Assert.Equal("automatic", (string?)activity["value"]!["trigger"]);
        Assert.Equal("refresh", (string?)activity["value"]!["action"]!["verb"]);
    }

    private static JsonObject Refresh(Persona viewer) => new()
    {
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "refresh", ["data"] = _data.DeepClone() },
        ["userIds"] = new JsonArray(viewer.ChannelId),
    };

    private static async Task<string?> Title(ConnectorTenant tenant, string persona) =>
        (string?)Assert.Single(await tenant.MessagesAsync(persona))!["card"]!["body"]![0]!["text"];
}
