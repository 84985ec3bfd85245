using System.Text.Json;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.SharePoint;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Directory;

/// <summary>
/// The office from SharePoint, never in anybody's way: five minutes from memory, then refreshed behind the back of whoever
/// asks; while SharePoint is down the last copy is served, also after a restart.
/// </summary>
internal sealed class SharePointDirectory(
    DirectoryReader reader, ISnapshots snapshots, TimeProvider time, ILogger<SharePointDirectory> log) : IDirectory, IRules, IDisposable
{
    private const string SnapshotName = "directory";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <summary>A cold start waits for SharePoint this long before it takes the kept copy: a card must be answered in 5 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Copy? _copy;
    private int _refreshing;

    private sealed record Copy(DirectoryRows Rows, DateTimeOffset ReadAt, DateTimeOffset RefreshAt)
    {
        public SopRules Rules { get; } = Rows.Rules();
    }

    /// <summary>The rules last read, without asking for newer ones.</summary>
    public SopRules Known => _copy?.Rules ?? SopRules.Current;

    public async Task<Office> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var copy = await PresentAsync(cancellationToken);
        return copy.Rows.On(now, copy.Rules);
    }

    public async ValueTask<SopRules> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await PresentAsync(cancellationToken, atMost: Fresh + Fresh)).Rules;
        }
        catch (DirectoryUnavailableException)
        {
            return SopRules.Current;
        }
    }

    /// <param name="atMost">How long after a copy should have been refreshed it may still be served without waiting for the refresh.</param>
    private async ValueTask<Copy> PresentAsync(CancellationToken cancellationToken, TimeSpan? atMost = null)
    {
        var copy = _copy ?? await StartAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (now < copy.RefreshAt || Interlocked.Exchange(ref _refreshing, 1) != 0) return copy;
        var refreshed = RefreshAsync(copy);
        if (atMost is null || now < copy.ReadAt + atMost) return copy;
        await Task.WhenAny(refreshed, Task.Delay(Patience, time, cancellationToken));
        return _copy ?? copy;
    }

    public void Dispose() => _one.Dispose();

    private async Task<Copy> StartAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return _copy ??= await FirstAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Copy> FirstAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await FetchAsync(linked.Token);
        }
        catch (Exception e) when (e is ArchiveUnavailableException || patience.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await FromSnapshotAsync(e, cancellationToken);
        }
    }

    private async Task<Copy> FromSnapshotAsync(Exception why, CancellationToken cancellationToken)
    {
        var kept = await snapshots.ReadAsync(SnapshotName, cancellationToken);
        var rows = kept is null ? null : JsonSerializer.Deserialize(kept, DirectoryJson.Default.DirectoryRows);
        if (rows is null) throw new DirectoryUnavailableException("Positions were never read and cannot be read now.", why);
        log.DirectoryFromSnapshot(Reason(why));
        var now = time.GetUtcNow();
        return new Copy(rows, now, now + AfterFailure);
    }

    private async Task<Copy> FetchAsync(CancellationToken cancellationToken)
    {
        var rows = await reader.ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        // An office without positions is a list not yet filled; it is served but not kept over a good copy, and looked at again soon.
        if (rows.Positions.Count == 0) return new Copy(rows, now, now + AfterFailure);
        await KeepAsync(rows, cancellationToken);
        return new Copy(rows, now, now + Fresh);
    }

    private async Task KeepAsync(DirectoryRows rows, CancellationToken cancellationToken)
    {
        try
        {
            await snapshots.SaveAsync(SnapshotName, JsonSerializer.Serialize(rows, DirectoryJson.Default.DirectoryRows), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.SnapshotFailed(e.GetType().Name);
        }
    }

    // Nobody waits for this and nobody's token applies; the calls have their own time limit.
    private async Task RefreshAsync(Copy stale)
    {
        try
        {
            _copy = await FetchAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            var now = time.GetUtcNow();
            var wait = (e as ArchiveUnavailableException)?.RetryAfter is { } asked && asked > AfterFailure ? asked : AfterFailure;
            log.DirectoryStale(Reason(e), now - stale.ReadAt);
            _copy = stale with { RefreshAt = now + wait };
        }
        finally
        {
            Volatile.Write(ref _refreshing, 0);
        }
    }

    private static string Reason(Exception e) => e is ArchiveUnavailableException ? e.Message : e.GetType().Name;
}
