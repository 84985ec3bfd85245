using Microsoft.AspNetCore.Mvc;

namespace Sop697.LocalTenant.Login;

/// <summary>
/// Opens a page of the app as the persona whose chat is read, as if that person had a browser of their own: whatever cookies this browser
/// has for the machine are forgotten, and the login remembers the choice for the one sign-in that follows.
/// </summary>
internal static class SignInAs
{
    private const string Cookie = "sop697-tenant-persona";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <param name="to">Path of the app.</param>
    public static IResult Go(string persona, [FromQuery] string to, HttpContext context, TenantOptions options)
    {
        if (PersonaTokens.Find(persona) is null || !to.StartsWith("/api/", StringComparison.Ordinal)) return Results.NotFound();
        // Cookies know no ports: those of the app come here, too.
        foreach (var name in context.Request.Cookies.Keys) context.Response.Cookies.Delete(name, new CookieOptions { Secure = true, Path = "/" });
        context.Response.Cookies.Append(Cookie, persona, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = Lifetime, Path = "/" });
        return Results.Redirect(options.FunctionsUrl + to);
    }

    /// <summary>The persona that was chosen for this sign-in, or null.</summary>
    public static Persona? Chosen(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Cookie, out var persona)) return null;
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        return PersonaTokens.Find(persona);
    }
}
