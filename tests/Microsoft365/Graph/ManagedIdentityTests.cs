using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Sop697.LocalTenant.Login;
using Sop697.Tests.Microsoft365.SharePoint;

namespace Sop697.Tests.Microsoft365.Graph;

/// <summary>
/// The credential of a real installation: nothing secret in the settings, a token of the managed identity in its place. The endpoint of
/// the identity and the login are the local tenant's; between them is Microsoft.Identity.Web as it ships.
/// </summary>
public sealed class ManagedIdentityTests : IClassFixture<LocalTenantGraph>, IDisposable
{
    private readonly LocalTenantGraph _tenant;

    public ManagedIdentityTests(LocalTenantGraph tenant)
    {
        _tenant = tenant;
        Set(tenant.IdentityEndpoint, ManagedIdentity.Header);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Graph_opens_to_the_app_that_trusts_the_managed_identity()
    {
        var site = await Graph(ManagedIdentity.ClientId).Sites["localhost:/sites/sop697"].GetAsync(cancellationToken: Cancel);
        Assert.NotNull(site?.Id);
    }

    [Fact]
    public async Task An_identity_that_is_not_assigned_to_the_function_app_opens_nothing()
    {
        var graph = Graph("22222222-6970-4697-8697-0000000000ff");
        await Assert.ThrowsAnyAsync<Exception>(() => graph.Sites["localhost:/sites/sop697"].GetAsync(cancellationToken: Cancel));
    }

    public void Dispose() => Set(null, null);

    private GraphServiceClient Graph(string identity) => _tenant.Product(identity: identity).GetRequiredService<GraphServiceClient>();

    /// <summary>App Service tells a process by its environment where its identity is.</summary>
    private static void Set(string? endpoint, string? header)
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", endpoint);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", header);
    }
}
