using Azure;
using Azure.Storage.Blobs;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>
/// One timer-triggered function, in UTC, never two runs at once. Monitored timers keep their last run in a status blob, and an occurrence
/// missed while nothing ran is made up for at start. One host is all there is here, so no lease decides who runs it.
/// </summary>
internal sealed class TimerListener(FunctionDefinition function, AppSettings settings, HandlerInvoker invoker, TimeProvider clock, HostLog log) : IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private readonly TimerTrigger _trigger = (TimerTrigger)function.Trigger;
    private readonly SemaphoreSlim _one = new(1);
    private volatile TaskCompletionSource _woken = NewWake();
    private TimerStatus? _status;

    public string Name => function.Name;

    public async Task RunAsync(CancellationToken stop)
    {
        if (_trigger.Monitored) _status = await ReadStatusAsync();
        var now = Now;
        var pastDue = _status is { } known && known.Next <= now;
        if (pastDue || _trigger.RunOnStartup) await OccurAsync(now, pastDue, stop);
        else if (_status is null) await SaveAsync(new TimerStatus(default, Next(now), now));
        for (var next = Next(now); !stop.IsCancellationRequested; next = Next(Now))
            if (await SleepUntilAsync(next, stop)) await OccurAsync(next, false, stop);
    }

    /// <summary>Runs it now, outside of its schedule, after a run that is under way.</summary>
    public async Task<Outcome> RunNowAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await invoker.InvokeAsync(function.Name, InvocationPayload.ForTimer(function, _status, false, clock.GetUtcNow()));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Looks at the clock now; when an occurrence was jumped over, it is made up for once.</summary>
    public void Wake() => Interlocked.Exchange(ref _woken, NewWake()).TrySetResult();

    public void Dispose() => _one.Dispose();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static TaskCompletionSource NewWake() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task OccurAsync(DateTime occurrence, bool pastDue, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return;
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            var outcome = await invoker.InvokeAsync(function.Name, InvocationPayload.ForTimer(function, _status, pastDue, clock.GetUtcNow()));
            if (outcome is not Outcome.Abandoned) await SaveAsync(new TimerStatus(occurrence, Next(Now), Now));
        }
        finally
        {
            _one.Release();
        }
    }

    private DateTime Next(DateTime after) => DateTime.SpecifyKind(_trigger.Schedule.GetNextOccurrence(after), DateTimeKind.Utc);

    /// <summary>In short pieces, so that a computer that slept wakes up to the right time.</summary>
    private async Task<bool> SleepUntilAsync(DateTime next, CancellationToken stop)
    {
        try
        {
            for (var woken = _woken.Task; next - Now is var left && left > TimeSpan.Zero; woken = _woken.Task)
            {
                using var asleep = CancellationTokenSource.CreateLinkedTokenSource(stop);
                await Task.WhenAny(woken, Task.Delay(left < LongestSleep ? left : LongestSleep, asleep.Token));
                await asleep.CancelAsync();
                stop.ThrowIfCancellationRequested();
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private BlobContainerClient Container() => new(settings.Connection(null), "azure-webjobs-hosts");

    private BlobClient StatusBlob() => Container().GetBlobClient($"timers/sop697-local/Host.Functions.{function.Name}/status");

    private async Task<TimerStatus?> ReadStatusAsync()
    {
        try
        {
            return (await StatusBlob().DownloadContentAsync()).Value.Content.ToObjectFromJson<TimerStatus>();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or System.Text.Json.JsonException)
        {
            log.Write($"timer {Name}: status unreadable ({fault.GetType().Name})");
            return null;
        }
    }

    private async Task SaveAsync(TimerStatus status)
    {
        if (!_trigger.Monitored) return;
        _status = status;
        try
        {
            await Container().CreateIfNotExistsAsync();
            await StatusBlob().UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException)
        {
            log.Write($"timer {Name}: status not kept ({fault.GetType().Name})");
        }
    }
}
