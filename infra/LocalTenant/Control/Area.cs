namespace Sop697.LocalTenant.Control;

/// <summary>Gives the route template of a call that ASP.NET routing does not name well.</summary>
internal interface IRouteNames
{
    string? NameOf(HttpContext context);
}

/// <summary>The parts of the tenant that faults and counts cover: what the product would find at Microsoft.</summary>
internal static class Area
{
    /// <summary><c>graph</c>, <c>connector</c>, <c>login</c>, or null for the page and the control endpoints.</summary>
    public static string? Of(PathString path)
    {
        if (path.StartsWithSegments("/v1.0") || path.StartsWithSegments("/sites")) return "graph";
        if (path.StartsWithSegments("/connector")) return "connector";
        if (path.StartsWithSegments("/login") || path.StartsWithSegments("/botframework") || path.StartsWithSegments("/common")) return "login";
        var segments = (path.Value ?? "").Split('/');
        return segments.Length > 2 && segments[1].Length > 0 && segments[1][0] != '_' && segments[2] is "v2.0" or "oauth2" or "discovery" or ".well-known"
            ? "login" : null;
    }
}
