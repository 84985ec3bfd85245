using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Sop697.Microsoft365.Graph;

/// <summary>Builds the Graph client the way a worker needs it: own host, no waiting inside, no redirects.</summary>
public static class GraphClients
{
    /// <summary>No call is worth more than this; what was asked stays owed and comes again.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private const string UserAgent = "NONISV|DinkesMalang|SOP697/1.0";

    /// <param name="tokens">Names the hosts that may see a token.</param>
    /// <param name="wire">What speaks to the network; null for sockets.</param>
    public static GraphServiceClient Create(GraphSettings settings, IAccessTokenProvider tokens, HttpMessageHandler? wire = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var http = GraphClientFactory.Create(finalHandler: wire ?? Sockets());
        http.Timeout = Timeout;
        // SharePoint gives decorated traffic precedence when it throttles.
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        return new GraphServiceClient(http, new BaseBearerTokenAuthenticationProvider(tokens), settings.BaseUrl);
    }

    internal static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };
}
