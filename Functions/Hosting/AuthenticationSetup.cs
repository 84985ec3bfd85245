using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;

namespace Sop697.Functions.Hosting;

/// <summary>
/// Who may come in: programs with a bearer token, people with a signed-in page. The bot's own scheme is the Teams
/// adapter's. There is no switch that turns any of it off.
/// </summary>
internal static class AuthenticationSetup
{
    internal const string ApiScheme = JwtBearerDefaults.AuthenticationScheme;
    internal const string PageScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Below the route prefix, because the host forwards nothing else.</summary>
    private const string CallbackPath = "/api/signin-oidc";

    internal static void AddSignIn(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("AzureAd");
        // No default scheme: each door names its own, and a token for one is not even tried at another.
        builder.Services.AddAuthentication().AddMicrosoftIdentityWebApi(section);
        builder.Services.AddAuthentication().AddMicrosoftIdentityWebApp(section, OpenIdConnectDefaults.AuthenticationScheme, PageScheme);
        builder.Services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o =>
        {
            o.CallbackPath = CallbackPath;
            // Microsoft.Identity.Web builds these cookies from its own default path; a browser would not send them to ours.
            o.CorrelationCookie.Path = o.NonceCookie.Path = CallbackPath;
            o.SignedOutCallbackPath = "/api/signout-oidc";
            o.RemoteSignOutPath = "/api/signout-remote";
            o.ResponseType = "id_token";
            o.UsePkce = false;
        });
        builder.Services.Configure<CookieAuthenticationOptions>(PageScheme, o =>
        {
            o.Cookie.Name = "sop697";
            o.Cookie.HttpOnly = true;
            o.ExpireTimeSpan = TimeSpan.FromHours(8);
        });
        builder.Services.AddAuthorization();
    }
}
