using Microsoft.Extensions.Configuration;

namespace Sop697.Microsoft365.Graph;

/// <summary>Where Graph and the site are.</summary>
/// <param name="BaseUrl">Exactly <c>scheme://host[:port]/v1.0</c>, without a slash at the end.</param>
/// <param name="Site">Site as Graph addresses it: <c>host:/sites/name</c>.</param>
/// <param name="Scope">What the app token is asked for.</param>
public sealed record GraphSettings(string BaseUrl, string Site, string Scope)
{
    private const string PublicCloud = "https://graph.microsoft.com/v1.0";
    private const string PublicScope = "https://graph.microsoft.com/.default";

    public string Host => new Uri(BaseUrl).Host;

    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; the message names it.</exception>
    public static GraphSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var baseUrl = (configuration["Graph:BaseUrl"] is { Length: > 0 } url ? url : PublicCloud).TrimEnd('/');
        // The SDK cuts the first five characters off a path for $batch, and sends no token over plain http except on loopback.
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) || uri.AbsolutePath != "/v1.0" || uri.Query.Length > 0)
            throw new InvalidOperationException("Setting Graph:BaseUrl must be scheme://host[:port]/v1.0.");
        if (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)
            throw new InvalidOperationException("Setting Graph:BaseUrl must be https.");
        var site = configuration["SharePoint:Site"];
        if (site is null || !site.Contains(":/", StringComparison.Ordinal) || site.Contains("://", StringComparison.Ordinal))
            throw new InvalidOperationException("Setting SharePoint:Site must be host:/sites/name.");
        return new GraphSettings(baseUrl, site.TrimEnd('/'), configuration["Graph:Scope"] is { Length: > 0 } scope ? scope : PublicScope);
    }
}
