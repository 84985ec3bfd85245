using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Finds cases whose work was delayed by a crash, a lost nudge or a fault, and nudges them again.</summary>
public sealed class Sweep(IDueTable due, IWorkQueue queue, CaseHandler cases, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>When the nudge itself is lost, the row comes round again after this long.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AfterStall = TimeSpan.FromHours(1);

    /// <returns>How many cases were nudged.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await due.DueAsync(now, Batch, cancellationToken);
        foreach (var row in rows)
        {
            var next = await due.ScheduleAsync(row.CaseId, now + Again, cancellationToken);
            await (ReminderEntries.IsPerson(row) ? queue.NudgeRemindersAsync(next, TimeSpan.Zero, cancellationToken) : queue.NudgeAsync(next, TimeSpan.Zero, cancellationToken));
            if (next != row) await due.DoneAsync(row, cancellationToken);
        }

        Measures.SweepNudged(rows.Count);
        return rows.Count;
    }

    /// <summary>Work that failed too often: the case shows it, and it is tried again later.</summary>
    /// <param name="work">Name of the queue.</param>
    /// <param name="reason">For people, Indonesian; no personal data.</param>
    public async Task StalledAsync(DueRow row, string work, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        Measures.WorkStalled(work);
        var now = time.GetUtcNow();
        await due.ScheduleAsync(row.CaseId, now + AfterStall, cancellationToken);
        await cases.RecordAsync(row.CaseId, new RecordWork(now, [new WorkStalled(work, reason)]), cancellationToken);
        await due.DoneAsync(row, cancellationToken);
    }
}
