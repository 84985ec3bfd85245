using System.Security.Cryptography;
using System.Text;
using Sop697.Functions.Hosting;

namespace Sop697.Functions.Pages;

/// <summary>The frame of every page: one column, readable on a phone, light and dark, nothing from elsewhere, and no script but one that the page brings with it.</summary>
internal static class Page
{
    private const string Style = """
        :root{color-scheme:light dark;--bg:#f5f5f7;--card:#fff;--ink:#1b1b1f;--dim:#5c5f66;--line:#dcdde1;--accent:#0b6e5f;--warn:#9a4b00}
        @media(prefers-color-scheme:dark){:root{--bg:#17181b;--card:#222327;--ink:#f0f0f3;--dim:#a9adb5;--line:#3a3c42;--accent:#5fd0bc;--warn:#ffb877}}
        *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif}
        main{max-width:52rem;margin:0 auto;padding:1rem}header{max-width:52rem;margin:0 auto;padding:.75rem 1rem 0;color:var(--dim);font-size:.875rem;text-align:right}
        section>p:first-child{margin-top:0}section>p:last-child{margin-bottom:0}
        section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.25rem;margin:0 0 1rem}
        h1{font-size:1.35rem;margin:.25rem 0 1rem}h2{font-size:1.05rem;margin:0 0 .5rem}
        dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.35rem 1rem;margin:0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
        figure{margin:0 0 1rem}figure img{max-width:100%;max-height:75vh;width:auto;height:auto;border:1px solid var(--line);border-radius:8px;display:block}
        figcaption{color:var(--dim);font-size:.875rem;margin-top:.35rem;overflow-wrap:anywhere}
        ol{list-style:none;margin:0;padding:0}li{padding:.5rem 0;border-top:1px solid var(--line)}li:first-child{border-top:0}
        time,.dim{color:var(--dim);font-size:.875rem}.quote{white-space:pre-wrap;overflow-wrap:anywhere}.warn{color:var(--warn);font-weight:600}
        a{color:var(--accent)}a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .field{display:grid;gap:.25rem;margin:0 0 1rem}.field label{font-weight:600}input:not([type=checkbox]),select,textarea{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:8px;padding:.6rem;width:100%}
        button{font:inherit;font-weight:600;color:#fff;background:#0b6e5f;border:0;border-radius:8px;padding:.75rem 1.25rem;cursor:pointer}:is(button,input,select,textarea):focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .ways{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}.ways a{display:inline-block;padding:.5rem 0}button.quiet{color:var(--ink);background:none;border:1px solid var(--line)}button[hidden]{display:none}button[aria-pressed=true]{border-color:var(--accent);color:var(--accent)}
        .board{position:relative;width:fit-content;max-width:100%;margin:0 auto 1rem;line-height:0;cursor:crosshair;touch-action:pan-y pinch-zoom}.board.armed{touch-action:none;outline:3px solid var(--accent)}.board img{max-width:100%;height:auto;border-radius:8px;user-select:none;-webkit-user-drag:none}
        .box{position:absolute;padding:0;overflow:hidden;border:2px solid #fff;outline:1px solid #000;border-radius:3px;background:#000a;color:#fff;font-size:.75rem;line-height:1.1;font-weight:600}.box:hover{background:#000d}.line{position:absolute;border:2px dashed #fff;outline:1px dashed #000;background:#0006;pointer-events:none}
        .tray{position:sticky;bottom:0;background:var(--card);border:1px solid var(--line);border-radius:12px 12px 0 0;padding:.5rem .75rem}.tools{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}.tools+.tools{margin-top:.5rem}.tools .quiet{padding:.45rem .7rem;font-size:.9rem}.tools a{padding:.6rem}
        @media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
        """;

    internal static Task WriteAsync(HttpContext context, string language, string title, Html body, string? script = null)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; img-src 'self'; style-src 'unsafe-inline';{Allowed(script)} base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        context.Response.ContentType = "text/html; charset=utf-8";
        var page = Html.Of($"""
            <!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{title}</title><style>{new Html(Style)}</style></head><body>{Who(context, language)}<main>{body}</main>{(script is null ? default : Html.Of($"<script>{new Html(script)}</script>"))}</body></html>
            """);
        return context.Response.WriteAsync(page.Text, context.RequestAborted);
    }

    /// <summary>A script is allowed by what it says, so that nothing else on the page can run.</summary>
    private static string Allowed(string? script) =>
        script is null ? "" : $" script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}';";

    /// <summary>Computers in an office are shared: everybody sees whose session this is and can end it.</summary>
    private static Html Who(HttpContext context, string language)
    {
        if (SignedIn.Name(context.User) is not { } name) return default;
        var (signedIn, leave) = language == "en" ? ("Signed in as", "Sign out") : ("Masuk sebagai", "Keluar");
        return Html.Of($"<header>{signedIn} <strong>{name}</strong> · <a href=\"/api/signout\">{leave}</a></header>");
    }
}
