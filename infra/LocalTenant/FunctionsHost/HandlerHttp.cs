using System.Diagnostics;
using System.Net;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>The host's way of talking to the handler: nothing added, nothing followed, nothing remembered.</summary>
internal static class HandlerHttp
{
    public const string HostVersion = "4.1037.0.0";

    public static HttpMessageInvoker Create() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
    });

    /// <summary>A sampled W3C trace context of a new trace.</summary>
    public static string NewTraceParent() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";

    public static void Mark(HttpRequestMessage request, Guid invocation)
    {
        foreach (var (name, value) in new[] { ("X-Azure-Functions-InvocationId", invocation.ToString()), ("X-Azure-Functions-HostVersion", HostVersion) })
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("User-Agent", $"Azure-Functions-Host/{HostVersion}");
    }
}
