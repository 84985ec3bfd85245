using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Connector;

namespace Sop697.Tests.LocalTenant.Control;

/// <summary>One switch per persona, and Graph and the Connector answer alike.</summary>
public sealed class ReachTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static readonly Persona Kadis = Personas.Find("kadis")!;
    private static readonly string Apps = $"/users/{Kadis.AadObjectId}/teamwork/installedApps";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("installed", 201, 201, null, 1, 204, 409)]
    [InlineData("blocked", 403, 403, "MessageWritesBlocked", 1, 204, 409)]
    [InlineData("notInstalled", 403, 403, "BotNotInConversationRoster", 0, 403, 201)]
    [InlineData("unlicensed", 403, 403, "BotNotInConversationRoster", 403, 403, 403)]
    public async Task In_each_state_the_Connector_and_Graph_say_the_same(string state, int opened, int sent, string? code, int listed, int notified, int installed)
    {
        await SetAsync(state);

        Assert.Equal(state, await StateAsync());
        Assert.Equal(opened, (int)(await OpenAsync()).StatusCode);
        using var message = await SendAsync();
        Assert.Equal(sent, (int)message.StatusCode);
        Assert.Equal(code, (string?)(await message.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["error"]?["code"]);
        Assert.Equal(listed, await ListedAsync());
        var topic = new { source = "text", value = "SOP 697", webUrl = "https://teams.microsoft.com/l/chat/0/0" };
        Assert.Equal(notified, (int)(await tenant.GraphAsync(HttpMethod.Post, $"/users/{Kadis.AadObjectId}/teamwork/sendActivityNotification", new { topic, activityType = "kasusMenunggu" })).StatusCode);
        var bind = new Dictionary<string, string> { ["teamsApp@odata.bind"] = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/44444444-6970-4697-8697-000000000001" };
        Assert.Equal(installed, (int)(await tenant.GraphAsync(HttpMethod.Post, Apps, bind)).StatusCode);

        await SetAsync("installed");
        Assert.Equal(("installed", 1), (await StateAsync(), await ListedAsync()));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync()).StatusCode);
    }

    [Fact]
    public async Task The_older_switches_are_seen_through_the_new_one()
    {
        Assert.Equal("installed", await StateAsync());
        await PostAsync("/_tenant/accounts", new { persona = "kadis", state = "Unlicensed" });
        Assert.Equal("unlicensed", await StateAsync());
        await PostAsync("/_tenant/accounts", new { persona = "kadis", state = "Enabled" });
        tenant.Services.GetRequiredService<ChatStore>().Change("kadis", m => m with { Blocked = true });
        Assert.Equal("blocked", await StateAsync());
        await SetAsync("installed");
        Assert.Equal("installed", await StateAsync());
    }

    [Fact]
    public async Task Nobody_unknown_and_no_unknown_state_is_taken()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Http.PostAsJsonAsync("/_tenant/reach", new { persona = "siapa", state = "blocked" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Http.PostAsJsonAsync("/_tenant/reach", new { persona = "kadis", state = "hilang" }, Cancel)).StatusCode);
    }

    private Task SetAsync(string state) => PostAsync("/_tenant/reach", new { persona = "kadis", state });

    private async Task<string> StateAsync() =>
        (string)(await tenant.Http.GetFromJsonAsync<JsonArray>("/_tenant/reach", Cancel))!.Single(r => (string?)r!["persona"] == "kadis")!["state"]!;

    /// <summary>How many installations of the app Graph lists, or the status when it lists none.</summary>
    private async Task<int> ListedAsync()
    {
        using var answer = await tenant.GraphAsync(HttpMethod.Get, Apps);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["value"]!.AsArray().Count : (int)answer.StatusCode;
    }

    private Task<HttpResponseMessage> OpenAsync() => ConnectorAsync("conversations", new { members = new[] { new { id = Kadis.ChannelId } }, tenantId = Personas.TenantId });

    private Task<HttpResponseMessage> SendAsync() => ConnectorAsync($"conversations/{Kadis.ConversationId}/activities", new { type = "message", text = "halo" });

    private async Task<HttpResponseMessage> ConnectorAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{tenant.Options.ConnectorUrl}v3/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tenant.AppTokenAsync(Personas.AppClientId, "https://api.botframework.com/.default"));
        return await tenant.Http.SendAsync(request, Cancel);
    }

    private async Task PostAsync(string path, object body)
    {
        using var answer = await tenant.Http.PostAsJsonAsync(path, body, Cancel);
        answer.EnsureSuccessStatusCode();
    }
}
