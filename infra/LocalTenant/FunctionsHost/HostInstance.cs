namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>
/// One life of the host: the handler's supervisor and the listeners. When a machine dies, its instance goes with everything in flight and
/// another takes its place.
/// </summary>
internal sealed class HostInstance : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _died = new();
    private readonly HandlerInvoker _invoker;
    private readonly QueueWriter _writer;
    private readonly HostLog _log;
    private Task _listening = Task.CompletedTask;
    private bool _ended;

    public HostInstance(HostJson host, IReadOnlyList<FunctionDefinition> functions, AppSettings settings, FunctionsHostOptions options, HostLog log)
    {
        Supervisor = new HandlerSupervisor(host, settings, options, log);
        _log = log;
        Died = _died.Token;
        _invoker = new HandlerInvoker(host, Supervisor, log, Died);
        _writer = new QueueWriter(settings, host.Queues);
        Queues = [.. functions.Where(f => f.Trigger is QueueTrigger).Select(f => new QueueListener(f, settings, host.Queues, _invoker, log))];
        Timers = [.. functions.Where(f => f.Trigger is TimerTrigger).Select(f => new TimerListener(f, settings, _invoker, options.Clock, log))];
    }

    public HandlerSupervisor Supervisor { get; }

    public IReadOnlyList<QueueListener> Queues { get; }

    public IReadOnlyList<TimerListener> Timers { get; }

    /// <summary>Cancelled when this instance is killed.</summary>
    public CancellationToken Died { get; }

    public void Start()
    {
        Supervisor.Start();
        _listening = ListenAsync();
        _listening.ContinueWith(
            t => _log.Problem("pendengar berhenti karena kesalahan", $"a listener ended by a fault: {t.Exception?.GetBaseException()}"),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>Ends at once, as a machine that lost power; its messages are visible again after <paramref name="lease"/>.</summary>
    public async Task KillAsync(TimeSpan lease)
    {
        foreach (var queue in Queues) queue.AbandonedLease = lease;
        await _stop.CancelAsync();
        await _died.CancelAsync();
        await EndHandlerAsync();
        await _listening;
    }

    /// <summary>Fetches nothing more, waits for what is in flight, and gives it up after <paramref name="patience"/>.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        await _stop.CancelAsync();
        if (await Task.WhenAny(_listening, Task.Delay(patience)) != _listening) await _died.CancelAsync();
        await _listening;
        await EndHandlerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(TimeSpan.Zero);
        _invoker.Dispose();
        foreach (var queue in Queues) queue.Dispose();
        foreach (var timer in Timers) timer.Dispose();
        _stop.Dispose();
        _died.Dispose();
    }

    private async Task EndHandlerAsync()
    {
        if (_ended) return;
        _ended = true;
        await Supervisor.DisposeAsync();
    }

    private async Task ListenAsync()
    {
        try
        {
            await Supervisor.WhenReadyAsync(HttpDoor.Patience, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await Task.WhenAll([.. Queues.Select(q => q.RunAsync(WriteAsync, _stop.Token)), .. Timers.Select(t => t.RunAsync(_stop.Token))]);
    }

    private async Task WriteAsync(QueueOutput output, string value)
    {
        await _writer.WriteAsync(output, value);
        foreach (var queue in Queues.Where(q => q.Queue == output.Queue)) queue.Nudge();
    }
}
