using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Sop697.LocalTenant.Login;

namespace Sop697.LocalTenant.Connector;

/// <summary>Delivers activities to the product's <c>/api/messages</c> as Teams does.</summary>
public sealed class BotClient(TenantOptions options, BotTokens tokens, IHttpClientFactory clients)
{
    public const string HttpClientName = "bot";

    /// <summary>Teams sends an unanswered activity again after about this long.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Posts the activity and returns what the product said. An activity that is not answered in time is sent once more, unchanged; so
    /// is one that the product failed to take, unless somebody waits for the answer to it (MicrosoftDocs/msteams-docs#6084, #8998).
    /// Takes no cancellation: Teams goes on delivering after the person has closed the window.
    /// </summary>
    public async Task<BotReply> DeliverAsync(JsonObject activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var body = System.Text.Encoding.UTF8.GetBytes(activity.ToJsonString());
        var reply = await SendAsync(body);
        if (reply is { Status: < 500 } || (reply is not null && (string?)activity["type"] == "invoke")) return reply;
        if (reply is not null) await Task.Delay(_pause);
        return await SendAsync(body) ?? new BotReply(504, "");
    }

    /// <summary>Null when the product took too long; status 502 when it cannot be reached.</summary>
    private async Task<BotReply?> SendAsync(byte[] body)
    {
        using var timeout = new CancellationTokenSource(_patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.FunctionsUrl}/api/messages");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.For(options.ConnectorUrl));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var answer = await client.SendAsync(request, timeout.Token);
            return new BotReply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(timeout.Token));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (HttpRequestException)
        {
            return new BotReply(502, "");
        }
    }
}

/// <summary>The product's HTTP answer; 502 and 504 also stand for "not reached" and "no answer".</summary>
public sealed record BotReply(int Status, string Body)
{
    public bool Taken => Status is >= 200 and < 300;
}
