using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Connector;

namespace Sop697.Tests.LocalTenant.Connector;

public sealed class ConnectorTests
{
    private static CancellationToken Cancel => ConnectorTenant.Cancel;

    [Fact]
    public async Task A_call_without_the_bots_token_is_refused()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var path = ConnectorTenant.Activities("kasi");
        tenant.Bot.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await tenant.Bot.PostAsJsonAsync(path, new { type = "message" }, Cancel)).StatusCode);
        tenant.Bot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tenant.Token("https://graph.microsoft.com"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await tenant.Bot.PostAsJsonAsync(path, new { type = "message" }, Cancel)).StatusCode);
        Assert.Empty(await tenant.MessagesAsync("kasi"));
    }

    [Fact]
    public async Task A_conversation_is_found_by_channel_id_and_by_directory_id()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var kasi = Personas.Find("kasi")!;
        foreach (var member in new[] { kasi.ChannelId, kasi.AadObjectId.ToString() })
        {
            var answer = await Create(tenant, member);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.Equal(kasi.ConversationId, (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["id"]!.GetValue<string>());
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await Create(tenant, "29:unknown")).StatusCode);
    }

    [Fact]
    public async Task An_update_replaces_the_card_for_everyone_and_a_delete_takes_it_away()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var id = await tenant.SendAsync("kasi", ConnectorTenant.Message(ConnectorTenant.Card("satu")));
        var path = $"{ConnectorTenant.Activities("kasi")}/{id}";

        tenant.Clock.Now += TimeSpan.FromMinutes(1);
        var put = await tenant.Bot.PutAsJsonAsync(path, ConnectorTenant.Message(ConnectorTenant.Card("dua")), Cancel);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var message = Assert.Single(await tenant.MessagesAsync("kasi"))!;
        Assert.Equal("dua", message["card"]!["body"]![0]!["text"]!.GetValue<string>());
        Assert.Equal(tenant.Clock.Now, message["updatedAt"]!.GetValue<DateTimeOffset>());

        Assert.Equal(HttpStatusCode.OK, (await tenant.Bot.DeleteAsync(path, Cancel)).StatusCode);
        Assert.Empty(await tenant.MessagesAsync("kasi"));
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Bot.PutAsJsonAsync(path, ConnectorTenant.Message(ConnectorTenant.Card("tiga")), Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_bot_cannot_change_what_a_person_wrote()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var sent = await tenant.Person.PostAsJsonAsync("/_tenant/chats/tim/messages", new { text = "halo" }, Cancel);
        var id = (await sent.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["id"]!.GetValue<string>();
        var put = await tenant.Bot.PutAsJsonAsync($"{ConnectorTenant.Activities("tim")}/{id}", new { type = "message", text = "lain" }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
    }

    [Fact]
    public async Task A_message_above_100_KB_of_UTF16_is_too_big_and_one_below_is_not()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var fits = await Send(tenant, "kasi", new string('a', 50_000));
        Assert.Equal(HttpStatusCode.Created, fits.StatusCode);
        var big = await Send(tenant, "kasi", new string('a', 51_300));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, big.StatusCode);
        Assert.Equal("MessageSizeTooBig", (await big.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["error"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_gets_nothing_until_unblocked()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        await tenant.Person.PostAsJsonAsync("/_tenant/chats/kabid/block", new { blocked = true }, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(tenant, "kabid", "halo")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Create(tenant, Personas.Find("kabid")!.ChannelId)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Send(tenant, "kasi", "halo")).StatusCode);
        await tenant.Person.PostAsJsonAsync("/_tenant/chats/kabid/block", new { blocked = false }, Cancel);
        Assert.Equal(HttpStatusCode.Created, (await Send(tenant, "kabid", "halo")).StatusCode);
    }

    [Fact]
    public async Task The_eighth_send_of_a_second_waits_when_the_limits_are_on()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        await tenant.Person.PostAsJsonAsync("/_tenant/rates", new { perThread = true }, Cancel);
        for (var i = 0; i < 7; i++) Assert.Equal(HttpStatusCode.Created, (await Send(tenant, "kasi", "halo")).StatusCode);
        var eighth = await Send(tenant, "kasi", "halo");
        Assert.Equal(HttpStatusCode.TooManyRequests, eighth.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), eighth.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.Created, (await Send(tenant, "kabid", "halo")).StatusCode);
        tenant.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.Created, (await Send(tenant, "kasi", "halo")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Send(tenant, "kasi", "halo")).StatusCode);
    }

    [Fact]
    public void Sixty_sends_in_thirty_seconds_are_the_most()
    {
        var clock = new SetClock();
        var rates = new ThreadRates(clock) { On = true };
        for (var i = 0; i < 60; i++)
        {
            Assert.Null(rates.Refuse("a:1"));
            clock.Now += TimeSpan.FromMilliseconds(400);
        }
        Assert.Equal(TimeSpan.FromSeconds(6), rates.Refuse("a:1"));
    }

    [Fact]
    public async Task Members_of_a_chat_carry_their_directory_id()
    {
        await using var tenant = await ConnectorTenant.StartAsync();
        var kadis = Personas.Find("kadis")!;
        var path = $"v3/conversations/{kadis.ConversationId}";
        var paged = await tenant.Bot.GetFromJsonAsync<JsonObject>($"{path}/pagedmembers?pageSize=10", Cancel);
        var all = await tenant.Bot.GetFromJsonAsync<JsonArray>($"{path}/members", Cancel);
        var one = await tenant.Bot.GetFromJsonAsync<JsonObject>($"{path}/members/{kadis.ChannelId}", Cancel);
        foreach (var member in new[] { Assert.Single(paged!["members"]!.AsArray()), Assert.Single(all!), one })
            Assert.Equal(kadis.AadObjectId, member!["aadObjectId"]!.GetValue<Guid>());
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Bot.GetAsync("v3/conversations/a:none/members", Cancel)).StatusCode);
    }

    private static Task<HttpResponseMessage> Send(ConnectorTenant tenant, string persona, string text) =>
        tenant.Bot.PostAsJsonAsync(ConnectorTenant.Activities(persona), new { type = "message", text }, Cancel);

    private static Task<HttpResponseMessage> Create(ConnectorTenant tenant, string member) => tenant.Bot.PostAsJsonAsync(
        "v3/conversations",
        new { bot = new { id = Activities.BotId }, isGroup = false, members = new[] { new { id = member } }, tenantId = Personas.TenantId },
        Cancel);
}
