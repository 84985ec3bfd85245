using Microsoft.Extensions.Configuration;
using Microsoft.Identity.Abstractions;

namespace Sop697.Microsoft365.Graph;

/// <summary>
/// Section <c>AzureAd</c>, which Microsoft.Identity.Web reads and checks only when somebody signs in or a token is needed; here it
/// is looked at before anything starts.
/// </summary>
internal static class EntraSettings
{
    private const string Section = "AzureAd";

    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; the message names it.</exception>
    internal static MicrosoftIdentityApplicationOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(Section);
        if (!Uri.TryCreate(section["Instance"], UriKind.Absolute, out var instance) || instance.Scheme != Uri.UriSchemeHttps)
            throw Wrong("Instance", "must be an absolute https address");
        Require(section, "TenantId");
        if (!Guid.TryParse(section["ClientId"], out _)) throw Wrong("ClientId", "must be the id of the app registration");
        CheckCredential(section);
        return section.Get<MicrosoftIdentityApplicationOptions>()!;
    }

    private static void CheckCredential(IConfigurationSection section)
    {
        var listed = section.GetSection("ClientCredentials").GetChildren().ToList();
        if (listed.Count == 0) throw Wrong("ClientCredentials:0:SourceType", "is not set: without a credential no token is given");
        foreach (var credential in listed)
        {
            var name = $"ClientCredentials:{credential.Key}";
            if (!Enum.TryParse<CredentialSource>(credential["SourceType"], ignoreCase: true, out var source) || !Enum.IsDefined(source))
                throw Wrong($"{name}:SourceType", "names no kind of credential");
            foreach (var need in Needs(source)) Require(section, $"{name}:{need}");
        }
    }

    /// <summary>What each kind cannot do without; the kinds that need nothing are left out.</summary>
    private static string[] Needs(CredentialSource source) => source switch
    {
        // A federated credential can name a user-assigned identity only.
        CredentialSource.SignedAssertionFromManagedIdentity => ["ManagedIdentityClientId"],
        CredentialSource.ClientSecret => ["ClientSecret"],
        CredentialSource.KeyVault => ["KeyVaultUrl", "KeyVaultCertificateName"],
        CredentialSource.Base64Encoded => ["Base64EncodedValue"],
        CredentialSource.Path => ["CertificateDiskPath"],
        CredentialSource.StoreWithThumbprint => ["CertificateStorePath", "CertificateThumbprint"],
        CredentialSource.StoreWithDistinguishedName => ["CertificateStorePath", "CertificateDistinguishedName"],
        _ => [],
    };

    private static void Require(IConfigurationSection section, string name)
    {
        if (string.IsNullOrWhiteSpace(section[name])) throw Wrong(name, "is not set");
    }

    private static InvalidOperationException Wrong(string name, string what) => new($"Setting {Section}:{name} {what}.");
}
