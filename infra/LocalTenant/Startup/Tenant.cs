using Sop697.LocalTenant.Azurite;
using Sop697.LocalTenant.FunctionsHost;
using Sop697.LocalTenant.Processes;
using Sop697.LocalTenant.Rehearsal;

namespace Sop697.LocalTenant.Startup;

/// <summary>
/// The whole local tenant: starts the parts in order, and stops them in the reverse order, also when the start failed half-way.
/// <paramref name="say"/> takes short lines for a person.
/// </summary>
public sealed class Tenant(TenantOptions options, Repository repository, Action<string> say) : IAsyncDisposable
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AnnouncePatience = TimeSpan.FromSeconds(15);
    private readonly Stack<Func<Task>> _undo = new();

    /// <returns>Ends when a part ends that nothing can do without.</returns>
    /// <exception cref="StartupException">Something is missing or failed; the message says what.</exception>
    public async Task<Task> StartAsync(CancellationToken cancel)
    {
        Ports.RequireFree(options);
        if (options.FunctionApp is { } built) FunctionApp.Require(built);
        await NodePackages.RequireNodeAsync(cancel);
        var data = DataFolder.Open(options.DataDirectory, options.Reset);
        Undo(data.Dispose);
        var log = new LineLog(Path.Combine(options.DataDirectory, "logs", "tenant.log"));
        Undo(log.Dispose);
        await NodePackages.RestoreAsync(repository.LocalTenant, () => say("Memasang paket Node, sekali saja …"), cancel);
        var azurite = await StartAzuriteAsync(log, cancel);
        var web = await StartWebAsync(log, cancel);
        var app = await FunctionApp.ObtainAsync(options, repository, () => say("Membangun Functions …"), log, cancel);
        var settings = ProductSettings.For(options, TenantParts.Login(web.Services).BundlePath);
        await File.WriteAllTextAsync(Path.Combine(options.DataDirectory, ProductSettings.FileName), ProductSettings.AsShell(settings), cancel);
        await app.ProvisionAsync(repository, settings, () => say("Menyiapkan daftar SharePoint …"), log, cancel);
        await StartFunctionsAsync(app, ProductSettings.WithManagedIdentity(settings, options), web, cancel);
        await AnnounceAsync(web.Services, cancel);
        return azurite.Exited;
    }

    public async ValueTask DisposeAsync()
    {
        while (_undo.TryPop(out var undo)) await undo();
    }

    private async Task<AzuriteProcess> StartAzuriteAsync(LineLog log, CancellationToken cancel)
    {
        say("Menyalakan penyimpanan lokal (Azurite) …");
        var ports = new AzuritePorts(options.BlobPort, options.QueuePort, options.TablePort);
        var location = Path.Combine(options.DataDirectory, "azurite");
        var azurite = await AzuriteProcess.StartAsync(repository.LocalTenant, location, ports, line => log.Write("azurite " + line), cancel);
        _undo.Push(() => azurite.DisposeAsync().AsTask());
        return azurite;
    }

    private async Task<WebApplication> StartWebAsync(LineLog log, CancellationToken cancel)
    {
        say("Menyalakan tenant …");
        var web = TenantWeb.Build(options, repository, log);
        _undo.Push(async () =>
        {
            await web.StopAsync();
            await web.DisposeAsync();
        });
        await web.StartAsync(cancel);
        return web;
    }

    private async Task StartFunctionsAsync(FunctionApp app, IReadOnlyDictionary<string, string> settings, WebApplication web, CancellationToken cancel)
    {
        say("Menyalakan Functions …");
        var host = new LocalFunctionsHost(new FunctionsHostOptions
        {
            AppRoot = app.Root,
            Port = options.FunctionsPort,
            DataDirectory = options.DataDirectory,
            Settings = settings,
            Environment = new Dictionary<string, string>
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
                [StartupHook.ClockSetting] = Path.GetFullPath(Path.Combine(options.DataDirectory, RehearsalClock.FileName)),
            },
            Clock = web.Services.GetRequiredService<RehearsalClock>(),
            Notice = say,
        });
        _undo.Push(async () =>
        {
            await host.StopAsync(DrainPatience);
            await host.DisposeAsync();
        });
        await host.StartAsync(cancel);
        web.Services.GetRequiredService<RunningFunctionsHost>().Value = host;
    }

    /// <summary>Waits a while for the product to take the news; a product that does not may still be looked at.</summary>
    private async Task AnnounceAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(AnnouncePatience);
            await TenantParts.AnnounceInstallsAsync(services, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            say("Bot belum menerima pemasangan; lihat logs/functions.log / the bot did not take its installation; see logs/functions.log");
        }
    }

    private void Undo(Action undo) => _undo.Push(() =>
    {
        undo();
        return Task.CompletedTask;
    });
}
