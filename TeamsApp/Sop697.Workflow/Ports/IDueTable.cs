namespace Sop697.Workflow.Ports;

/// <summary>
/// Which case must be looked at when, partitioned by time: the sweep reads what is due, not what exists.
/// At most a few rows stand per case; each is deleted by whoever finished what it was for.
/// </summary>
public interface IDueTable
{
    /// <summary>Remembers to look at a case. Repeating it is harmless.</summary>
    /// <returns>The row, to be given back to <see cref="DoneAsync"/>.</returns>
    Task<DueRow> ScheduleAsync(string caseId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Rows due at or before a time, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets a row, unless it was scheduled again since this one was returned. Repeating it is harmless.</summary>
    Task DoneAsync(DueRow row, CancellationToken cancellationToken);
}

/// <param name="Bucket">Partition: the UTC minute as <c>yyyyMMddHHmm</c>.</param>
/// <param name="CaseId">Row.</param>
/// <param name="Stamp">Opaque; another after each scheduling, so that finishing one thing never forgets another. Null forgets in any case.</param>
public sealed record DueRow(string Bucket, string CaseId, string? Stamp = null);
