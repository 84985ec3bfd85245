using Microsoft.Identity.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Sop697.Microsoft365.Graph;

/// <summary>
/// Gives the SDK the app's own token, and only for the host of Graph. The token cache below reads itself again for every
/// call, which takes as much processor time as the call (0.12 ms); so the last token is held here for a few minutes.
/// </summary>
internal sealed class AppTokens(
    ITokenAcquirerFactory factory, MicrosoftIdentityApplicationOptions application, GraphSettings settings, TimeProvider time) : IAccessTokenProvider
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BeforeExpiry = TimeSpan.FromMinutes(1);

    private readonly Lazy<ITokenAcquirer> _acquirer = new(() => factory.GetTokenAcquirer(application));
    private volatile Held? _held;

    private sealed record Held(string Token, DateTimeOffset Until);

    public AllowedHostsValidator AllowedHostsValidator { get; } = new([settings.Host]);

    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        if (!AllowedHostsValidator.IsUrlHostValid(uri)) return "";
        var now = time.GetUtcNow();
        // The SDK gives a context when Graph challenged the token.
        if (additionalAuthenticationContext is not { Count: > 0 } && _held is { } held && now < held.Until) return held.Token;
        var result = await _acquirer.Value.GetTokenForAppAsync(settings.Scope, cancellationToken: cancellationToken);
        if (result.AccessToken is not { } token) return "";
        var end = result.ExpiresOn - BeforeExpiry;
        _held = new Held(token, end < now + Hold ? end : now + Hold);
        return token;
    }
}
