using Azure;
using Azure.Storage.Blobs;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>
/// One timer-triggered function, in UTC, never two runs at once. Monitored timers keep their last run in a status blob, and an occurrence
/// missed while nothing ran is made up for at start. One host is all there is here, so no lease decides who runs it.
/// </summary>
internal sealed class TimerListener(FunctionDefinition function, AppSettings settings, HandlerInvoker invoker, HostLog log) : IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private readonly TimerTrigger _trigger = (TimerTrigger)function.Trigger;
    private readonly SemaphoreSlim _one = new(1);
    private TimerStatus? _status;

    public string Name => function.Name;

    public async Task RunAsync(CancellationToken stop)
    {
        if (_trigger.Monitored) _status = await ReadStatusAsync();
        var now = DateTime.UtcNow;
        var pastDue = _status is { } known && known.Next <= now;
        if (pastDue || _trigger.RunOnStartup) await OccurAsync(now, pastDue, stop);
        else if (_status is null) await SaveAsync(new TimerStatus(default, Next(now), now));
        while (!stop.IsCancellationRequested)
        {
            var next = Next(DateTime.UtcNow);
            if (await SleepUntilAsync(next, stop)) await OccurAsync(next, false, stop);
        }
    }

    /// <summary>Runs it now, outside of its schedule, after a run that is under way.</summary>
    public async Task<Outcome> RunNowAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await invoker.InvokeAsync(function.Name, InvocationPayload.ForTimer(function, _status, false, DateTimeOffset.UtcNow));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task OccurAsync(DateTime occurrence, bool pastDue, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return;
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            var outcome = await invoker.InvokeAsync(function.Name, InvocationPayload.ForTimer(function, _status, pastDue, DateTimeOffset.UtcNow));
            if (outcome is not Outcome.Abandoned) await SaveAsync(new TimerStatus(occurrence, Next(DateTime.UtcNow), DateTime.UtcNow));
        }
        finally
        {
            _one.Release();
        }
    }

    private DateTime Next(DateTime after) => DateTime.SpecifyKind(_trigger.Schedule.GetNextOccurrence(after), DateTimeKind.Utc);

    /// <summary>In short pieces, so that a computer that slept wakes up to the right time.</summary>
    private static async Task<bool> SleepUntilAsync(DateTime next, CancellationToken stop)
    {
        try
        {
            while (next - DateTime.UtcNow is var left && left > TimeSpan.Zero)
                await Task.Delay(left < LongestSleep ? left : LongestSleep, stop);
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
