namespace Sop697.Workflow.Ports;

/// <summary>How far SharePoint has caught up with a case. Losing it costs a look-up by key, never a second row.</summary>
public interface IArchiveCursors
{
    Task<ArchiveCursor> ReadAsync(string caseId, CancellationToken cancellationToken);

    Task SaveAsync(string caseId, ArchiveCursor cursor, CancellationToken cancellationToken);
}

/// <param name="Version">Last journal version whose audit row stands in SharePoint; 0 for none.</param>
/// <param name="Steps">Number of finished steps that stand in the step list.</param>
/// <param name="CaseItemId">Id of the case row, or null before it exists.</param>
/// <param name="CaseETag">Its last known ETag, or null.</param>
public sealed record ArchiveCursor(int Version, int Steps, string? CaseItemId, string? CaseETag)
{
    public static ArchiveCursor Start { get; } = new(0, 0, null, null);
}
