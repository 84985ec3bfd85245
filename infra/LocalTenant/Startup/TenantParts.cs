using System.Security.Cryptography.X509Certificates;
using Sop697.LocalTenant.FunctionsHost;

namespace Sop697.LocalTenant.Startup;

/// <summary>The one place that names every part of the tenant's web server.</summary>
internal static class TenantParts
{
    public static void Add(IServiceCollection services, TenantOptions options)
    {
        services.AddSingleton(options);
        services.AddFunctionsControl();
        // MERGE: AddLogin(options), AddGraph(options), AddConnector(options).
    }

    public static void Map(WebApplication app)
    {
        // MERGE: first UseFaults(), UseRequestCounts(); then MapLogin(), MapGraph(), MapConnector(), MapControl(), MapChats(), MapPage().
        app.MapFunctionsControl();
    }

    /// <summary>The login's certificate, and the bundle that makes the product trust it.</summary>
    public static (X509Certificate2? Certificate, string? BundlePath) Login(IServiceProvider services)
    {
        // MERGE: from LoginCertificate of the services.
        _ = services;
        return (null, null);
    }

    /// <summary>Tells the bot that it is installed for every persona, once the product can hear it.</summary>
    public static Task AnnounceInstallsAsync(IServiceProvider services, CancellationToken cancel)
    {
        // MERGE: the connector's announcement.
        _ = (services, cancel);
        return Task.CompletedTask;
    }
}
