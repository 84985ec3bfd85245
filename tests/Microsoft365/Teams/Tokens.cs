using Microsoft.Identity.Abstractions;
using Moq;

namespace Sop697.Tests.Microsoft365.Teams;

/// <summary>The login service has given us a token.</summary>
internal static class Tokens
{
    internal static ITokenAcquirerFactory Factory() => Factory(out _);

    internal static ITokenAcquirerFactory Factory(out Mock<ITokenAcquirer> acquirer)
    {
        acquirer = new Mock<ITokenAcquirer>();
        acquirer
            .Setup(a => a.GetTokenForAppAsync("https://api.botframework.com/.default", It.IsAny<AcquireTokenOptions?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AcquireTokenResult("kunci-bot", DateTimeOffset.MaxValue, "t", "", [], Guid.Empty, "Bearer"));
        var acquires = acquirer.Object;
        return Mock.Of<ITokenAcquirerFactory>(f => f.GetTokenAcquirer(It.IsAny<IdentityApplicationOptions>()) == acquires);
    }
}
