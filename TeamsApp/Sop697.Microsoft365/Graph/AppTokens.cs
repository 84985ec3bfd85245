using Microsoft.Identity.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Sop697.Microsoft365.Graph;

/// <summary>Gives the SDK the app's own token, and only for the host of Graph.</summary>
internal sealed class AppTokens(ITokenAcquirerFactory factory, MicrosoftIdentityApplicationOptions application, GraphSettings settings)
    : IAccessTokenProvider
{
    private readonly Lazy<ITokenAcquirer> _acquirer = new(() => factory.GetTokenAcquirer(application));

    public AllowedHostsValidator AllowedHostsValidator { get; } = new([settings.Host]);

    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        if (!AllowedHostsValidator.IsUrlHostValid(uri)) return "";
        var result = await _acquirer.Value.GetTokenForAppAsync(settings.Scope, cancellationToken: cancellationToken);
        return result.AccessToken ?? "";
    }
}
