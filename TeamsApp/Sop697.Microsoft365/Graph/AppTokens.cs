using Microsoft.Identity.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Sop697.Microsoft365.Graph;

/// <summary>Gives the SDK the app's own token, and only for the host of Graph.</summary>
internal sealed class AppTokens(
    ITokenAcquirerFactory factory, MicrosoftIdentityApplicationOptions application, GraphSettings settings, TimeProvider time) : IAccessTokenProvider
{
    private readonly HeldToken _token = new(factory, application, settings.Scope, time);

    public AllowedHostsValidator AllowedHostsValidator { get; } = new([settings.Host]);

    /// <summary>The SDK gives a context when Graph challenged the token.</summary>
    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
        AllowedHostsValidator.IsUrlHostValid(uri)
            ? await _token.GetAsync(additionalAuthenticationContext is { Count: > 0 }, cancellationToken) ?? ""
            : "";
}
