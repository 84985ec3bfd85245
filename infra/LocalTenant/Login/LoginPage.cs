using System.Text;
using System.Text.Encodings.Web;

namespace Sop697.LocalTenant.Login;

/// <summary>The few pages of the login: plain HTML, usable with a keyboard, light and dark.</summary>
internal static class LoginPage
{
    private const string Style = """
        :root { color-scheme: light dark; --back: #eef1f6; --card: #fff; --ink: #1d2433; --soft: #566074; --line: #d8deea; --accent: #4f52b2; }
        @media (prefers-color-scheme: dark) { :root { --back: #14161c; --card: #1f232d; --ink: #eef1f7; --soft: #aab3c5; --line: #363d4d; --accent: #a5a8f5; } }
        * { box-sizing: border-box }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--back); color: var(--ink);
          font: 1rem/1.5 "Segoe UI", system-ui, sans-serif }
        main { width: min(28rem, 100%); padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem;
          box-shadow: 0 12px 32px rgb(0 0 0 / .08) }
        h1 { margin: 0 0 .25rem; font-size: 1.35rem; line-height: 1.3 }
        p { margin: 0 0 1.25rem; color: var(--soft) }
        ul { display: grid; gap: .5rem; margin: 0; padding: 0; list-style: none }
        a, button { display: flex; gap: .9rem; align-items: center; width: 100%; min-height: 3.5rem; padding: .6rem .9rem; border: 1px solid var(--line);
          border-radius: .75rem; background: none; color: inherit; font: inherit; text-align: start; text-decoration: none; cursor: pointer }
        a:hover, button:hover { border-color: var(--accent) }
        a:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
        .face { flex: none; display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 50%; background: #4f52b2; color: #fff; font-weight: 600 }
        .who { display: grid; min-width: 0 } .who small { color: var(--soft); font-size: .85rem }
        footer { margin-top: 1.25rem; color: var(--soft); font-size: .8rem }
        """;

    public static IResult Choose(string app, Func<string, string> address)
    {
        var items = new StringBuilder();
        foreach (var persona in Personas.All.Append(Personas.Guest))
        {
            var initials = string.Concat(persona.Name.Split(' ').Take(2).Select(w => w[0]));
            items.Append(null, $"""
                <li><a href="{Html(address(persona.Key))}" data-persona="{Html(persona.Key)}"><span class="face" aria-hidden="true">{Html(initials)}</span>
                <span class="who"><span>{Html(persona.Name)}</span><small>{Html(persona.Position)}</small></span></a></li>
                """);
        }
        return Page("Masuk", $"""
            <h1>Masuk sebagai siapa?</h1>
            <p>Pilih akun untuk melanjutkan ke {Html(app)}. <span lang="en">Choose an account to continue.</span></p>
            <ul aria-label="Akun">{items}</ul>
            """);
    }

    public static IResult Problem(string indonesian, string english) => Page(
        "Tidak dapat masuk", $"""<h1>Tidak dapat masuk</h1><p>{Html(indonesian)}<br><span lang="en">{Html(english)}</span></p>""", 400);

    public static IResult SignedOut() => Page(
        "Sudah keluar", """<h1>Anda sudah keluar</h1><p>Jendela ini boleh ditutup.<br><span lang="en">You are signed out. You may close this window.</span></p>""");

    /// <summary>Sends the answer to the app as a form, at once where scripts run, by a button where not.</summary>
    public static IResult Post(string target, IReadOnlyDictionary<string, string?> fields)
    {
        var inputs = string.Concat(fields.Select(f => $"""<input type="hidden" name="{Html(f.Key)}" value="{Html(f.Value ?? "")}">"""));
        return Page("Masuk", $"""
            <h1>Melanjutkan…</h1><form method="post" action="{Html(target)}">{inputs}<noscript><button>Lanjutkan</button></noscript></form>
            <script>document.forms[0].submit()</script>
            """);
    }

    private static IResult Page(string title, string body, int status = 200) => Results.Content($"""
        <!doctype html>
        <html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} – tenant lokal</title><style>{Style}</style></head>
        <body><main>{body}<footer>Tenant lokal untuk latihan: semua orang di sini rekaan. <span lang="en">Local training tenant; everybody here is invented.</span></footer></main></body></html>
        """, "text/html; charset=utf-8", Encoding.UTF8, status);

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
