using Sop697.Domain;
using Sop697.Functions.Doors;

namespace Sop697.Functions.Pages;

/// <summary>Where the dashboard is shown.</summary>
internal enum DashboardHost
{
    /// <summary>A window of its own, signed in by the page's session.</summary>
    Browser,

    /// <summary>A tab of Teams, signed in by the token that Teams gives to it.</summary>
    Teams,
}

/// <summary>The shell of the dashboard: no data, no script but its own files.</summary>
internal static class DashboardPage
{
    /// <summary>Who may frame the tab (Learn, "Tab requirements").</summary>
    private const string TeamsHosts = "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

    internal static Task WriteAsync(HttpContext context, DashboardHost host)
    {
        var language = Problems.Language(context.Request);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors {(host == DashboardHost.Teams ? TeamsHosts : "'none'")}";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Shell(host, language).Text, context.RequestAborted);
    }

    private static Html Shell(DashboardHost host, string language)
    {
        string T(string id, string en) => new LocalText(id, en).In(language);
        var files = $"/api/dashboard/files/{DashboardFiles.Version}";
        var teams = host == DashboardHost.Teams ? Html.Of($"<script src=\"{files}/MicrosoftTeams.min.js\" defer></script>") : default;
        var title = T("Dasbor SOP 697", "SOP 697 dashboard");
        return Html.Of($"""
            <!doctype html><html lang="{language}" data-host="{host.ToString().ToLowerInvariant()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>{title}</title>
            <link rel="icon" href="data:,"><link rel="stylesheet" href="{files}/dashboard.css">{teams}<script src="{files}/chart.umd.min.js" defer></script><script type="module" src="{files}/dashboard.js"></script>
            {Html.Join(DashboardFiles.Modules.Select(m => Html.Of($"<link rel=\"modulepreload\" href=\"{files}/{m}\">")))}</head>
            <body><a class="skip" href="#isi">{T("Langsung ke isi", "Skip to content")}</a>
            <header class="top"><div class="brand"><strong>{title}</strong><span>{T("Pertanyaan dan pengaduan di media sosial", "Questions and complaints on social media")}</span></div>
            <nav id="nav" aria-label="{T("Bagian dasbor", "Sections")}"></nav><p id="who" class="who"></p></header>
            <main id="isi" tabindex="-1" aria-busy="true"><p class="loading" role="status">{T("Memuat…", "Loading…")}</p></main>
            <div id="say" class="unseen" role="status" aria-live="polite"></div>
            <noscript><p class="notice">{T("Dasbor ini memerlukan JavaScript.", "This dashboard needs JavaScript.")}</p></noscript></body></html>
            """);
    }
}
