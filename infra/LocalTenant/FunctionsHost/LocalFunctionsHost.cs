using Microsoft.AspNetCore.Server.Kestrel.Core;
using Sop697.LocalTenant.Processes;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>The handler process in figures. Times in milliseconds, memory in bytes; zero where there is no process.</summary>
public sealed record HandlerFigures(
    int Pid, DateTimeOffset? StartedAt, double ReadyMs, int Restarts, double CpuMs, long WorkingSetBytes, long PeakWorkingSetBytes, string State);

/// <summary>A queue that a function listens to: approximate lengths, and how many messages are being worked on now.</summary>
public sealed record QueueFigures(string Queue, int Length, int Poison, int Working);

/// <summary>
/// Plays the Azure Functions host for one custom-handler app: HTTP, queue and timer triggers, with the host's own rules for failure, as far as
/// they were observed. It knows nothing of the app but its host.json and function.json files.
/// </summary>
public sealed class LocalFunctionsHost : IAsyncDisposable
{
    private readonly FunctionsHostOptions _options;
    private readonly AppSettings _settings;
    private readonly HostJson _host;
    private readonly IReadOnlyList<FunctionDefinition> _functions;
    private readonly HostLog _log;
    private readonly HttpDoor _door;
    private readonly SemaphoreSlim _changing = new(1);
    private WebApplication? _web;
    private volatile HostInstance _instance;
    private int _restarts;

    /// <exception cref="FunctionAppException">The app cannot be run as it is.</exception>
    public LocalFunctionsHost(FunctionsHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _settings = new AppSettings(Environment.GetEnvironmentVariables(), options.Settings);
        _host = HostJson.Read(options.AppRoot, _settings);
        _functions = FunctionDefinition.ReadAll(options.AppRoot, _settings);
        if (_functions.Count == 0) throw new FunctionAppException($"No function.json below {options.AppRoot}.");
        Directory.CreateDirectory(options.DataDirectory);
        var keys = FunctionKeys.Load(Path.Combine(options.DataDirectory, "function-keys.json"), _functions.Select(f => f.Name));
        _log = new HostLog(Path.Combine(options.DataDirectory, "logs", "functions.log"), options.Notice);
        _door = new HttpDoor(_host, keys, () => _instance!, _log);
        _instance = NewInstance();
    }

    /// <summary>Ends when the handler answers.</summary>
    /// <exception cref="FunctionAppException">It does not.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        _web = BuildWeb();
        await _web.StartAsync(cancel);
        _instance.Start();
        if (await _instance.Supervisor.WhenReadyAsync(HttpDoor.Patience, cancel) is null)
            throw new FunctionAppException("The handler did not start; see logs/functions.log in the data folder.");
    }

    /// <summary>Lets what is in flight finish, at most for <paramref name="patience"/>, then ends the handler.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await _changing.WaitAsync();
        try
        {
            using var limit = new CancellationTokenSource(patience);
            if (_web is not null) await _web.StopAsync(limit.Token);
            await _instance.DrainAsync(patience);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>The machine dies and another takes over: SIGKILL, everything in flight lost, its messages visible again after <paramref name="lease"/>.</summary>
    public async Task KillAsync(TimeSpan lease)
    {
        await _changing.WaitAsync();
        try
        {
            var dead = _instance;
            _log.Write("the machine dies");
            await dead.KillAsync(lease);
            _restarts += dead.Supervisor.Restarts;
            _instance = NewInstance();
            _instance.Start();
            await dead.DisposeAsync();
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Runs a timer function now. Null when there is none of that name; otherwise whether it succeeded.</summary>
    public async Task<bool?> RunTimerAsync(string name, CancellationToken cancel)
    {
        var timer = _instance.Timers.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        return timer is null ? null : await timer.RunNowAsync(cancel) is Outcome.Succeeded;
    }

    /// <summary>The clock jumped: timers look at it again.</summary>
    public void WakeTimers()
    {
        foreach (var timer in _instance.Timers) timer.Wake();
    }

    public async Task<IReadOnlyList<QueueFigures>> QueuesAsync(CancellationToken cancel)
    {
        var figures = new List<QueueFigures>();
        foreach (var queue in _instance.Queues)
        {
            var (length, poison) = await queue.LengthsAsync(cancel);
            figures.Add(new QueueFigures(queue.Queue, length, poison, queue.Working));
        }

        return figures;
    }

    public HandlerFigures Figures()
    {
        var supervisor = _instance.Supervisor;
        var run = supervisor.Current;
        var usage = run?.Child.Usage();
        return new HandlerFigures(
            usage is null ? 0 : run!.Child.Id,
            run?.Child.StartedAt,
            run?.ReadyAfter?.TotalMilliseconds ?? 0,
            _restarts + supervisor.Restarts,
            usage?.Cpu.TotalMilliseconds ?? 0,
            usage?.WorkingSet ?? 0,
            usage?.PeakWorkingSet ?? 0,
            supervisor.State.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _instance.DisposeAsync();
        if (_web is not null) await _web.DisposeAsync();
        _door.Dispose();
        _log.Dispose();
        _changing.Dispose();
    }

    private HostInstance NewInstance() => new(_host, _functions, _settings, _options, _log);

    private WebApplication BuildWeb()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = HttpDoor.MaxBody;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.ListenLocalhost(_options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var web = builder.Build();
        _door.Map(web, _functions);
        return web;
    }
}
