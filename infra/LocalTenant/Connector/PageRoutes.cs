using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;

namespace Sop697.LocalTenant.Connector;

/// <summary>Serves the page of the chats. Plain files: there is nothing to build.</summary>
public static class PageRoutes
{
    private static readonly FileExtensionContentTypeProvider _types = new();

    public static void MapPage(this IEndpointRouteBuilder app)
    {
        var page = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.MapGet("/", (HttpResponse response) => Send(page, "index.html", response));
        app.MapGet("/page/{**path}", (string path, HttpResponse response) => Send(page, path, response));
        app.MapGet("/lib/adaptivecards.min.js", (HttpResponse response) => Send(Renderer(), response));
    }

    private static IResult Send(PhysicalFileProvider page, string path, HttpResponse response) => Send(page.GetFileInfo(path), response);

    private static IResult Send(IFileInfo? file, HttpResponse response)
    {
        if (file is not { Exists: true, IsDirectory: false, PhysicalPath: { } physical }) return Results.NotFound();
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        // Cards come from the product: whatever they hold, it must not run here or call elsewhere.
        response.Headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        var type = _types.TryGetContentType(file.Name, out var known) ? known : "application/octet-stream";
        if (type.StartsWith("text/", StringComparison.Ordinal)) type += "; charset=utf-8";
        return Results.File(physical, type, lastModified: file.LastModified);
    }

    /// <summary>Microsoft's renderer as npm installed it; looked up late, because npm may still be at work when the routes are mapped.</summary>
    private static PhysicalFileInfo? Renderer()
    {
        const string Script = "node_modules/adaptivecards/dist/adaptivecards.min.js";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            foreach (var start in new[] { folder.FullName, Path.Combine(folder.FullName, "infra", "LocalTenant") })
                if (new FileInfo(Path.Combine(start, Script)) is { Exists: true } script) return new PhysicalFileInfo(script);
        return null;
    }
}
