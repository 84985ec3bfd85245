using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using Sop697.LocalTenant.Azurite;
using Sop697.LocalTenant.Startup;

namespace Sop697.Tests.LocalTenant.FunctionsHost;

[CollectionDefinition(Name)]
public sealed class AzuriteGroup : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}

/// <summary>One real Azurite for all tests of the host, installed and started by the tenant's own code.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sop697-azurite-").FullName;
    private AzuriteProcess? _azurite;
    private string? _missing;

    /// <summary>The connection string; the test is skipped where Node is missing.</summary>
    public string Connection
    {
        get
        {
            Assert.SkipWhen(_missing is not null, _missing ?? "");
            return AzuriteProcess.ConnectionString(Ports);
        }
    }

    private AzuritePorts Ports { get; } = new(FreePort(), FreePort(), FreePort());

    public async ValueTask InitializeAsync()
    {
        var packages = Repository.Find().LocalTenant;
        try
        {
            await NodePackages.RequireNodeAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is StartupException or Win32Exception)
        {
            _missing = fault.Message;
            return;
        }

        await NodePackages.RestoreAsync(packages, static () => { }, CancellationToken.None);
        _azurite = await AzuriteProcess.StartAsync(packages, _folder, Ports, static _ => { }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
