using System.Text.RegularExpressions;

namespace Sop697.LocalTenant.Graph;

/// <summary>Values of a matched route, unescaped.</summary>
internal sealed class RouteValues(Match match)
{
    public string this[string name] => Uri.UnescapeDataString(match.Groups[name].Value);
    public bool Has(string name) => match.Groups[name].Success;
}

internal delegate GraphResponse GraphHandler(GraphRequest request, RouteValues values);

/// <summary>A family of routes: sites, files, people.</summary>
internal interface IGraphRoutes
{
    void Register(GraphRouter router);
}

/// <summary>
/// Finds the handler of a Graph address. ASP.NET routing is not used: Graph puts paths between colons
/// (<c>root:/a/b.png:/content</c>), and members of a batch need the same table.
/// </summary>
internal sealed partial class GraphRouter
{
    private sealed record Route(string Method, string Template, Regex Pattern, GraphHandler Handle);

    private readonly List<Route> _routes = [];
    private readonly GraphState _state;

    public GraphRouter(IEnumerable<IGraphRoutes> families, GraphState state)
    {
        _state = state;
        foreach (var family in families) family.Register(this);
    }

    /// <summary><c>{name}</c> is one segment, <c>{name*}</c> a path up to the next colon or the end.</summary>
    public GraphRouter On(string method, string template, GraphHandler handle)
    {
        var pattern = Placeholder().Replace(Regex.Escape(template).Replace("\\{", "{", StringComparison.Ordinal), m =>
            m.Groups[2].Success ? $"(?<{m.Groups[1].Value}>[^:]+)" : $"(?<{m.Groups[1].Value}>[^/:]+)");
        _routes.Add(new Route(method, template, new Regex($"^{pattern}/?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase), handle));
        return this;
    }

    /// <summary>The template that an address belongs to, for counting; the unknown ones together as <c>/*</c>.</summary>
    public string TemplateOf(string method, string rawPath)
    {
        var path = SiteAddress.Canonical(rawPath);
        var route = _routes.FirstOrDefault(r => r.Method == method && r.Pattern.IsMatch(path));
        return "/v1.0" + (route?.Template ?? "/*");
    }

    public GraphResponse Send(GraphRequest request)
    {
        try
        {
            var path = SiteAddress.Canonical(request.Path);
            var known = false;
            foreach (var route in _routes)
            {
                var match = route.Pattern.Match(path);
                if (!match.Success) continue;
                known = true;
                if (route.Method != request.Method) continue;
                lock (_state.Gate) return route.Handle(request, new RouteValues(match));
            }
            throw known
                ? new GraphError(405, "methodNotAllowed", $"{request.Method} is not allowed here.")
                : new GraphError(400, "BadRequest", "Resource not found for the segment. The stand-in has no such address.");
        }
        catch (GraphError error)
        {
            return GraphResponse.From(error, request.Header("client-request-id"));
        }
    }

    [GeneratedRegex(@"\{(\w+)(\\\*)?\}")]
    private static partial Regex Placeholder();
}
