using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Abstractions;
using Sop697.Microsoft365.Graph;

namespace Sop697.Microsoft365.Teams;

/// <summary>Our own app token towards the Connector.</summary>
public sealed class BotTokens(
    ITokenAcquirerFactory factory, MicrosoftIdentityApplicationOptions application, IOptions<BotOptions> options, TimeProvider clock)
{
    private readonly HeldToken _token = new(factory, application, options.Value.TokenScope, clock);

    public async Task<AuthenticationHeaderValue> HeaderAsync(CancellationToken cancellationToken) =>
        new("Bearer", await _token.GetAsync(anew: false, cancellationToken));
}
