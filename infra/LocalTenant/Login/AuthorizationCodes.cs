using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Sop697.LocalTenant.Login;

/// <summary>What a code stands for until it is redeemed, once.</summary>
internal sealed record Grant(Persona Persona, string ClientId, string RedirectUri, string? Nonce, string? Challenge, string? ChallengeMethod, DateTime Expires)
{
    /// <summary>PKCE: the verifier belongs to the challenge. Without a challenge there is nothing to prove.</summary>
    public bool Proves(string? verifier)
    {
        if (Challenge is null) return true;
        if (verifier is null) return false;
        return ChallengeMethod is "S256" ? Challenge == Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) : Challenge == verifier;
    }
}

/// <summary>Codes that were given to a browser and not redeemed yet.</summary>
internal sealed class AuthorizationCodes
{
    private readonly ConcurrentDictionary<string, Grant> _codes = new();

    public string Add(Grant grant)
    {
        var code = "0." + Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        _codes[code] = grant;
        return code;
    }

    public Grant? Redeem(string? code) =>
        code is not null && _codes.TryRemove(code, out var grant) && grant.Expires > DateTime.UtcNow ? grant : null;
}
