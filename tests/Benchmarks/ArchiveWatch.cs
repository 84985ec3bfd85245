using System.Collections.Concurrent;
using Sop697.Tests.Tenant;

namespace Sop697.Benchmarks;

/// <summary>Looks into the SharePoint list, never into the product: its own door would be measured along.</summary>
internal sealed class ArchiveWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TenantClient _client;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _looking;

    public ArchiveWatch(TenantClient client)
    {
        _client = client;
        _looking = LookAsync();
    }

    /// <summary>Until the row of the case says that it is closed; audit rows come in the same call.</summary>
    public async Task ClosedAsync(string caseId, TimeSpan patience)
    {
        var slot = _waiting.GetOrAdd(caseId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await slot.Task.WaitAsync(patience);
        _waiting.TryRemove(caseId, out _);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        _stop.Dispose();
    }

    private async Task LookAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(Pause);
            if (_waiting.IsEmpty) continue;
            foreach (var row in (await _client.GetAsync("/_tenant/sharepoint/lists/Aduan/items?top=100")).AsArray())
            {
                if ((string?)row!["Status"] == "selesai" && (string?)row["CaseKey"] is { } key && _waiting.TryGetValue(key, out var slot)) slot.TrySetResult();
            }
        }
    }
}
