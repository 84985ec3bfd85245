using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Closes every month that is over by one hash over all cases, and gives SharePoint a copy. Whoever later changes a decision of before,
/// in both copies and with all its hashes, does not come out at the hash that the office has on paper.
/// </summary>
public sealed class MonthEnd(IJournal journal, IClosedMonths months, IArchive archive, TimeProvider time, ILogger<MonthEnd> log)
{
    /// <summary>01.00 WIB: decisions that were made before midnight stand in the journal by then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private DateOnly? _settled;

    /// <summary>Does nothing once all is closed and copied. Work that was missed, whole months also, is made up for.</summary>
    /// <returns>How many months were closed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = Wib.Day(now - Grace);
        var last = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (_settled == last) return 0;
        var kept = await months.ReadAsync(cancellationToken).ToListAsync(cancellationToken);
        var closed = 0;
        var next = kept.Count > 0 ? ClosedMonth.DayOf(kept[^1].Month.Month).AddMonths(1) : last;
        for (; next <= last; next = next.AddMonths(1))
        {
            if (await CloseAsync(next, kept.Count > 0, now, cancellationToken) is not { } month) continue;
            kept.Add(new KeptMonth(month, Archived: false));
            closed++;
        }

        foreach (var month in kept.Where(k => !k.Archived))
            if (!await ArchiveAsync(month.Month, cancellationToken)) return closed;
        _settled = last;
        return closed;
    }

    /// <returns>Null when there was nothing yet to close.</returns>
    private async Task<ClosedMonth?> CloseAsync(DateOnly month, bool begun, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stands = await journal.StandsAsync(ClosedMonth.EndOf(month), cancellationToken).ToListAsync(cancellationToken);
        if (stands.Count == 0 && !begun) return null;
        var closed = ClosedMonth.Of(month, stands, now);
        if (!await months.AddAsync(closed, CaseStand.TextOf(stands), cancellationToken))
        {
            log.MonthClosedOtherwise(closed.Month);
            return null;
        }

        log.MonthClosed(closed.Month, closed.Cases, closed.Commits);
        return closed;
    }

    private async Task<bool> ArchiveAsync(ClosedMonth month, CancellationToken cancellationToken)
    {
        try
        {
            await archive.PutMonthAsync(month, cancellationToken);
            await months.ArchivedAsync(month.Month, cancellationToken);
        }
        catch (ArchiveUnavailableException e)
        {
            log.MonthPostponed(month.Month, e.Message);
            return false;
        }
        catch (ArchiveMismatchException e)
        {
            // Trying again mends nothing; the log and the proof of both copies say so.
            log.MonthDiffers(month.Month, e.Message);
        }

        return true;
    }
}
