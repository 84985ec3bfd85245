using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sop697.LocalTenant.Login;

/// <summary>Signs every token of the stand-in tenant with one RSA key that is kept in the data folder.</summary>
public sealed class TokenSigner : IDisposable
{
    private readonly RSA _rsa;
    private readonly SigningCredentials _credentials;

    public TokenSigner(TenantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.DataDirectory);
        var file = Path.Combine(options.DataDirectory, "signing.pem");
        _rsa = RSA.Create(2048);
        if (File.Exists(file)) _rsa.ImportFromPem(File.ReadAllText(file));
        else File.WriteAllText(file, _rsa.ExportPkcs8PrivateKeyPem());
        Key = new RsaSecurityKey(_rsa)
        {
            KeyId = Convert.ToHexString(SHA256.HashData(_rsa.ExportSubjectPublicKeyInfo()))[..16],
            // The default factory keeps providers by key id for the whole process, also after a tenant was stopped and its key disposed.
            CryptoProviderFactory = new CryptoProviderFactory(),
        };
        _credentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256);
    }

    public RsaSecurityKey Key { get; }

    /// <summary>A signed token that starts now minus one minute and lives for <paramref name="lifetime"/>.</summary>
    public string Sign(string issuer, string audience, IDictionary<string, object> claims, TimeSpan lifetime)
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(-1),
            IssuedAt = now.AddMinutes(-1),
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = _credentials,
        });
    }

    public void Dispose() => _rsa.Dispose();
}
