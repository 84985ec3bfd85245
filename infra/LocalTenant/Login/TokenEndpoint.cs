using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sop697.LocalTenant.Login;

/// <summary><c>POST /{tenant}/oauth2/v2.0/token</c>: client credentials and authorization codes.</summary>
internal static class TokenEndpoint
{
    private const int Seconds = 3599;
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static async Task<IResult> Answer(string tenant, HttpRequest request, TenantOptions options, TokenSigner signer, PersonaTokens people, AuthorizationCodes codes, Consents consents)
    {
        if (!LoginEndpoints.Knows(tenant)) return Error(400, "invalid_request", 90002, $"Tenant '{tenant}' not found.");
        if (!request.HasFormContentType) return Error(400, "invalid_request", 900144, "The request body must be a form.");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var (clientId, secret) = Credentials(request, form);
        if (ClientApp.Find(clientId) is not { } app) return Error(400, "unauthorized_client", 700016, $"Application with identifier '{clientId}' was not found in the directory.");
        var proven = await IsProvenAsync(app, secret, form, options, signer, people);
        return form["grant_type"].ToString() switch
        {
            "client_credentials" when proven => ForApp(app, form["scope"].ToString(), signer, people, consents),
            "authorization_code" when proven || (secret is null && form.ContainsKey("code_verifier")) => ForPerson(app, form, people, codes),
            "client_credentials" or "authorization_code" => Error(401, "invalid_client", 7000215, "Invalid client secret provided."),
            var other => Error(400, "unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{other}'."),
        };
    }

    public static IResult Error(int status, string error, int code, string description) => Results.Json(
        new
        {
            error,
            error_description = $"AADSTS{code}: {description}",
            error_codes = new[] { code },
            timestamp = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss'Z'", null),
            trace_id = Guid.NewGuid(),
            correlation_id = Guid.NewGuid(),
        },
        statusCode: status);

    private static IResult ForApp(ClientApp app, string scope, TokenSigner signer, PersonaTokens people, Consents consents)
    {
        const string Default = "/.default";
        if (!scope.EndsWith(Default, StringComparison.Ordinal)) return Error(400, "invalid_scope", 1002012, $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.");
        var resource = scope[..^Default.Length].TrimEnd('/');
        string? audience = resource switch
        {
            "https://graph.microsoft.com" => resource,
            "https://api.botframework.com" => resource,
            Personas.AppClientId or "api://" + Personas.AppClientId => Personas.AppClientId,
            _ => null,
        };
        if (audience is null) return Error(400, "invalid_resource", 500011, $"The resource principal named {resource} was not found in the tenant.");
        var claims = new Dictionary<string, object>
        {
            ["oid"] = PrincipalOf(app),
            ["sub"] = PrincipalOf(app),
            ["tid"] = Personas.TenantId,
            ["azp"] = app.Id,
            ["appid"] = app.Id,
            ["idtyp"] = "app",
            ["ver"] = "2.0",
        };
        if (resource == "https://graph.microsoft.com" && consents.Of(app) is { Count: > 0 } roles) claims["roles"] = roles.ToArray();
        var token = signer.Sign(people.IssuerOf(Personas.TenantId), audience, claims, TimeSpan.FromSeconds(Seconds));
        return Results.Json(new { token_type = "Bearer", expires_in = Seconds, ext_expires_in = Seconds, access_token = token });
    }

    private static IResult ForPerson(ClientApp app, IFormCollection form, PersonaTokens people, AuthorizationCodes codes)
    {
        if (codes.Redeem(form["code"]) is not { } grant || grant.ClientId != app.Id) return Error(400, "invalid_grant", 70008, "The provided authorization code is unknown, used or expired.");
        if (grant.RedirectUri != form["redirect_uri"]) return Error(400, "invalid_grant", 50011, "The redirect URI differs from the one the code was given to.");
        if (!grant.Proves(form["code_verifier"])) return Error(400, "invalid_grant", 501481, "The Code_Verifier does not match the code_challenge.");
        var info = JsonSerializer.Serialize(new { uid = grant.Persona.AadObjectId, utid = Personas.TenantId });
        return Results.Json(new
        {
            token_type = "Bearer",
            scope = "openid profile access_as_user",
            expires_in = Seconds,
            ext_expires_in = Seconds,
            access_token = people.AccessToken(grant.Persona, app.Id),
            id_token = people.IdToken(grant.Persona, app.Id, grant.Nonce, code: null),
            client_info = Base64UrlEncoder.Encode(info),
        });
    }

    // A made-up but fixed service principal for each app.
    private static string PrincipalOf(ClientApp app) => new Guid(FirstBytes(app.Id)).ToString();

    private static byte[] FirstBytes(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text))[..16];

    private static (string? ClientId, string? Secret) Credentials(HttpRequest request, IFormCollection form)
    {
        const string Basic = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return (form["client_id"], form.ContainsKey("client_secret") ? form["client_secret"].ToString() : null);
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(header[Basic.Length..])).Split(':', 2);
            return (Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }
        catch (FormatException)
        {
            return (form["client_id"], "");
        }
    }

    private static async Task<bool> IsProvenAsync(ClientApp app, string? secret, IFormCollection form, TenantOptions options, TokenSigner signer, PersonaTokens people)
    {
        if (secret is not null) return secret == Personas.ClientSecret;
        if (form["client_assertion_type"] != AssertionType) return false;
        var assertion = form["client_assertion"].ToString();
        return IsAssertionOf(app, assertion, options) || await ManagedIdentity.ProvesAsync(app, assertion, signer, people);
    }

    // The stand-in has no certificates on file: it checks what an assertion of the app itself says, not who signed it.
    private static bool IsAssertionOf(ClientApp app, string text, TenantOptions options)
    {
        try
        {
            var assertion = new JsonWebToken(text);
            return assertion.Issuer == app.Id && assertion.Subject == app.Id && assertion.ValidTo > DateTime.UtcNow && assertion.Alg != "none"
                && assertion.Audiences.Any(a => a.StartsWith(options.LoginUrl, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return false;
        }
    }
}
