using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Tokens;
using Sop697.LocalTenant.Control;

namespace Sop697.LocalTenant.Login;

/// <summary>
/// The login: metadata, keys and tokens, meant for the https port (MSAL and Identity.Web refuse an http issuer), and the page where a
/// person signs in, which is advertised on the http port so that no browser warns about the certificate.
/// </summary>
public static class LoginEndpoints
{
    private static readonly string[] Tenants = [Personas.TenantId, "common", "organizations", "botframework.com"];
    private static readonly string[] ResponseTypes = ["code", "id_token", "code id_token"];

    public static IServiceCollection AddLogin(this IServiceCollection services, TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddControl();
        services.TryAddSingleton(options);
        services.TryAddSingleton<TokenSigner>();
        services.TryAddSingleton<LoginCertificate>();
        services.AddSingleton<Consents>().AddSingleton<PersonaTokens>().AddSingleton<BotTokens>().AddSingleton<AuthorizationCodes>();
        return services;
    }

    public static WebApplication MapLogin(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", Metadata);
        app.MapGet("/{tenant}/.well-known/openid-configuration", Metadata);
        app.MapGet("/{tenant}/discovery/v2.0/keys", (TokenSigner signer) => Results.Json(Keys(signer, endorsed: false)));
        app.MapGet("/common/discovery/instance", Instance);
        app.MapGet("/botframework/v1/.well-known/openidconfiguration", BotMetadata);
        app.MapGet("/botframework/v1/.well-known/keys", (TokenSigner signer) => Results.Json(Keys(signer, endorsed: true)));
        app.MapPost("/{tenant}/oauth2/v2.0/token", TokenEndpoint.Answer).DisableAntiforgery();
        app.MapGet(ManagedIdentity.Path, ManagedIdentity.Answer);
        app.MapGet("/_tenant/signin/{persona}", SignInAs.Go);
        foreach (var prefix in (string[])["", "/login"])
        {
            app.MapGet(prefix + "/{tenant}/oauth2/v2.0/authorize", Authorize.Answer);
            app.MapGet(prefix + "/{tenant}/oauth2/v2.0/logout", Authorize.Logout);
        }
        return app;
    }

    /// <summary>Whether the stand-in answers for a tenant name in an address.</summary>
    internal static bool Knows(string tenant) => Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    private static IResult Metadata(string tenant, TenantOptions options)
    {
        if (!Knows(tenant)) return TokenEndpoint.Error(400, "invalid_tenant", 90002, $"Tenant '{tenant}' not found.");
        var login = $"{options.LoginUrl}/{tenant}";
        var page = $"{options.PageUrl}/login/{tenant}/oauth2/v2.0";
        return Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = $"{options.LoginUrl}/{(tenant == Personas.TenantId ? tenant : "{tenantid}")}/v2.0",
            ["authorization_endpoint"] = page + "/authorize",
            ["end_session_endpoint"] = page + "/logout",
            ["token_endpoint"] = login + "/oauth2/v2.0/token",
            ["jwks_uri"] = login + "/discovery/v2.0/keys",
            ["token_endpoint_auth_methods_supported"] = Words("client_secret_post private_key_jwt client_secret_basic"),
            ["response_modes_supported"] = Words("query fragment form_post"),
            ["response_types_supported"] = ResponseTypes,
            ["subject_types_supported"] = Words("pairwise"),
            ["id_token_signing_alg_values_supported"] = Words("RS256"),
            ["code_challenge_methods_supported"] = Words("S256 plain"),
            ["scopes_supported"] = Words("openid profile email offline_access"),
            ["claims_supported"] = Words("sub iss aud exp iat nonce name tid ver oid preferred_username c_hash"),
            ["request_uri_parameter_supported"] = false,
            ["http_logout_supported"] = true,
            ["frontchannel_logout_supported"] = true,
            ["tenant_region_scope"] = "AS",
        });
    }

    private static string[] Words(string words) => words.Split(' ');

    private static IResult Instance(TenantOptions options)
    {
        var host = new Uri(options.LoginUrl).Authority;
        return Results.Json(new Dictionary<string, object>
        {
            ["tenant_discovery_endpoint"] = $"{options.LoginUrl}/{Personas.TenantId}/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new[] { new { preferred_network = host, preferred_cache = host, aliases = new[] { host } } },
        });
    }

    private static IResult BotMetadata(TenantOptions options) => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = BotTokens.Issuer,
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = options.LoginUrl + "/botframework/v1/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = Words("RS256"),
        ["token_endpoint_auth_methods_supported"] = Words("private_key_jwt"),
    });

    private static Dictionary<string, object> Keys(TokenSigner signer, bool endorsed)
    {
        var rsa = signer.Key.Rsa.ExportParameters(includePrivateParameters: false);
        var key = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = signer.Key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(rsa.Modulus),
            ["e"] = Base64UrlEncoder.Encode(rsa.Exponent),
        };
        if (endorsed) key["endorsements"] = Words("msteams");
        return new Dictionary<string, object> { ["keys"] = new[] { key } };
    }
}
