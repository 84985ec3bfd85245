using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Sop697.Domain;
using Sop697.Functions.Doors;
using Sop697.Functions.Pages;

namespace Sop697.Functions.Hosting;

/// <summary>
/// Who may come in: programs with a bearer token, people with a signed-in page. The bot's own scheme is the Teams
/// adapter's. There is no switch that turns any of it off.
/// </summary>
internal static class AuthenticationSetup
{
    internal const string ApiScheme = JwtBearerDefaults.AuthenticationScheme;

    /// <summary>The one scope of the API: whoever consented to another did not let the program report in their name.</summary>
    internal const string Scope = "access_as_user";

    internal const string PageScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Below the route prefix, because the host forwards nothing else.</summary>
    private const string CallbackPath = "/api/signin-oidc";

    /// <summary>Where the login sends people who have left; must be registered there beside the callback.</summary>
    private const string SignedOutPath = "/api/signedout";

    private static readonly LocalText SignedOut = new("Anda sudah keluar. Halaman ini boleh ditutup.", "You are signed out. You may close this page.");

    private static readonly LocalText Failed = new("Masuk tidak berhasil. Tutup halaman ini dan buka lagi dari kartunya.", "Sign-in did not succeed. Close this page and open it again from the card.");

    internal static void AddSignIn(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("AzureAd");

        // No default scheme: each door names its own, and a token for one is not even tried at another.
        builder.Services.AddAuthentication().AddMicrosoftIdentityWebApi(section);
        builder.Services.AddAuthentication().AddMicrosoftIdentityWebApp(section, OpenIdConnectDefaults.AuthenticationScheme, PageScheme);

        // In the scheme and not at a door, so that no door can forget it; after Identity.Web, which has an event of its own there.
        builder.Services.PostConfigure<JwtBearerOptions>(ApiScheme, RequireScope);

        // After Identity.Web, which puts its own callback path over ours.
        builder.Services.PostConfigure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, Configure);
        builder.Services.Configure<CookieAuthenticationOptions>(PageScheme, o =>
        {
            o.Cookie.Name = "sop697";
            o.Cookie.HttpOnly = true;
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            o.ExpireTimeSpan = TimeSpan.FromHours(8);
        });
        builder.Services.AddAuthorization();
    }

    private static void RequireScope(JwtBearerOptions options)
    {
        options.Events ??= new JwtBearerEvents();
        var before = options.Events.OnTokenValidated;
        options.Events.OnTokenValidated = async context =>
        {
            await before(context);
            var scopes = context.Principal?.Claims.Where(c => c.Type is "scp" or "http://schemas.microsoft.com/identity/claims/scope") ?? [];
            if (context.Result is null && !scopes.Any(c => c.Value.Split(' ').Contains(Scope))) context.Fail("The token is for another scope.");
        };
    }

    private static void Configure(OpenIdConnectOptions options)
    {
        options.CallbackPath = CallbackPath;
        options.SignedOutCallbackPath = SignedOutPath;
        options.ResponseType = "id_token";
        options.UsePkce = false;
        // Identity.Web made these cookies for its own path; a browser would not send them to ours.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.Path, cookie.SecurePolicy) = (CallbackPath, CookieSecurePolicy.Always);
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return SayAsync(context.HttpContext, "alert", Failed);
        };
        options.Events.OnSignedOutCallbackRedirect = context =>
        {
            context.HandleResponse();
            return SayAsync(context.HttpContext, "status", SignedOut);
        };
    }

    private static Task SayAsync(HttpContext context, string role, LocalText words)
    {
        var language = Problems.Language(context.Request);
        return Page.WriteAsync(context, language, "SOP 697", Html.Of($"<section role=\"{role}\"><p>{words.In(language)}</p></section>"));
    }
}
