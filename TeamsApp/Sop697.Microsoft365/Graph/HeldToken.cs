using Microsoft.Identity.Abstractions;

namespace Sop697.Microsoft365.Graph;

/// <summary>
/// The app's own token for one scope, held for a few minutes: the library's cache reads itself again for every call, which takes as
/// much processor time as the call (0.12 ms).
/// </summary>
internal sealed class HeldToken(ITokenAcquirerFactory factory, MicrosoftIdentityApplicationOptions application, string scope, TimeProvider time)
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BeforeExpiry = TimeSpan.FromMinutes(1);

    private readonly Lazy<ITokenAcquirer> _acquirer = new(() => factory.GetTokenAcquirer(application));
    private volatile Held? _held;

    private sealed record Held(string Token, DateTimeOffset Until);

    /// <param name="anew">The held one was not good enough.</param>
    /// <returns>Null when the login gave none.</returns>
    internal async Task<string?> GetAsync(bool anew, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!anew && _held is { } held && now < held.Until) return held.Token;
        var result = await _acquirer.Value.GetTokenForAppAsync(scope, cancellationToken: cancellationToken);
        if (result.AccessToken is not { } token) return null;
        var end = result.ExpiresOn - BeforeExpiry;
        _held = new Held(token, end < now + Hold ? end : now + Hold);
        return token;
    }
}
