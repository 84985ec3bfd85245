using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Abstractions;
using Moq;
using Sop697.Microsoft365.Graph;

namespace Sop697.Tests.Microsoft365.Graph;

public sealed class AppTokenTests
{
    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/sites/x");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private readonly Mock<ITokenAcquirer> _acquirer = new();
    private readonly AppTokens _tokens;
    private int _issued;

    public AppTokenTests()
    {
        _acquirer
            .Setup(a => a.GetTokenForAppAsync("scope", It.IsAny<AcquireTokenOptions>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new AcquireTokenResult($"token {++_issued}", _time.GetUtcNow().AddHours(1), "", "", [], Guid.Empty, "Bearer"));
        var factory = new Mock<ITokenAcquirerFactory>();
        factory.Setup(f => f.GetTokenAcquirer(It.IsAny<IdentityApplicationOptions>())).Returns(_acquirer.Object);
        var settings = new GraphSettings("https://graph.microsoft.com/v1.0", "dinkes.sharepoint.com:/sites/sop697", "scope");
        _tokens = new AppTokens(factory.Object, new MicrosoftIdentityApplicationOptions(), settings, _time);
    }

    private Task<string> TokenAsync(Uri uri, Dictionary<string, object>? context = null) =>
        _tokens.GetAuthorizationTokenAsync(uri, context, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_token_is_held_for_five_minutes_and_then_asked_for_again()
    {
        Assert.Equal("token 1", await TokenAsync(Address));
        _time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal("token 1", await TokenAsync(Address));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token 2", await TokenAsync(Address));
    }

    [Fact]
    public async Task A_challenged_token_is_not_used_again()
    {
        await TokenAsync(Address);
        Assert.Equal("token 2", await TokenAsync(Address, new() { ["claims"] = "{}" }));
    }

    [Theory]
    [InlineData("https://graph.microsoft.com.example.org/v1.0/sites/x")]
    [InlineData("https://example.org/v1.0/sites/x")]
    public async Task No_other_host_ever_sees_a_token(string address)
    {
        await TokenAsync(Address);
        Assert.Equal("", await TokenAsync(new Uri(address)));
    }
}
