using Sop697.Domain.Indicators;

namespace Sop697.Workflow.Ports;

/// <summary>What the office wants of its indicators, which people enter, and what came of it, which the product writes: both SharePoint lists.</summary>
public interface IPerformanceLists
{
    /// <summary>The targets of a year; empty while nobody has entered any.</summary>
    /// <exception cref="ArchiveUnavailableException">SharePoint cannot be read now.</exception>
    Task<IReadOnlyList<IndicatorTarget>> TargetsAsync(int year, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the lines of a year that differ from what stands, each under its key; a line that no longer follows from any case is emptied.
    /// Repeating it writes nothing. What was written before a failure stays.
    /// </summary>
    /// <param name="lines">All lines of that year.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="ArchiveUnavailableException">SharePoint did not take it now: try again later.</exception>
    Task<int> WriteAsync(int year, IReadOnlyList<IndicatorLine> lines, CancellationToken cancellationToken);
}
