using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>HTTP-triggered functions: route, key, size, then the request is streamed to the handler and its answer back.</summary>
internal sealed class HttpDoor(HostJson host, FunctionKeys keys, Func<HostInstance> instance, HostLog log) : IDisposable
{
    /// <summary>The host's limit for a request's body, in bytes.</summary>
    public const long MaxBody = 104_857_600;

    /// <summary>How long an invocation waits for a handler that is starting: (3 + 1) × 30 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    private readonly HttpMessageInvoker _http = HandlerHttp.Create();

    public void Map(WebApplication app, IReadOnlyList<FunctionDefinition> functions)
    {
        app.UseRouting();
        app.Use(Only(functions));
        foreach (var function in functions)
        {
            if (function.Trigger is not HttpTrigger trigger) continue;
            var pattern = host.RoutePrefix.Length == 0 ? trigger.Route : $"{host.RoutePrefix}/{trigger.Route}";
            var endpoint = trigger.Methods.Count == 0
                ? app.Map(pattern, context => AnswerAsync(context, function))
                : app.MapMethods(pattern, trigger.Methods, context => AnswerAsync(context, function));
            endpoint.WithMetadata(function);
        }

        app.UseEndpoints(static _ => { });
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Everything that is not a function is 404, also a known route with another method.</summary>
    private Func<HttpContext, RequestDelegate, Task> Only(IReadOnlyList<FunctionDefinition> functions) => (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<FunctionDefinition>() is { } function && functions.Contains(function)) return next(context);
        var admin = context.Request.Path.StartsWithSegments("/admin") && !keys.Allows("", AuthLevel.Admin, Key(context.Request));
        context.Response.StatusCode = admin ? StatusCodes.Status401Unauthorized : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    private async Task AnswerAsync(HttpContext context, FunctionDefinition function)
    {
        var watch = Stopwatch.StartNew();
        var trigger = (HttpTrigger)function.Trigger;
        if (!keys.Allows(function.Name, trigger.AuthLevel, Key(context.Request))) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (context.Request.ContentLength > MaxBody) context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        else await ForwardAsync(context);
        log.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{function.Name} {context.Request.Method} {context.Response.StatusCode} {watch.Elapsed.TotalMilliseconds:F0} ms"));
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var at = instance();
        HandlerRun? run = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(at.Died, context.RequestAborted);
        using var late = new CancellationTokenSource();
        if (host.FunctionTimeout is { } most) late.CancelAfter(most);
        using var registration = late.Token.Register(limit.Cancel);
        try
        {
            run = await at.Supervisor.WhenReadyAsync(Patience, limit.Token);
            if (run is not null) await ExchangeAsync(context, run, limit.Token);
            else Fail(context, at);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            if (late.IsCancellationRequested)
            {
                log.Problem("permintaan HTTP terlalu lama; program dijalankan ulang", "an HTTP function ran past functionTimeout; the handler is killed and started again");
                run?.End();
            }

            Fail(context, at);
        }
    }

    /// <summary>500 where something can still be said; a dead machine or a half-sent answer is a broken connection.</summary>
    private static void Fail(HttpContext context, HostInstance at)
    {
        if (at.Died.IsCancellationRequested || context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private async Task ExchangeAsync(HttpContext context, HandlerRun run, CancellationToken cancel)
    {
        using var request = Describe(context.Request, run.Address);
        using var response = await _http.SendAsync(request, cancel);
        context.Response.StatusCode = (int)response.StatusCode;
        Copy(response.Headers, context.Response.Headers);
        Copy(response.Content.Headers, context.Response.Headers);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        await body.CopyToAsync(context.Response.Body, cancel);
    }

    private HttpRequestMessage Describe(HttpRequest from, Uri address)
    {
        var to = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(address, RawTarget(from)));
        var hasBody = from.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;
        if (hasBody && (host.Handler.Streaming || from.ContentLength > 0)) to.Content = new StreamContent(from.Body);
        foreach (var (name, values) in from.Headers)
        {
            if (HopByHop.Contains(name)) continue;
            if (!to.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) to.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        HandlerHttp.Mark(to, Guid.NewGuid());
        if (host.OpenTelemetry && !from.Headers.ContainsKey("traceparent")) to.Headers.TryAddWithoutValidation("traceparent", HandlerHttp.NewTraceParent());
        return to;
    }

    /// <summary>The path and query as the client wrote them.</summary>
    private static string RawTarget(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { } raw && raw.StartsWith('/') ? raw : request.Path + request.QueryString;

    private static void Copy(System.Net.Http.Headers.HttpHeaders from, IHeaderDictionary to)
    {
        foreach (var (name, values) in from.NonValidated)
            if (!HopByHop.Contains(name)) to[name] = new StringValues([.. values]);
    }

    private static string? Key(HttpRequest request) =>
        request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].FirstOrDefault();
}
