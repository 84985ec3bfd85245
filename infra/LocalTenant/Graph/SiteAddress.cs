namespace Sop697.LocalTenant.Graph;

/// <summary>The three spellings of a site's address, brought to one: <c>/sites/{id}/…</c>.</summary>
internal static class SiteAddress
{
    public const string Host = "localhost";
    public const string Path = "/sites/sop697";
    public const string Id = "localhost,55555555-6970-4697-8697-000000000001,55555555-6970-4697-8697-000000000002";

    private const string Prefix = "/sites/";
    private const string ByPath = "getByPath(path=";

    /// <summary>The same address with the site's id; other addresses only get their colons unescaped. Still escaped otherwise.</summary>
    public static string Canonical(string rawPath)
    {
        var path = rawPath.Replace("%3A", ":", StringComparison.OrdinalIgnoreCase);
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return path;
        var end = path.IndexOf('/', Prefix.Length);
        var segment = end < 0 ? path[Prefix.Length..] : path[Prefix.Length..end];
        var rest = end < 0 ? "" : path[end..];
        if (rest.StartsWith("/" + ByPath, StringComparison.OrdinalIgnoreCase)) return FromFunction(segment, rest[(ByPath.Length + 1)..]);
        if (segment.Equals("root", StringComparison.OrdinalIgnoreCase)) return Prefix + Id + rest;
        var colon = segment.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return path;
        if (colon < segment.Length - 1) return Prefix + IdOf(segment[..colon], Uri.UnescapeDataString(segment[(colon + 1)..])) + rest;
        var next = rest.IndexOf(':', StringComparison.Ordinal);
        var sitePath = Uri.UnescapeDataString(next < 0 ? rest : rest[..next]);
        return Prefix + IdOf(segment[..colon], sitePath) + (next < 0 ? "" : rest[(next + 1)..]);
    }

    private static string FromFunction(string host, string argument)
    {
        var close = argument.IndexOf(')', StringComparison.Ordinal);
        if (close < 0) return Prefix + "unknown";
        var sitePath = "/" + Uri.UnescapeDataString(argument[..close]).Trim('\'').TrimStart('/');
        return Prefix + IdOf(host, sitePath) + argument[(close + 1)..];
    }

    // An unknown site keeps a name that no site has, so that the handler answers 404.
    private static string IdOf(string host, string sitePath) =>
        host.Equals(Host, StringComparison.OrdinalIgnoreCase) && sitePath.TrimEnd('/').Equals(Path, StringComparison.OrdinalIgnoreCase)
            ? Id : "unknown";
}
