using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>Takes the content of a case out of SharePoint. What must stand there of it is written anew afterwards, as of any case.</summary>
public interface IArchiveEraser
{
    /// <summary>
    /// Removes the row of the case, its audit rows and its folders with everything in them, in every library. A row that is written over
    /// keeps its old text in the history of its versions, so rows are removed and not changed. Repeating it is harmless.
    /// </summary>
    /// <exception cref="ArchiveUnavailableException">Throttled, down or unknown outcome: try again later.</exception>
    Task EraseAsync(Case @case, CancellationToken cancellationToken);
}
