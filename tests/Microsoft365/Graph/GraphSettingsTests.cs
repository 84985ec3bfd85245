using Microsoft.Extensions.Configuration;
using Sop697.Microsoft365.Graph;

namespace Sop697.Tests.Microsoft365.Graph;

public sealed class GraphSettingsTests
{
    private static GraphSettings Read(string? baseUrl, string? site) => GraphSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Graph:BaseUrl"] = baseUrl, ["SharePoint:Site"] = site })
        .Build());

    [Fact]
    public void Without_an_address_it_is_the_public_cloud()
    {
        var settings = Read(null, "dinkes.sharepoint.com:/sites/sop697");
        Assert.Equal("https://graph.microsoft.com/v1.0", settings.BaseUrl);
        Assert.Equal("https://graph.microsoft.com/.default", settings.Scope);
    }

    [Theory]
    [InlineData("http://localhost:5697/graph/v1.0")]
    [InlineData("http://localhost:5697")]
    [InlineData("http://graph.example.org/v1.0")]
    [InlineData("v1.0")]
    public void An_address_that_the_SDK_would_misuse_is_refused_by_name(string baseUrl) =>
        Assert.Contains("Graph:BaseUrl", Assert.Throws<InvalidOperationException>(() => Read(baseUrl, "localhost:/sites/sop697")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("https://dinkes.sharepoint.com/sites/sop697")]
    public void A_site_in_another_form_is_refused_by_name(string? site) =>
        Assert.Contains("SharePoint:Site", Assert.Throws<InvalidOperationException>(() => Read(null, site)).Message, StringComparison.Ordinal);
}
