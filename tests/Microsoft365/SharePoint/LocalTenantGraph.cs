using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sop697.LocalTenant;
using Sop697.LocalTenant.Control;
using Sop697.LocalTenant.Graph;
using Sop697.LocalTenant.Login;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint;
using Sop697.Microsoft365.SharePoint.Provisioning;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.SharePoint;

/// <summary>Login and Graph of the local tenant on loopback, and the product's own services pointed at them: real tokens, real wire.</summary>
public sealed class LocalTenantGraph : IAsyncLifetime
{
    private static int _next = 21360;

    private readonly TenantOptions _options = new() { Port = FreePair(), DataDirectory = Path.Combine(Path.GetTempPath(), $"tenant-{Guid.NewGuid():N}") };
    private readonly List<ServiceProvider> _services = [];
    private WebApplication? _app;

    public HttpClient Http { get; private set; } = new();

    public static string SeedFile => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seed.json"));

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var certificate = new LoginCertificate(_options);
        builder.Services.AddSingleton(certificate);
        builder.Services.AddLogin(_options);
        GraphEndpoints.AddGraph(builder.Services, _options);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ListenForTenant(_options, certificate));
        _app = builder.Build();
        _app.UseRequestCounts().UseFaults();
        _app.MapLogin().MapGraph().MapControl();
        await _app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_options.PageUrl) };
    }

    /// <summary>Where the managed identity of the function app has its tokens.</summary>
    public string IdentityEndpoint => _options.PageUrl + ManagedIdentity.Path;

    /// <summary>What the Functions process registers, as the app or as the administrator.</summary>
    /// <param name="identity">Client id of the managed identity that takes the place of the secret.</param>
    public IServiceProvider Product(bool admin = false, ISnapshots? snapshots = null, string? identity = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureAd:Instance"] = _options.LoginUrl + "/",
            ["AzureAd:TenantId"] = Personas.TenantId,
            ["AzureAd:ClientId"] = admin ? Personas.AdminClientId : Personas.AppClientId,
            ["AzureAd:ClientCredentials:0:SourceType"] = "ClientSecret",
            ["AzureAd:ClientCredentials:0:ClientSecret"] = Personas.ClientSecret,
            ["Graph:BaseUrl"] = _options.GraphUrl,
            ["SharePoint:Site"] = "localhost:/sites/sop697",
        };
        if (identity is not null)
        {
            settings["AzureAd:ClientCredentials:0:SourceType"] = "SignedAssertionFromManagedIdentity";
            settings["AzureAd:ClientCredentials:0:ManagedIdentityClientId"] = identity;
            settings["AzureAd:ClientCredentials:0:TokenExchangeUrl"] = ManagedIdentity.Exchange;
            settings.Remove("AzureAd:ClientCredentials:0:ClientSecret");
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        services.AddMicrosoft365Archive(configuration);
        services.AddSingleton(snapshots ?? new KeptSnapshots()).AddSingleton<Provisioner>();
        var trusted = _app!.Services.GetRequiredService<LoginCertificate>().Certificate.Thumbprint;
        services.ConfigureHttpClientDefaults(b => b.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == trusted },
        }));
        var product = services.BuildServiceProvider(validateScopes: true);
        _services.Add(product);
        return product;
    }

    public async Task ProvisionAsync()
    {
        var provisioner = Product(admin: true).GetRequiredService<Provisioner>();
        await provisioner.ApplyAsync(ListDefinitions.Embedded, SeedRows.Parse(SeedFile, ListDefinitions.Embedded).And(SeedRows.Shipped(ListDefinitions.Embedded)), _ => { }, TestContext.Current.CancellationToken);
    }

    public async Task FaultAsync(object order)
    {
        using var answer = await Http.PostAsJsonAsync("/_tenant/faults", order);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Calls of Graph since the last reset, without members of batches.</summary>
    public async Task<IReadOnlyList<string>> GraphCallsAsync()
    {
        var counts = await Http.GetFromJsonAsync<JsonArray>("/_tenant/requests");
        return
        [
            .. from call in counts!
               where call!["area"]!.GetValue<string>() == "graph" && !call["method"]!.GetValue<string>().StartsWith("BATCH", StringComparison.Ordinal)
               from _ in Enumerable.Range(0, (int)call["count"]!)
               select $"{call["method"]} {call["route"]}",
        ];
    }

    public async Task ResetCountsAsync()
    {
        using var answer = await Http.DeleteAsync(new Uri("/_tenant/requests", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var product in _services) await product.DisposeAsync();
        Http.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        System.IO.Directory.Delete(_options.DataDirectory, recursive: true);
    }

    private static int FreePair()
    {
        while (true)
        {
            var port = Interlocked.Add(ref _next, 2) - 2;
            if (IsFree(port) && IsFree(port + 1)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>Snapshots in memory.</summary>
public sealed class KeptSnapshots : ISnapshots
{
    private readonly Dictionary<string, string> _kept = [];

    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_kept.GetValueOrDefault(name));

    public Task SaveAsync(string name, string json, CancellationToken cancellationToken)
    {
        _kept[name] = json;
        return Task.CompletedTask;
    }

    public Task<Snapshot?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(_kept.TryGetValue(name, out var text) ? new Snapshot(text, text) : null);

    public Task<bool> TryReplaceAsync(string name, string text, string? version, CancellationToken cancellationToken)
    {
        if (_kept.GetValueOrDefault(name) != version) return Task.FromResult(false);
        _kept[name] = text;
        return Task.FromResult(true);
    }
}
