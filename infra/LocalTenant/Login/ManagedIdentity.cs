using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sop697.LocalTenant.Login;

/// <summary>
/// The managed identity of the function app, and its trust: the app registration has a federated credential for it, so that a token of
/// the identity takes the place of a secret. The endpoint answers as the one that App Service puts beside each app.
/// </summary>
public static class ManagedIdentity
{
    /// <summary>The identity's own client id, which the product's settings name.</summary>
    public const string ClientId = "22222222-6970-4697-8697-000000000003";

    /// <summary>Subject of its tokens, and of the federated credential.</summary>
    public const string PrincipalId = "22222222-6970-4697-8697-000000000004";

    /// <summary>Proves that the caller runs beside the endpoint; App Service makes one for each app. Opens nothing anywhere else.</summary>
    public const string Header = "local-tenant-only";

    public const string Path = "/msi/token";

    /// <summary>Audience of a token that is to be exchanged for one of the app.</summary>
    public const string Exchange = "api://AzureADTokenExchange";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    internal static IResult Answer(HttpRequest request, TokenSigner signer, PersonaTokens people)
    {
        if (request.Headers["X-IDENTITY-HEADER"] != Header) return Fault(401, "The header X-IDENTITY-HEADER is missing or wrong.");
        if (request.Query["client_id"] != ClientId) return Fault(400, "No user-assigned identity with that client_id is assigned.");
        if (request.Query["resource"].ToString() is not { Length: > 0 } resource) return Fault(400, "The query parameter resource is missing.");
        var claims = new Dictionary<string, object> { ["oid"] = PrincipalId, ["sub"] = PrincipalId, ["tid"] = Personas.TenantId, ["azp"] = ClientId, ["idtyp"] = "app" };
        return Results.Json(new
        {
            access_token = signer.Sign(people.IssuerOf(Personas.TenantId), resource, claims, Lifetime),
            expires_on = DateTimeOffset.UtcNow.Add(Lifetime).ToUnixTimeSeconds().ToString(null, null),
            resource,
            token_type = "Bearer",
            client_id = ClientId,
        });
    }

    /// <summary>Whether the login takes this token of the identity for a proof of the product's app.</summary>
    internal static async Task<bool> ProvesAsync(ClientApp app, string assertion, TokenSigner signer, PersonaTokens people)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = people.IssuerOf(Personas.TenantId),
            ValidAudience = Exchange,
            IssuerSigningKey = signer.Key,
        });
        return result.IsValid && app.Id == Personas.AppClientId && result.Claims.TryGetValue("sub", out var subject) && subject is PrincipalId;
    }

    private static IResult Fault(int status, string message) => Results.Json(new { statusCode = status, message }, statusCode: status);
}
