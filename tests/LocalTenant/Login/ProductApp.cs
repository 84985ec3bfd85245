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

/// <summary>An app set up as the product is: Microsoft.Identity.Web by settings; only the trust in the certificate is added.</summary>
internal sealed class ProductApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProductApp(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ProductApp> StartAsync(RunningTenant tenant)
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
        await app.StartAsync();
        return new ProductApp(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
