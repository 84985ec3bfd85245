namespace Sop697.Workflow.Ports;

/// <summary>
/// Which case must be looked at when, partitioned by time: the sweep reads what is due, not what exists.
/// A row is written before the decision that owes work is committed and forgotten when nothing is owed any more, so that
/// a crash at any point leaves a row behind.
/// </summary>
public interface IDueTable
{
    /// <summary>Remembers to look at a case. Repeating it is harmless.</summary>
    Task<DueRow> ScheduleAsync(string caseId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Rows due at or before a time, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets a row, unless it was scheduled again meanwhile for something else. Repeating it is harmless.</summary>
    Task DoneAsync(DueRow row, CancellationToken cancellationToken);
}

/// <param name="Bucket">Partition: the UTC minute as <c>yyyyMMddHHmm</c>; sorts as text.</param>
/// <param name="CaseId">Row.</param>
/// <param name="Stamp">Which scheduling is meant, opaque; null for whichever stands there.</param>
public sealed record DueRow(string Bucket, string CaseId, string? Stamp)
{
    /// <summary>Where a nudge carries the row: a version of the case that was there when it was sent; 0 when not known.</summary>
    public int Version { get; init; }
}
