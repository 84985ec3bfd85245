namespace Sop697.Domain.Cases;

/// <summary>One spelling for the many addresses of one post: phones, shares and trackers each write their own.</summary>
public static class PostAddress
{
    private static readonly string[] Prefixes = ["www.", "m.", "mobile.", "web."];

    /// <summary>Parameters that say where a reader came from and nothing about the post.</summary>
    private static readonly string[] Trackers = ["fbclid", "gclid", "igsh", "igshid", "si", "feature", "ref", "ref_src", "ref_url", "mibextid", "rdid", "share_url", "img_index"];

    /// <summary>On X these two say how a link was shared.</summary>
    private static readonly string[] XTrackers = ["s", "t"];

    /// <returns>Host, path and what names the post; null when it is no web address.</returns>
    public static string? Of(string? link)
    {
        if (WebAddress.Of(link) is not { } address) return null;
        var host = HostOf(address);
        var path = address.AbsolutePath.TrimEnd('/');
        var query = QueryOf(address, host).ToList();
        if (host == "youtu.be")
        {
            query = [("v", path.TrimStart('/')), .. query.Where(q => q.Name != "v")];
            (host, path) = ("youtube.com", "/watch");
        }

        if (host is "instagram.com" or "x.com") path = WithoutOwner(host, path);
        var named = string.Join('&', query.OrderBy(q => q.Name, StringComparer.Ordinal).Select(q => $"{q.Name}={q.Value}"));
        return named.Length > 0 ? $"{host}{path}?{named}" : $"{host}{path}";
    }

    private static string HostOf(Uri address)
    {
        var host = address.Host.ToLowerInvariant();
        var prefix = Prefixes.FirstOrDefault(p => host.StartsWith(p, StringComparison.Ordinal) && host.IndexOf('.', p.Length) > 0);
        host = prefix is null ? host : host[prefix.Length..];
        return host switch { "twitter.com" => "x.com", "fb.com" => "facebook.com", _ => host };
    }

    private static IEnumerable<(string Name, string Value)> QueryOf(Uri address, string host)
    {
        foreach (var part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (part, "") : (part[..at], part[(at + 1)..]);
            if (name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Trackers.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            if (host == "x.com" && XTrackers.Contains(name)) continue;
            yield return (name, value);
        }
    }

    /// <summary>Whose post it is stands before its id in some addresses and not in others; the id alone names it.</summary>
    private static string WithoutOwner(string host, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(parts, p => host == "x.com" ? p is "status" : p is "p" or "reel" or "tv");
        return at < 0 ? path : $"/{string.Join('/', parts[at..])}";
    }
}
