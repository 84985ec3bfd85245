using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sop697.LocalTenant.Control;
using Sop697.LocalTenant.Graph.Files;
using Sop697.LocalTenant.Graph.People;
using Sop697.LocalTenant.Graph.SharePoint;
using Sop697.LocalTenant.Login;

namespace Sop697.LocalTenant.Graph;

/// <summary>The Graph subset on http: <c>/v1.0/…</c>, the addresses of bytes, and the open read side for the page.</summary>
public static class GraphEndpoints
{
    private const long LargestBody = 260L * 1024 * 1024;

    public static IServiceCollection AddGraph(this IServiceCollection services, TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddControl();
        services.TryAddSingleton(options);
        services.TryAddSingleton<TokenSigner>();
        services.AddSingleton<GraphSettings>();
        services.AddSingleton<GraphState>();
        services.AddSingleton<GraphTokens>();
        services.AddSingleton<ItemJson>().AddSingleton<ItemWriter>();
        services.AddSingleton<DriveJson>().AddSingleton<FileWriter>().AddSingleton<UploadSessions>();
        services.AddSingleton<Accounts>().AddSingleton<AppCatalogue>().AddSingleton<ActivityFeed>();
        services.AddSingleton(s => new AppInstallations(s.GetRequiredService<GraphState>()));
        services.AddSingleton<IGraphRoutes, ListRoutes>().AddSingleton<IGraphRoutes, ItemRoutes>();
        services.AddSingleton<IGraphRoutes, DriveRoutes>().AddSingleton<IGraphRoutes, PeopleRoutes>();
        services.AddSingleton<GraphRouter>().AddSingleton<Batch>();
        services.AddSingleton<IRouteNames>(s => new GraphNames(s.GetRequiredService<GraphRouter>()));
        return services;
    }

    public static WebApplication MapGraph(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Map("/v1.0/{**rest}", Serve);
        app.Map(SiteAddress.Path + "/_api/v2.0/uploadSessions/{id}", Upload);
        app.MapSharePointPage();
        return app;
    }

    private static async Task Serve(HttpContext context, GraphTokens tokens, GraphRouter router, Batch batch)
    {
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var body = await ReadBody(context);
        GraphResponse response;
        try
        {
            var caller = await tokens.Read(context.Request.Headers.Authorization);
            var request = new GraphRequest(
                context.Request.Method.ToUpperInvariant(), GraphNames.RawPath(context), GraphRequest.ParseQuery(context.Request.QueryString.Value), headers, body, caller);
            response = GraphNames.IsBatch(request.Method, request.Path) ? await batch.Send(request, context.RequestAborted) : router.Send(request);
        }
        catch (GraphError error)
        {
            response = GraphResponse.From(error, headers.GetValueOrDefault("client-request-id"));
        }
        await Write(context, response);
    }

    private static async Task Upload(HttpContext context, string id, UploadSessions uploads)
    {
        var body = await ReadBody(context);
        var headers = context.Request.Headers;
        await Write(context, uploads.Handle(id, context.Request.Method, headers.ContainsKey("Authorization"), headers.ContentRange, body));
    }

    private static async Task<byte[]> ReadBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody;
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    private static async Task Write(HttpContext context, GraphResponse answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers["request-id"] = Guid.NewGuid().ToString();
        if (context.Request.Headers.TryGetValue("client-request-id", out var client)) response.Headers["client-request-id"] = client;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        foreach (var (name, value) in context.RequestServices.GetRequiredService<GraphSettings>().RateLimitHeaders()) response.Headers[name] = value;
        if (answer.Json is null) return;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer.Json);
        response.ContentType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}

/// <summary>Names of Graph's addresses for the counts, and the path as it was sent.</summary>
internal sealed class GraphNames(GraphRouter router) : IRouteNames
{
    public string? NameOf(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/v1.0", StringComparison.Ordinal)) return null;
        var path = RawPath(context);
        return IsBatch(context.Request.Method, path) ? "/v1.0/$batch" : router.TemplateOf(context.Request.Method, path);
    }

    public static bool IsBatch(string method, string path) => method == "POST" && path is "/$batch" or "/%24batch" or "/%24Batch";

    /// <summary>The path behind <c>/v1.0</c>, still escaped: a '%2F' inside a site's address is not a slash.</summary>
    public static string RawPath(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (Uri.TryCreate(target, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)) target = absolute.PathAndQuery;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        if (mark >= 0) target = target[..mark];
        return target.Length > 5 ? target[5..] : "/";
    }
}
