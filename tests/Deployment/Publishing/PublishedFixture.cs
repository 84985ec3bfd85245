using System.IO.Compression;
using Sop697.Tests.Deployment.Guide;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Deployment.Publishing;

/// <summary>What goes to Azure, made once as the guide says, taken out of its zip and started by the local tenant's host.</summary>
public sealed class PublishedFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sop697-terbit-").FullName;
    private RunningTenant? _tenant;

    /// <summary>Folder with the contents of the zip.</summary>
    public string App => Path.Combine(_folder, "app");

    public RunningTenant Tenant
    {
        get
        {
            if (!OperatingSystem.IsLinux()) Assert.Skip("The published program runs on Linux.");
            if (_tenant is null) Assert.Skip(RunningTenant.Missing() ?? "");
            return _tenant!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || RunningTenant.Missing() is not null) return;
        // Without ahead-of-time compilation, which changes how fast it starts and not what it does, and takes half of the time.
        var (code, said) = await DeploymentGuide.RunAsync(DeploymentGuide.Publishing, new Dictionary<string, string> { ["PublishReadyToRun"] = "false" });
        Assert.True(code == 0, said);
        ZipFile.ExtractToDirectory(Repository.PathOf("Functions", "bin", "sop697.zip"), App);
        _tenant = await RunningTenant.StartAsync(functions: App);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tenant is not null) await _tenant.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>One publishing and one tenant for all of it; one after the other, for one of them changes the site.</summary>
[CollectionDefinition(Name)]
public sealed class Published : ICollectionFixture<PublishedFixture>
{
    public const string Name = "published";
}
