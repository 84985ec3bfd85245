using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;
using Sop697.LocalTenant;

namespace Sop697.Tests.LocalTenant;

/// <summary>
/// An app set up as the product is: Microsoft.Identity.Web by settings; only the trust in the certificate is added. One for all tests of a
/// class, as in production: IdentityModel keeps one issuer validator per authority for the whole process, with the HTTP client of the app
/// that asked first, so a second app for the same authority fails once the first is gone.
/// </summary>
public sealed class ProductApp : IAsyncLifetime
{
    private WebApplication? _app;

    public RunningTenant Tenant { get; } = new();

    public Uri Address => new(_app!.Urls.Single());

    public async ValueTask InitializeAsync()
    {
        await Tenant.InitializeAsync();
        _app = Build(Tenant);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        await Tenant.DisposeAsync();
    }

    private static WebApplication Build(RunningTenant tenant)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureAd:Instance"] = tenant.Options.LoginUrl + "/",
            ["AzureAd:TenantId"] = Personas.TenantId,
            ["AzureAd:ClientId"] = Personas.AppClientId,
            ["AzureAd:ClientCredentials:0:SourceType"] = "ClientSecret",
            ["AzureAd:ClientCredentials:0:ClientSecret"] = Personas.ClientSecret,
        });
        builder.Services.Configure<AadIssuerValidatorOptions>(o => o.HttpClientName = "issuer");
        builder.Services.ConfigureHttpClientDefaults(c => c.ConfigurePrimaryHttpMessageHandler(tenant.Handler));
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddMicrosoftIdentityWebApi(builder.Configuration)
            .EnableTokenAcquisitionToCallDownstreamApi().AddInMemoryTokenCaches();
        builder.Services.AddAuthentication().AddMicrosoftIdentityWebApp(builder.Configuration);
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, o => o.BackchannelHttpHandler = tenant.Handler());
        builder.Services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o => o.BackchannelHttpHandler = tenant.Handler());
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication().UseAuthorization();
        app.MapGet("/api/me", (ClaimsPrincipal user) => user.GetObjectId()).RequireAuthorization();
        app.MapGet("/page", async (Microsoft.AspNetCore.Http.HttpContext context) =>
        {
            var signedIn = await context.AuthenticateAsync(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationDefaults.AuthenticationScheme);
            if (signedIn.Principal is { } user) return Microsoft.AspNetCore.Http.Results.Text(user.GetObjectId());
            return Microsoft.AspNetCore.Http.Results.Challenge(new AuthenticationProperties { RedirectUri = "/page" }, [OpenIdConnectDefaults.AuthenticationScheme]);
        });
        app.MapGet("/graph-header", (IAuthorizationHeaderProvider headers) => headers.CreateAuthorizationHeaderForAppAsync("https://graph.microsoft.com/.default"));
        return app;
    }
}
