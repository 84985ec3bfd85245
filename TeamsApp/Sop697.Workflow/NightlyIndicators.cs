using System.Globalization;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Indicators;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Writes the year's achievements into SharePoint, once a night. Last year's too: cases of December end in January.</summary>
public sealed class NightlyIndicators(IndicatorReader reader, IPerformanceLists lists, ISnapshots snapshots, TimeProvider time, ILogger<NightlyIndicators> log)
{
    private const string SnapshotName = "capaian-malam";

    /// <summary>02.00 WIB: after the nightly look, before anybody works.</summary>
    private static readonly TimeOnly Begins = new(2, 0);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    private readonly IndicatorBoard _board = new(snapshots);
    private string? _done;
    private DateTimeOffset _next;

    /// <returns>How many rows were written; null when it is not the time, or was done already.</returns>
    public async Task<int?> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = Day(now);
        if (TimeOnly.FromDateTime(Wib.Local(now)) < Begins || _done == day || now < _next) return null;
        if (await WasDoneAsync(cancellationToken)) return null;
        _next = now + AfterFailure;
        try
        {
            var count = await reader.ReadAsync(null, cancellationToken);
            var written = await WriteAsync(count, Wib.Year(now), cancellationToken) + await WriteAsync(count, Wib.Year(now) - 1, cancellationToken);
            await snapshots.SaveAsync(SnapshotName, day, cancellationToken);
            _done = day;
            log.IndicatorsWritten(count.Cases, written, count.Unreadable);
            return written;
        }
        catch (ArchiveUnavailableException e)
        {
            log.IndicatorsPostponed(e.Message);
            return null;
        }
    }

    /// <summary>The numbers of today's night stand in SharePoint.</summary>
    public async Task<bool> WasDoneAsync(CancellationToken cancellationToken)
    {
        var day = Day(time.GetUtcNow());
        if (_done == day) return true;
        if (await snapshots.ReadAsync(SnapshotName, cancellationToken) != day) return false;
        _done = day;
        return true;
    }

    /// <summary>Writes what was counted of a year; a year without cases that is over is left alone.</summary>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="ArchiveUnavailableException">SharePoint did not take it now.</exception>
    public async Task<int> WriteAsync(IndicatorCount count, int year, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(count);
        if (year < Wib.Year(count.At) && count.Sums.Positions(IndicatorPeriod.Year(year)).Count == 0) return 0;
        var targets = await lists.TargetsAsync(year, cancellationToken);
        await _board.SaveAsync(count, year, targets, cancellationToken);
        return await lists.WriteAsync(year, IndicatorLine.Of(count.Sums, targets, year, count.At), cancellationToken);
    }

    private static string Day(DateTimeOffset at) => Wib.Day(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
