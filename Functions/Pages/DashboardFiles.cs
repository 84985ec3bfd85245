using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Sop697.Functions.Pages;

/// <summary>Scripts and styles of the dashboard, built into the program: publishing needs no other tool.</summary>
internal sealed class DashboardFiles
{
    private const string Folder = "dashboard/";

    private static readonly FrozenDictionary<string, DashboardFiles> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(n => n[Folder.Length..], n => new DashboardFiles(n));

    private readonly byte[] plain;
    private readonly Lazy<byte[]> packed;
    private readonly string mediaType;

    private DashboardFiles(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        packed = new(() => Pack(plain));
        mediaType = Path.GetExtension(resource) == ".css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
    }

    /// <summary>Changes with any of the files, so that a browser keeps them for good and never mixes two releases.</summary>
    internal static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData([.. All.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => SHA256.HashData(f.Value.plain))]))[..16];

    /// <summary>Parts of the page's own script, fetched at once and not one after the other.</summary>
    internal static IReadOnlyList<string> Modules { get; } =
        [.. All.Keys.Where(n => n.EndsWith(".js", StringComparison.Ordinal) && !n.EndsWith(".min.js", StringComparison.Ordinal) && n != "dashboard.js").Order(StringComparer.Ordinal)];

    internal static DashboardFiles? Find(string name) => All.GetValueOrDefault(name);

    /// <param name="version">What the address asks for; another one is answered, too, but not kept.</param>
    internal async Task WriteAsync(HttpContext context, string version)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = version == Version ? "public, max-age=31536000, immutable" : "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Encoding";
        var body = plain;
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            headers.ContentEncoding = "gzip";
            body = packed.Value;
        }

        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Optimal)) zip.Write(bytes);
        return target.ToArray();
    }
}
