using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>The SOP with the calendar and the settings that the office keeps as data.</summary>
public interface IRules
{
    /// <summary>The rules as they stand now. Never fails: what was never read is as the product ships it.</summary>
    ValueTask<SopRules> ReadAsync(CancellationToken cancellationToken);
}
