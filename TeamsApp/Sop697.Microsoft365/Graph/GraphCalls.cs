using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Identity.Client;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Sop697.Microsoft365.SharePoint;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Graph;

/// <summary>
/// Sends through the Graph SDK's own pipeline, with bodies we wrote ourselves. Nothing is retried here: a retry of an
/// unknown outcome must first look what stands, and waiting belongs to the owed work.
/// </summary>
internal sealed class GraphCalls(GraphServiceClient graph, GraphSettings settings, ThrottleGate gate, TimeProvider time, ILogger<GraphCalls> log)
{
    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };
    private static readonly IRequestOption[] NoRetry = [new RetryHandlerOption { MaxRetry = 0 }];

    /// <param name="address">Below the base URL, or an absolute next link.</param>
    public Task<JsonDocument> GetAsync(string address, CancellationToken cancellationToken) =>
        SendAsync(Request(Method.GET, address), cancellationToken);

    public Task<JsonDocument> SendAsync(Method method, string address, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var request = Request(method, address);
        request.SetStreamContent(new MemoryStream(json.ToArray(), writable: false), "application/json");
        return SendAsync(request, cancellationToken);
    }

    /// <summary>For what is answered without a body.</summary>
    /// <inheritdoc cref="SendAsync(Method, string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public async Task TellAsync(Method method, string address, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var request = Request(method, address);
        request.SetStreamContent(new MemoryStream(json.ToArray(), writable: false), "application/json");
        await CallAsync(
            async token =>
            {
                await graph.RequestAdapter.SendNoContentAsync(request, Errors, token);
                return true;
            },
            cancellationToken);
    }

    /// <summary>What is gone already counts as done.</summary>
    public async Task DeleteAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(
                async token =>
                {
                    await graph.RequestAdapter.SendNoContentAsync(Request(Method.DELETE, address), Errors, token);
                    return true;
                },
                cancellationToken);
        }
        catch (GraphRefusedException e) when (e.Status == 404)
        {
            // Somebody removed it, or we did before a crash.
        }
    }

    public Task<JsonDocument> PutAsync(string address, Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var request = Request(Method.PUT, address);
        request.SetStreamContent(content, mediaType);
        return SendAsync(request, cancellationToken);
    }

    /// <summary>A file's bytes. The caller disposes the stream.</summary>
    public Task<Stream> OpenAsync(string address, CancellationToken cancellationToken) =>
        AskAsync(Request(Method.GET, address), (body, _) => Task.FromResult(body), cancellationToken);

    private RequestInformation Request(Method method, string address)
    {
        var url = address.StartsWith('/') ? settings.BaseUrl + address : address;
        var request = new RequestInformation { HttpMethod = method, URI = new Uri(url) };
        request.Headers.Add("Accept", "application/json");
        request.AddRequestOptions(NoRetry);
        return request;
    }

    private Task<JsonDocument> SendAsync(RequestInformation request, CancellationToken cancellationToken) => AskAsync(
        request,
        async (body, token) =>
        {
            await using (body) return await JsonDocument.ParseAsync(body, default, token);
        },
        cancellationToken);

    /// <exception cref="ArchiveUnavailableException">Throttled, down, or the outcome is unknown.</exception>
    /// <exception cref="GraphRefusedException">Graph understood and said no.</exception>
    private Task<T> AskAsync<T>(RequestInformation request, Func<Stream, CancellationToken, Task<T>> take, CancellationToken cancellationToken) => CallAsync(
        async token =>
        {
            var body = await graph.RequestAdapter.SendPrimitiveAsync<Stream>(request, Errors, token) ?? throw new ArchiveUnavailableException("empty answer", null);
            return await take(body, token);
        },
        cancellationToken);

    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        gate.Pass();
        using var limit = new CancellationTokenSource(GraphClients.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await call(linked.Token);
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<ApiException>().LastOrDefault() is { } last)
        {
            throw Translate(last);
        }
        catch (Exception e) when (IsOutage(e) && !cancellationToken.IsCancellationRequested)
        {
            log.GraphOutage(e.GetType().Name);
            throw new ArchiveUnavailableException($"no answer: {e.GetType().Name}", null, e);
        }
    }

    // A truncated answer is an unknown outcome too.
    private static bool IsOutage(Exception e) =>
        e is HttpRequestException or IOException or OperationCanceledException or JsonException or MsalException;

    private Exception Translate(ApiException e)
    {
        var code = (e as ODataError)?.Error?.Code ?? "";
        var wait = gate.Read(e.ResponseHeaders?.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault());
        if (!IsBusy(e.ResponseStatusCode)) return new GraphRefusedException(e.ResponseStatusCode, code, e) { Why = (e as ODataError)?.Error?.Message };
        return Busy(e.ResponseStatusCode, code, wait, e);
    }

    /// <summary>Graph cannot now; closes the gate when it said how long.</summary>
    public ArchiveUnavailableException Busy(int status, string code, TimeSpan? wait, Exception? inner = null)
    {
        if (status is 429 or 503 && wait is { } asked) gate.Close(asked);
        log.GraphBusy(status, code, wait);
        return new ArchiveUnavailableException($"{status} {code}".TrimEnd(), wait, inner);
    }

    public static bool IsBusy(int status) => status is 408 or 423 or 429 or >= 500 or 0;
}

/// <summary>Graph understood and said no.</summary>
internal sealed class GraphRefusedException(int status, string code, Exception? inner = null)
    : Exception($"Graph refused: {status} {code}".TrimEnd(), inner)
{
    public int Status { get; } = status;
    public string Code { get; } = code;

    /// <summary>Graph's own words, which may name people: to be read by code and never written.</summary>
    public string? Why { get; init; }
}
