using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Abstractions;

namespace Sop697.Microsoft365.Teams;

/// <summary>
/// Our own app token towards the Connector. The library's cache reads itself again for every call, which costs as much as
/// the call, so the last token is held here for a few minutes.
/// </summary>
public sealed class BotTokens(
    ITokenAcquirerFactory factory, MicrosoftIdentityApplicationOptions application, IOptions<BotOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BeforeExpiry = TimeSpan.FromMinutes(1);

    private readonly Lazy<ITokenAcquirer> _acquirer = new(() => factory.GetTokenAcquirer(application));
    private volatile Held? _held;

    private sealed record Held(AuthenticationHeaderValue Header, DateTimeOffset Until);

    public async Task<AuthenticationHeaderValue> HeaderAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_held is { } held && now < held.Until) return held.Header;
        var result = await _acquirer.Value.GetTokenForAppAsync(options.Value.TokenScope, cancellationToken: cancellationToken);
        var header = new AuthenticationHeaderValue("Bearer", result.AccessToken);
        var end = result.ExpiresOn - BeforeExpiry;
        _held = new Held(header, end < now + Hold ? end : now + Hold);
        return header;
    }
}
