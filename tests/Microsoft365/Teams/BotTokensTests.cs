using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Abstractions;
using Sop697.Microsoft365.Teams;

namespace Sop697.Tests.Microsoft365.Teams;

public sealed class BotTokensTests
{
    [Fact]
    public async Task A_token_is_asked_for_once_in_five_minutes()
    {
        var clock = new FakeTimeProvider();
        var options = Options.Create(new BotOptions { TokenScope = "https://api.botframework.com/.default" });
        var tokens = new BotTokens(Tokens.Factory(out var acquirer), new MicrosoftIdentityApplicationOptions(), options, clock);

        Assert.Equal("Bearer kunci-bot", $"{await tokens.HeaderAsync(TestContext.Current.CancellationToken)}");
        clock.Advance(TimeSpan.FromMinutes(4));
        await tokens.HeaderAsync(TestContext.Current.CancellationToken);
        Assert.Single(acquirer.Invocations);

        clock.Advance(TimeSpan.FromMinutes(2));
        await tokens.HeaderAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, acquirer.Invocations.Count);
    }
}
