using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sop697.LocalTenant.Login;

/// <summary>What <c>POST /_tenant/token</c> takes; everything but the persona is for tests of what must be refused.</summary>
/// <param name="Persona">Key, upn or object id.</param>
/// <param name="Audience"><c>api</c> (default), <c>bot</c>, <c>graph</c>, or an audience as it stands.</param>
/// <param name="Expired">Ended ten minutes ago.</param>
/// <param name="Forged">Signed by a key that the login does not publish.</param>
/// <param name="NoSignature">Algorithm "none".</param>
/// <param name="Stranger">An object id that nobody in the directory has.</param>
/// <param name="Tenant">Another tenant: a guest from outside.</param>
/// <param name="Scopes">Delegated scopes instead of <c>access_as_user</c>; an empty text leaves the claim out.</param>
/// <param name="ServiceUrl">For audience <c>bot</c>.</param>
public sealed record TokenOrder(
    string? Persona,
    string? Audience = null,
    bool? Expired = null,
    string? Issuer = null,
    bool? Forged = null,
    [property: JsonPropertyName("unsigned")] bool? NoSignature = null,
    bool? Stranger = null,
    string? Tenant = null,
    string? Scopes = null,
    IReadOnlyList<string>? Roles = null,
    string? ServiceUrl = null);

/// <summary>Access and id tokens of people.</summary>
public sealed class PersonaTokens(TokenSigner signer, TenantOptions options)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static Persona? Find(string? hint) => Personas.All.Append(Personas.Guest).FirstOrDefault(p =>
        p.Key == hint || p.Upn.Equals(hint, StringComparison.OrdinalIgnoreCase) || p.AadObjectId.ToString().Equals(hint, StringComparison.OrdinalIgnoreCase));

    public string IssuerOf(string tenant) => $"{options.LoginUrl}/{tenant}/v2.0";

    /// <summary>An id token for an app that signs a person in.</summary>
    public string IdToken(Persona persona, string clientId, string? nonce, string? code)
    {
        var claims = Who(persona.AadObjectId.ToString(), Personas.TenantId, persona.Name, persona.Upn);
        if (nonce is not null) claims["nonce"] = nonce;
        if (code is not null) claims["c_hash"] = Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(code))[..16]);
        return signer.Sign(IssuerOf(Personas.TenantId), clientId, claims, Lifetime);
    }

    /// <summary>A delegated access token for the product's own API.</summary>
    public string AccessToken(Persona persona, string clientId) =>
        signer.Sign(IssuerOf(Personas.TenantId), Personas.AppClientId, Delegated(persona, clientId), Lifetime);

    /// <summary>The token that a tool ordered; null when there is no such persona.</summary>
    public string? For(TokenOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Audience == "bot") return Write(order, order.Issuer ?? BotTokens.Issuer, Personas.AppClientId, Bot(order));
        if (Find(order.Persona) is not { } persona) return order.Stranger == true ? Write(order, persona: null) : null;
        return Write(order, persona);
    }

    private Dictionary<string, object> Bot(TokenOrder order) => new() { ["serviceurl"] = order.ServiceUrl ?? options.ConnectorUrl };

    private string Write(TokenOrder order, Persona? persona)
    {
        var tenant = order.Tenant ?? Personas.TenantId;
        var audience = order.Audience switch
        {
            null or "api" => Personas.AppClientId,
            "graph" => "https://graph.microsoft.com",
            _ => order.Audience,
        };
        var claims = persona is null || order.Stranger == true
            ? Delegated(new Persona("", "Orang Asing", "", "orang.asing@luar.local", Guid.NewGuid()), Personas.AppClientId)
            : Delegated(persona, Personas.AppClientId);
        claims["tid"] = tenant;
        if (order.Scopes is { Length: 0 }) claims.Remove("scp");
        else if (order.Scopes is not null) claims["scp"] = order.Scopes;
        if (order.Roles is { Count: > 0 }) claims["roles"] = order.Roles.ToArray();
        return Write(order, order.Issuer ?? IssuerOf(tenant), audience, claims);
    }

    private string Write(TokenOrder order, string issuer, string audience, Dictionary<string, object> claims)
    {
        if (order.Expired != true && order.Forged != true && order.NoSignature != true) return signer.Sign(issuer, audience, claims, Lifetime);
        using var stranger = RSA.Create(2048);
        var key = order.Forged == true ? new RsaSecurityKey(stranger) { KeyId = signer.Key.KeyId } : signer.Key;
        var begin = order.Expired == true ? DateTime.UtcNow.AddMinutes(-70) : DateTime.UtcNow.AddMinutes(-1);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = begin,
            IssuedAt = begin,
            Expires = begin + Lifetime,
            Claims = claims,
            SigningCredentials = order.NoSignature == true ? null : new SigningCredentials(key, SecurityAlgorithms.RsaSha256)
            {
                CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
            },
        });
    }

    private static Dictionary<string, object> Delegated(Persona persona, string clientId)
    {
        var claims = Who(persona.AadObjectId.ToString(), Personas.TenantId, persona.Name, persona.Upn);
        claims["scp"] = "access_as_user";
        claims["azp"] = clientId;
        claims["azpacr"] = "1";
        return claims;
    }

    private static Dictionary<string, object> Who(string oid, string tenant, string name, string upn) => new()
    {
        ["oid"] = oid,
        ["tid"] = tenant,
        ["sub"] = Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(oid))),
        ["name"] = name,
        ["preferred_username"] = upn,
        ["uti"] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)),
        ["ver"] = "2.0",
    };
}
