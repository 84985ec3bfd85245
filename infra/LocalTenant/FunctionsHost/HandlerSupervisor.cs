using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Sop697.LocalTenant.Processes;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>What the handler is doing, as the host sees it.</summary>
public enum HandlerState { Starting, Ready, CleanExit, GivenUp, Stopped }

/// <summary>
/// Keeps the handler process alive by the host's rules: exit code 0 is never restarted, 200 is restarted without counting, anything else is
/// counted, and the third counted end within 30 minutes makes the host give up.
/// </summary>
internal sealed class HandlerSupervisor(HostJson host, AppSettings settings, FunctionsHostOptions options, HostLog log) : IAsyncDisposable
{
    private static readonly TimeSpan InitializationTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Forgiven = TimeSpan.FromMinutes(30);
    private const int CrashesAllowed = 3;

    private readonly int _port = HandlerRun.FreePort();
    private readonly HttpMessageInvoker _http = HandlerHttp.Create();
    private readonly List<DateTimeOffset> _crashes = [];
    private readonly CancellationTokenSource _stop = new();
    private volatile TaskCompletionSource<HandlerRun?> _ready = NewReady();
    private volatile HandlerRun? _current;
    private Task _supervising = Task.CompletedTask;

    public HandlerState State { get; private set; } = HandlerState.Starting;

    /// <summary>How often the process was started again, for whatever reason.</summary>
    public int Restarts { get; private set; }

    public HandlerRun? Current => _current;

    public void Start() => _supervising = SuperviseAsync();

    /// <summary>The running handler as soon as it answers; null when it will not run again or does not answer in <paramref name="patience"/>.</summary>
    public async Task<HandlerRun?> WhenReadyAsync(TimeSpan patience, CancellationToken cancel)
    {
        try
        {
            return await _ready.Task.WaitAsync(patience, cancel);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        State = HandlerState.Stopped;
        await _stop.CancelAsync();
        _current?.End();
        await _supervising;
        _ready.TrySetResult(null);
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task SuperviseAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var code = await LiveAsync();
            if (_ready.Task.IsCompleted) _ready = NewReady();
            if (_stop.IsCancellationRequested) break;
            if (After(code) is { } end)
            {
                State = end;
                break;
            }

            State = HandlerState.Starting;
            Restarts++;
        }

        _ready.TrySetResult(null);
    }

    /// <summary>One life, from start to exit code.</summary>
    private async Task<int> LiveAsync()
    {
        HandlerRun run;
        try
        {
            run = new HandlerRun(Child.Start(Describe()), new Uri($"http://127.0.0.1:{_port}/"));
        }
        catch (Win32Exception fault)
        {
            log.Problem("program tidak dapat dijalankan", $"the handler cannot be started: {fault.Message}");
            return 127;
        }

        _current = run;
        if (_stop.IsCancellationRequested) run.End();
        log.Write($"handler {run.Child.Id} started on port {_port}");
        await WaitUntilReadyAsync(run);
        var code = await run.Child.Exited;
        log.Write($"handler {run.Child.Id} ended with code {code}");
        return run.EndedByHost ? 200 : code;
    }

    private HandlerState? After(int code)
    {
        if (code == 200) return null;
        if (code == 0)
        {
            log.Problem("program berakhir dengan kode 0 dan tidak dijalankan lagi", "the handler ended with code 0 and is not started again");
            return HandlerState.CleanExit;
        }

        var now = DateTimeOffset.UtcNow;
        if (_crashes.Count > 0 && now - _crashes[^1] > Forgiven) _crashes.Clear();
        _crashes.Add(now);
        log.Problem($"program mati, kode {code} ({_crashes.Count} dari {CrashesAllowed})", $"the handler ended with code {code} ({_crashes.Count} of {CrashesAllowed})");
        if (_crashes.Count < CrashesAllowed) return null;
        log.Problem("terlalu sering mati; jalankan ulang tenant", "the handler ended too often; the host gives up, start the tenant again");
        return HandlerState.GivenUp;
    }

    private async Task WaitUntilReadyAsync(HandlerRun run)
    {
        var waited = Stopwatch.StartNew();
        while (!run.Child.Exited.IsCompleted)
        {
            if (await AnswersAsync(run))
            {
                run.ReadyAfter = DateTimeOffset.UtcNow - run.Child.StartedAt;
                State = HandlerState.Ready;
                log.Write(string.Create(CultureInfo.InvariantCulture, $"handler {run.Child.Id} ready after {run.ReadyAfter.Value.TotalMilliseconds:F0} ms"));
                _ready.TrySetResult(run);
                return;
            }

            if (waited.Elapsed > InitializationTimeout)
            {
                log.Problem("program tidak menjawab dalam 30 detik", "the handler did not answer in 30 s");
                run.Child.Kill();
                return;
            }

            await Task.WhenAny(run.Child.Exited, Task.Delay(25));
        }
    }

    private async Task<bool> AnswersAsync(HandlerRun run)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, run.Address);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            limit.CancelAfter(InitializationTimeout);
            using var response = await _http.SendAsync(request, limit.Token);
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private ChildStart Describe() => new(host.Handler.Executable, host.Handler.Arguments, host.Handler.WorkingDirectory)
    {
        Environment = new Dictionary<string, string>(settings.All.Concat(options.Environment))
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = _port.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_HTTPWORKER_PORT"] = _port.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = WorkerId,
            ["FUNCTIONS_HTTPWORKER_ID"] = WorkerId,
            ["FUNCTIONS_APP_ROOT_PATH"] = options.AppRoot,
        },
        OnOutput = log.Output,
        OnError = log.Error,
    };

    private string WorkerId { get; } = Guid.NewGuid().ToString();

    private static TaskCompletionSource<HandlerRun?> NewReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
