using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Connector;
using Sop697.LocalTenant.Login;

namespace Sop697.Tests.LocalTenant.Connector;

public sealed class ConnectorChatTests
{
    private static readonly byte[] _picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    private static CancellationToken Cancel => ConnectorTenant.Cancel;

    [Fact]
    public async Task A_typed_message_reaches_the_product_signed_and_in_Teams_shape()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var sent = await tenant.Person.PostAsJsonAsync("/_tenant/chats/tim/messages", new { text = "status <7>" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);

        var activity = Assert.Single(tenant.Received);
        var tim = Personas.Find("tim")!;
        Assert.Equal("message", (string?)activity["type"]);
        Assert.Equal("status <7>", (string?)activity["text"]);
        Assert.Equal("<p>status &lt;7&gt;</p>", (string?)activity["attachments"]![0]!["content"]);
        Assert.Equal(tim.ChannelId, (string?)activity["from"]!["id"]);
        Assert.Equal(tim.AadObjectId.ToString(), (string?)activity["from"]!["aadObjectId"]);
        Assert.Equal(tim.ConversationId, (string?)activity["conversation"]!["id"]);
        Assert.Equal(Personas.TenantId, (string?)activity["channelData"]!["tenant"]!["id"]);
        Assert.Equal("msteams", (string?)activity["channelId"]);
        Assert.Equal(tenant.Options.ConnectorUrl, (string?)activity["serviceUrl"]);
        Assert.Equal("2026-11-24T10:12:00.000+07:00", (string?)activity["localTimestamp"]);

        var token = await new JsonWebTokenHandler().ValidateTokenAsync(Assert.Single(tenant.Tokens)[7..], new TokenValidationParameters
        {
            ValidIssuer = "https://api.botframework.com",
            ValidAudience = Personas.AppClientId,
            IssuerSigningKey = tenant.Get<TokenSigner>().Key,
        });
        Assert.True(token.IsValid);
        Assert.Equal(tenant.Options.ConnectorUrl, token.Claims["serviceurl"]);
    }

    [Fact]
    public async Task A_pasted_picture_is_fetched_with_the_bots_token_only()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        await SendPicture(tenant, null);
        var attachment = Assert.Single(tenant.Received)["attachments"]![0]!;
        Assert.Equal("image/*", (string?)attachment["contentType"]);
        var url = (string)attachment["contentUrl"]!;
        Assert.Equal(HttpStatusCode.Unauthorized, (await tenant.Person.GetAsync(url, Cancel)).StatusCode);
        Assert.Equal(_picture, await tenant.Bot.GetByteArrayAsync(url, Cancel));
    }

    [Fact]
    public async Task An_attached_file_is_fetched_without_a_token_for_ten_minutes()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        await SendPicture(tenant, "file");
        var attachment = Assert.Single(tenant.Received)["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.teams.file.download.info", (string?)attachment["contentType"]);
        Assert.Equal("bukti.png", (string?)attachment["name"]);
        Assert.Equal("png", (string?)attachment["content"]!["fileType"]);
        var url = (string)attachment["content"]!["downloadUrl"]!;
        Assert.Equal(_picture, await tenant.Person.GetByteArrayAsync(url, Cancel));
        tenant.Clock.Now += TimeSpan.FromMinutes(11);
        Assert.Equal(HttpStatusCode.Unauthorized, (await tenant.Person.GetAsync(url, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_message_that_the_product_does_not_take_says_so()
    {
        await using var tenant = await ConnectorTenant.StartAsync(product: false);
        await tenant.Person.PostAsJsonAsync("/_tenant/chats/tim/messages", new { text = "halo" }, Cancel);
        Assert.False(Assert.Single(await tenant.MessagesAsync("tim"))!["delivered"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_message_that_the_product_failed_to_take_is_delivered_once_more_unchanged()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var refusals = 1;
        tenant.Answer = _ => Interlocked.Decrement(ref refusals) >= 0 ? Results.StatusCode(500) : Results.Ok();
        await tenant.Person.PostAsJsonAsync("/_tenant/chats/tim/messages", new { text = "halo" }, Cancel);
        Assert.True(Assert.Single(await tenant.MessagesAsync("tim"))!["delivered"]!.GetValue<bool>());
        Assert.Equal(2, tenant.Received.Count);
        Assert.Single(tenant.Received.Select(a => a.ToJsonString()).Distinct());
    }

    [Fact]
    public async Task Chats_and_marks_survive_a_restart_and_a_line_cut_short()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var first = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("satu")));
        await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("dua")));
        await tenant.Bot.PutAsJsonAsync($"{ConnectorTenant.Activities("kasi")}/{first}", ConnectorTenant.Message(ConnectorTenant.Card("satu lagi")), Cancel);
        await tenant.Person.PostAsJsonAsync("/_tenant/chats/kasi/seen", new { id = first }, Cancel);
        var before = await tenant.MessagesAsync("kasi");

        var file = Path.Combine(tenant.Options.DataDirectory, "chats", "kasi.jsonl");
        await tenant.RestartAsync(() => File.AppendAllText(file, "{\"id\":\"17"));

        Assert.True(JsonNode.DeepEquals(before, await tenant.MessagesAsync("kasi")));
        var overview = await tenant.Person.GetFromJsonAsync<JsonArray>("/_tenant/chats", Cancel);
        Assert.Equal(1, overview!.Single(p => (string?)p!["key"] == "kasi")!["unread"]!.GetValue<int>());
        var next = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("tiga")));
        Assert.True(long.Parse(next) > long.Parse((string)before[1]!["id"]!));
    }

    [Fact]
    public async Task Everybody_is_installed_once_however_late_the_product_answers()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var refusals = 4;
        tenant.Answer = _ => Interlocked.Decrement(ref refusals) >= 0 ? Results.StatusCode(503) : Results.Ok();
        await tenant.Get<BotInstallation>().RunAsync(Cancel);
        foreach (var persona in Personas.All)
        {
            var told = tenant.Received.Where(a => (string?)a["from"]!["id"] == persona.ChannelId).ToList();
            Assert.Contains(told, a => (string?)a["type"] == "installationUpdate" && (string?)a["action"] == "add");
            Assert.Contains(told, a => (string?)a["type"] == "conversationUpdate" && (string?)a["membersAdded"]![0]!["id"] == Activities.BotId);
        }
        tenant.Received.Clear();
        await tenant.RestartAsync();
        await tenant.Get<BotInstallation>().RunAsync(Cancel);
        Assert.Empty(tenant.Received);
    }

    [Fact]
    public async Task An_open_page_hears_of_a_new_message()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        await using var stream = await tenant.Person.GetStreamAsync("/_tenant/events", Cancel);
        using var reader = new StreamReader(stream);
        Assert.Equal("event: hello", await reader.ReadLineAsync(Cancel));
        var id = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("satu")));
        while (await reader.ReadLineAsync(Cancel) is { } line && line != "event: added") Assert.DoesNotContain("event: updated", line);
        var data = JsonNode.Parse((await reader.ReadLineAsync(Cancel))!["data: ".Length..])!;
        Assert.Equal("kasi", (string?)data["persona"]);
        Assert.Equal(id, (string?)data["message"]!["id"]);
    }

    [Fact]
    public async Task An_unknown_persona_is_not_found()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Person.GetAsync("/_tenant/chats/bupati/messages", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_page_is_served_with_a_policy_and_nothing_beside_it_is()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var page = await tenant.Person.GetAsync("/", Cancel);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await tenant.Person.GetAsync("/page/js/app.js", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Person.GetAsync("/page/..%2fSop697.LocalTenant.dll", Cancel)).StatusCode);
    }

    private static async Task SendPicture(ConnectorTenant tenant, string? sendAs)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(_picture);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(new StringContent("Mohon dicek"), "text");
        form.Add(file, "file", "bukti.png");
        if (sendAs is not null) form.Add(new StringContent(sendAs), "as");
        var sent = await tenant.Person.PostAsync("/_tenant/chats/tim/messages", form, Cancel);
        var url = (string)(await sent.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["files"]![0]!["url"]!;
        Assert.Equal(_picture, await tenant.Person.GetByteArrayAsync(url, Cancel));
    }
}
