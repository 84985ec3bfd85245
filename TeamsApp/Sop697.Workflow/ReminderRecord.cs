using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Puts what became of reminders on the record of their cases.</summary>
public sealed class ReminderRecord(CaseHandler cases, IDueTable due, IWorkQueue queue, TimeProvider time)
{
    /// <summary>After a long holiday there are hundreds; one after the other would take as long as the invocation may.</summary>
    private const int AtOnce = 8;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    internal Task WriteAsync(IReadOnlyList<ReminderEntry> entries, ReminderEnd how, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        entries.Where(e => e.CaseId is not null).GroupBy(e => e.CaseId!),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (ofCase, token) => await WriteAsync(ofCase.Key, [.. ofCase.Select(e => Fact(e, how)).OfType<CaseEvent>()], token));

    private static CaseEvent? Fact(ReminderEntry entry, ReminderEnd how) => entry.Fact is Reminded reminded ? reminded with { How = how } : entry.Fact;

    private async Task WriteAsync(string caseId, IReadOnlyList<CaseEvent> facts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = await due.ScheduleAsync(caseId, now + Grace, cancellationToken);
        await cases.RecordAsync(caseId, new RecordWork(now, facts), cancellationToken);
        await queue.NudgeArchiveAsync(row, TimeSpan.Zero, cancellationToken);
    }
}
