using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Login;

namespace Sop697.Tests.LocalTenant;

public sealed class TokenTests(RunningTenant tenant) : IClassFixture<RunningTenant>
{
    private static readonly string[] GraphScope = ["https://graph.microsoft.com/.default"];
    private static readonly string[] BotScope = ["https://api.botframework.com/.default"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed class Trusting(RunningTenant tenant) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => new(tenant.Handler());
    }

    private ConfidentialClientApplicationBuilder Builder(string clientId) => ConfidentialClientApplicationBuilder.Create(clientId)
        .WithHttpClientFactory(new Trusting(tenant)).WithInstanceDiscovery(false);

    [Fact]
    public async Task Msal_gets_a_graph_token_with_the_roles_of_each_app()
    {
        var app = Builder(Personas.AppClientId).WithAuthority($"{tenant.Options.LoginUrl}/{Personas.TenantId}", validateAuthority: false).WithClientSecret(Personas.ClientSecret).Build();
        var admin = Builder(Personas.AdminClientId).WithOidcAuthority($"{tenant.Options.LoginUrl}/{Personas.TenantId}/v2.0").WithClientSecret(Personas.ClientSecret).Build();
        var appToken = new JsonWebToken((await app.AcquireTokenForClient(GraphScope).ExecuteAsync(Cancel)).AccessToken);
        var adminToken = new JsonWebToken((await admin.AcquireTokenForClient(GraphScope).ExecuteAsync(Cancel)).AccessToken);

        Assert.Equal("https://graph.microsoft.com", appToken.Audiences.Single());
        Assert.Equal(
            ["Sites.Selected", "TeamsActivity.Send", "TeamsAppInstallation.ReadWriteSelfForUser.All", "User.ReadBasic.All"],
            appToken.Claims.Where(c => c.Type == "roles").Select(c => c.Value).Order(StringComparer.Ordinal));
        Assert.Contains(adminToken.Claims, c => c is { Type: "roles", Value: "Sites.Manage.All" });
    }

    [Fact]
    public async Task Msal_gets_a_bot_token_with_a_certificate_instead_of_a_secret()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=uji", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var app = Builder(Personas.AppClientId).WithAuthority($"{tenant.Options.LoginUrl}/{Personas.TenantId}", validateAuthority: false).WithCertificate(certificate).Build();
        var token = new JsonWebToken((await app.AcquireTokenForClient(BotScope).ExecuteAsync(Cancel)).AccessToken);

        Assert.Equal("https://api.botframework.com", token.Audiences.Single());
    }

    [Theory]
    [InlineData("client_secret", "salah", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("client_id", "siapa", HttpStatusCode.BadRequest, "unauthorized_client")]
    [InlineData("scope", "https://lain.example/.default", HttpStatusCode.BadRequest, "invalid_resource")]
    [InlineData("scope", "User.Read", HttpStatusCode.BadRequest, "invalid_scope")]
    [InlineData("grant_type", "password", HttpStatusCode.BadRequest, "unsupported_grant_type")]
    public async Task A_wrong_request_gets_no_token_and_the_reason_in_entras_shape(string field, string value, HttpStatusCode status, string error)
    {
        var fields = new Dictionary<string, string>
        {
            ["client_id"] = Personas.AppClientId,
            ["client_secret"] = Personas.ClientSecret,
            ["scope"] = GraphScope[0],
            ["grant_type"] = "client_credentials",
            [field] = value,
        };
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await tenant.Http.PostAsync(new Uri($"{tenant.Options.LoginUrl}/{Personas.TenantId}/oauth2/v2.0/token"), form, Cancel);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel);

        Assert.Equal((status, error), (answer.StatusCode, body!["error"]!.GetValue<string>()));
        Assert.StartsWith("AADSTS", body["error_description"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bots_metadata_endorses_teams_and_its_keys_fit_the_connectors_tokens()
    {
        var metadata = await tenant.Http.GetFromJsonAsync<JsonObject>($"{tenant.Options.LoginUrl}/botframework/v1/.well-known/openidconfiguration", Cancel);
        var keys = await tenant.Http.GetStringAsync(metadata!["jwks_uri"]!.GetValue<string>(), Cancel);
        var set = new JsonWebKeySet(keys);
        var token = tenant.Services.GetRequiredService<BotTokens>().For(tenant.Options.ConnectorUrl);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata["issuer"]!.GetValue<string>(),
            ValidAudience = Personas.AppClientId,
            IssuerSigningKeys = set.GetSigningKeys(),
        });

        Assert.True(result.IsValid);
        Assert.Equal(tenant.Options.ConnectorUrl, result.Claims["serviceurl"]);
        Assert.Contains("\"endorsements\":[\"msteams\"]", keys, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metadata_names_https_for_programs_and_plain_http_for_the_browser()
    {
        var address = $"{tenant.Options.LoginUrl}/{Personas.TenantId}/v2.0/.well-known/openid-configuration";
        var metadata = OpenIdConnectConfiguration.Create(await tenant.Http.GetStringAsync(address, Cancel));
        using var unknown = await tenant.Http.GetAsync($"{tenant.Options.LoginUrl}/tenant-lain/v2.0/.well-known/openid-configuration", Cancel);

        Assert.Equal($"{tenant.Options.LoginUrl}/{Personas.TenantId}/v2.0", metadata.Issuer);
        Assert.StartsWith(tenant.Options.LoginUrl, metadata.TokenEndpoint, StringComparison.Ordinal);
        Assert.StartsWith($"{tenant.Options.PageUrl}/login/", metadata.AuthorizationEndpoint, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task The_certificate_is_kept_and_stands_in_the_bundle()
    {
        var first = tenant.Services.GetRequiredService<LoginCertificate>();
        using var second = new LoginCertificate(tenant.Options);
        var bundle = new X509Certificate2Collection();
        bundle.ImportFromPemFile(second.BundlePath);
        await Task.CompletedTask;

        Assert.Equal(first.Certificate.Thumbprint, second.Certificate.Thumbprint);
        Assert.Contains(bundle, c => c.Thumbprint == first.Certificate.Thumbprint);
    }

    [Fact]
    public async Task There_are_five_personas_and_no_token_for_a_sixth()
    {
        var personas = await tenant.Http.GetFromJsonAsync<JsonArray>("/_tenant/personas", Cancel);
        using var nobody = await tenant.Http.PostAsJsonAsync("/_tenant/token", new { persona = "walikota", audience = "api" }, Cancel);

        Assert.Equal(["tim", "kasi", "kasi2", "kabid", "kadis"], personas!.Select(p => p!["key"]!.GetValue<string>()));
        Assert.Equal(["key", "name", "position", "upn", "aadObjectId"], personas![0]!.AsObject().Select(p => p.Key));
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }
}
