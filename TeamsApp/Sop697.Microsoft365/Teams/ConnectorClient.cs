using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

/// <summary>The Bot Connector over HTTP: open a 1:1 chat, send, update. Its own retries are none: what is sent is owed work.</summary>
public sealed class ConnectorClient(
    IHttpClientFactory clients, BotTokens tokens, IOptions<BotOptions> options, TimeProvider clock, ILogger<ConnectorClient> logger)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "bot-connector";

    private readonly BotOptions _bot = options.Value;
    private readonly ThreadPacing _pacing = new(clock, options.Value.ChatMessagesPerSecond, options.Value.ChatMessagesPer30Seconds);

    /// <summary>Opens the 1:1 chat with a person, or finds it again.</summary>
    /// <param name="objectId">Directory object id.</param>
    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome.</exception>
    public Task<ConnectorAnswer> OpenAsync(string objectId, CancellationToken cancellationToken)
    {
        var body = new NewConversation(
            new ChannelAccount($"28:{_bot.AppId}", null, null),
            [new ChannelAccount(objectId, null, objectId)],
            _bot.TenantId,
            new NewConversationChannelData(new NewConversationTenant(_bot.TenantId)));
        return CallAsync(HttpMethod.Post, new Uri(Slashed(_bot.ServiceUrl) + "v3/conversations"), body, ActivityJson.Default.NewConversation, cancellationToken);
    }

    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome.</exception>
    public async Task<ConnectorAnswer> SendAsync(ConversationReference chat, OutboundMessage message, Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chat);
        await TakeTurnAsync(chat.ConversationId, turn, cancellationToken);
        return await CallAsync(HttpMethod.Post, Activities(chat, null), message, ActivityJson.Default.OutboundMessage, cancellationToken);
    }

    /// <summary>Replaces a message in place.</summary>
    /// <exception cref="ChannelUnavailableException">Throttled, down or unknown outcome.</exception>
    public async Task<ConnectorAnswer> UpdateAsync(ConversationReference chat, string activityId, OutboundMessage message, Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chat);
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        await TakeTurnAsync(chat.ConversationId, turn, cancellationToken);
        return await CallAsync(HttpMethod.Put, Activities(chat, activityId), message, ActivityJson.Default.OutboundMessage, cancellationToken);
    }

    /// <summary>The bot's own bearer header, for pictures that lie with the Connector.</summary>
    /// <exception cref="ChannelUnavailableException">The login service gave no token.</exception>
    internal async Task<AuthenticationHeaderValue> AuthorizationAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.HeaderAsync(cancellationToken);
        }
        catch (Exception e) when (e is MsalException or HttpRequestException)
        {
            throw Unavailable("no token for the Connector", null, e);
        }
    }

    private static Uri Activities(ConversationReference chat, string? activityId)
    {
        var path = $"{Slashed(chat.ServiceUrl)}v3/conversations/{Uri.EscapeDataString(chat.ConversationId)}/activities";
        return new Uri(activityId is null ? path : $"{path}/{Uri.EscapeDataString(activityId)}");
    }

    private async Task TakeTurnAsync(string conversationId, Turn turn, CancellationToken cancellationToken)
    {
        var wait = await _pacing.TakeTurnAsync(conversationId, turn, cancellationToken);
        if (wait > TimeSpan.Zero) throw Unavailable("more messages than one chat takes", wait, null);
    }

    private async Task<ConnectorAnswer> CallAsync<T>(HttpMethod method, Uri address, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = await AuthorizationAsync(cancellationToken);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Content = content;
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Unavailable(e is OperationCanceledException ? "timeout" : "connection failed", null, e, NeverLeft(e) is false);
        }
    }

    private async Task<ConnectorAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return new ConnectorAnswer((await BodyAsync(response, ActivityJson.Default.ResourceResponse, cancellationToken))?.Id, null);
        var code = (await BodyAsync(response, ActivityJson.Default.ConnectorFault, cancellationToken))?.Error?.Code;
        if (IsFinal(response.StatusCode))
            return new ConnectorAnswer(null, new ConnectorRefusal((int)response.StatusCode, code));
        throw Unavailable($"{(int)response.StatusCode} {code}".TrimEnd(), RetryAfter(response), null, response.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout);
    }

    /// <summary>
    /// Waiting mends neither a blocked bot nor a card that is too large or wrong. 401 is our own token, and passes; 408, 412
    /// and 429 are documented as "again".
    /// </summary>
    private static bool IsFinal(HttpStatusCode status) => (int)status is >= 400 and < 500 and not (401 or 408 or 412 or 429);

    /// <summary>A body may be missing or be a proxy's page; the status is what counts.</summary>
    private static async Task<T?> BodyAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>There was nobody to talk to, so nothing can have been taken.</summary>
    private static bool NeverLeft(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };

    /// <param name="mayHaveArrived">True when the Connector may have taken it although it did not say so.</param>
    private ChannelUnavailableException Unavailable(string reason, TimeSpan? retryAfter, Exception? inner, bool mayHaveArrived = false)
    {
        Log.Unavailable(logger, reason, retryAfter);
        return new ChannelUnavailableException(reason, retryAfter, inner) { MayHaveArrived = mayHaveArrived };
    }

    private static string Slashed(string address) => address.EndsWith('/') ? address : $"{address}/";
}

/// <summary>Done, with the id the Connector gave if any; or a refusal that waiting does not mend.</summary>
public sealed record ConnectorAnswer(string? Id, ConnectorRefusal? Refusal);

/// <param name="Status">403, 404 or another 4xx that is final.</param>
/// <param name="Code">The Connector's own name for it, or null.</param>
public sealed record ConnectorRefusal(int Status, string? Code);
