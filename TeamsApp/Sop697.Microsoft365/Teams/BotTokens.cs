using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Abstractions;

namespace Sop697.Microsoft365.Teams;

/// <summary>Our own app token towards the Connector; the library keeps it until shortly before it ends.</summary>
public sealed class BotTokens(ITokenAcquirerFactory factory, MicrosoftIdentityApplicationOptions application, IOptions<BotOptions> options)
{
    private readonly Lazy<ITokenAcquirer> _acquirer = new(() => factory.GetTokenAcquirer(application));

    public async Task<AuthenticationHeaderValue> HeaderAsync(CancellationToken cancellationToken)
    {
        var result = await _acquirer.Value.GetTokenForAppAsync(options.Value.TokenScope, cancellationToken: cancellationToken);
        return new AuthenticationHeaderValue("Bearer", result.AccessToken);
    }
}
