using System.Collections.Concurrent;
using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>
/// One queue-triggered function: fetch, invoke, delete; on failure show the message again, and after the last attempt move it to
/// <c>{queue}-poison</c>. A message is leased for ten minutes and the lease renewed while it is worked on.
/// </summary>
internal sealed class QueueListener(FunctionDefinition function, AppSettings settings, QueueSettings queues, HandlerInvoker invoker, HostLog log) : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly QueueTrigger _trigger = (QueueTrigger)function.Trigger;
    private readonly QueueClient _queue = Open(settings, ((QueueTrigger)function.Trigger).Connection, ((QueueTrigger)function.Trigger).Queue);
    private readonly QueueClient _poison = Open(settings, ((QueueTrigger)function.Trigger).Connection, ((QueueTrigger)function.Trigger).Queue + "-poison");
    private readonly ConcurrentDictionary<Task, byte> _working = new();
    private readonly SemaphoreSlim _nudge = new(0);

    public string Queue => _trigger.Queue;

    public int Working => _working.Count;

    /// <summary>After a kill: how long until what was being worked on is visible again.</summary>
    public TimeSpan AbandonedLease { get; set; }

    /// <summary>A message was put into this queue by the host itself: look now.</summary>
    public void Nudge() => _nudge.Release();

    /// <summary>Fetches until told to stop, then waits for what is being worked on.</summary>
    public async Task RunAsync(Func<QueueOutput, string, Task> write, CancellationToken stop)
    {
        var idle = 0;
        while (!stop.IsCancellationRequested)
        {
            var messages = await ReceiveAsync(stop);
            foreach (var message in messages) Track(HandleAsync(message, write));
            idle = messages.Length > 0 ? 0 : idle + 1;
            if (idle > 0) await WaitAsync(idle, stop);
            else await WaitForRoomAsync(stop);
        }

        await Task.WhenAll(_working.Keys);
    }

    /// <summary>Approximate number of messages, including those being worked on, in the queue and in its poison queue.</summary>
    public async Task<(int Length, int Poison)> LengthsAsync(CancellationToken cancel) => (await LengthAsync(_queue, cancel), await LengthAsync(_poison, cancel));

    public void Dispose() => _nudge.Dispose();

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            // Not cancelled half-way: a message that was leased but not read would be lost from sight for ten minutes.
            return (await _queue.ReceiveMessagesAsync(queues.BatchSize, Lease, CancellationToken.None)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return [];
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            if (!stop.IsCancellationRequested) log.Write($"queue {Queue}: {fault.GetType().Name}");
            return [];
        }
    }

    /// <summary>Longer and longer on an empty queue, as the host does, up to maxPollingInterval.</summary>
    private async Task WaitAsync(int idle, CancellationToken stop)
    {
        var milliseconds = ShortestWait.TotalMilliseconds * Math.Pow(2, Math.Min(idle - 1, 20));
        var wait = TimeSpan.FromMilliseconds(Math.Min(milliseconds, Math.Max(queues.MaxPollingInterval.TotalMilliseconds, ShortestWait.TotalMilliseconds)));
        try
        {
            if (await _nudge.WaitAsync(wait, stop))
                while (_nudge.Wait(0, CancellationToken.None)) { }
        }
        catch (OperationCanceledException)
        {
            // The loop ends by its own condition.
        }
    }

    private async Task WaitForRoomAsync(CancellationToken stop)
    {
        var stopped = Task.Delay(Timeout.Infinite, stop);
        while (!stop.IsCancellationRequested && _working.Count > queues.NewBatchThreshold)
            await Task.WhenAny([.. _working.Keys, stopped]);
    }

    private void Track(Task work)
    {
        _working[work] = 0;
        work.ContinueWith(done => _working.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task HandleAsync(QueueMessage message, Func<QueueOutput, string, Task> write)
    {
        try
        {
            if (message.DequeueCount > queues.MaxDequeueCount || Decode(message.MessageText) is not { } text) await PoisonAsync(message, message.PopReceipt);
            else await WorkAsync(message, text, write);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            log.Write($"queue {Queue}: message {message.MessageId} was taken over");
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            log.Write($"queue {Queue}: message {message.MessageId} could not be settled ({fault.GetType().Name})");
        }
    }

    private async Task WorkAsync(QueueMessage message, string text, Func<QueueOutput, string, Task> write)
    {
        var payload = InvocationPayload.ForQueue(function.Name, _trigger.Name, text, message, DateTimeOffset.UtcNow);
        var (outcome, receipt) = await KeepLeasedAsync(message, invoker.InvokeAsync(function.Name, payload));
        switch (outcome)
        {
            case Outcome.Succeeded done:
                foreach (var output in function.Outputs)
                    foreach (var value in done.Outputs.GetValueOrDefault(output.Name) ?? []) await write(output, value);
                await _queue.DeleteMessageAsync(message.MessageId, receipt);
                break;
            case Outcome.Abandoned:
                await _queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: AbandonedLease);
                break;
            case Outcome.Failed when message.DequeueCount >= queues.MaxDequeueCount:
                await PoisonAsync(message, receipt);
                break;
            default:
                await _queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: queues.VisibilityTimeout);
                break;
        }
    }

    private async Task<(Outcome Outcome, string Receipt)> KeepLeasedAsync(QueueMessage message, Task<Outcome> work)
    {
        var receipt = message.PopReceipt;
        using var over = new CancellationTokenSource();
        while (await Task.WhenAny(work, Task.Delay(Lease / 2, over.Token)) != work)
            receipt = (await _queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: Lease)).Value.PopReceipt;
        await over.CancelAsync();
        return (await work, receipt);
    }

    private async Task PoisonAsync(QueueMessage message, string receipt)
    {
        await _poison.CreateIfNotExistsAsync();
        await _poison.SendMessageAsync(message.MessageText, timeToLive: TimeSpan.FromSeconds(-1));
        await _queue.DeleteMessageAsync(message.MessageId, receipt);
        log.Problem($"pesan dipindahkan ke {Queue}-poison", $"a message was moved to {Queue}-poison");
    }

    private string? Decode(string text)
    {
        if (!queues.Base64) return text;
        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(text));
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static async Task<int> LengthAsync(QueueClient queue, CancellationToken cancel)
    {
        try
        {
            return (await queue.GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return 0;
        }
    }

    private static QueueClient Open(AppSettings settings, string? connection, string queue) =>
        new(settings.Connection(connection), queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
}
