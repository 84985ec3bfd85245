using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>
/// Every case in one line, to find it without reading its journal. It follows the journal within seconds, also while SharePoint is
/// down; it can be made anew from the journal at any time.
/// </summary>
public interface ICaseIndex
{
    /// <summary>Puts the line in the place of the one that stood there. Repeating it is harmless.</summary>
    Task PutAsync(CaseLine line, CancellationToken cancellationToken);

    /// <summary>Every open case, in no order. Costs what is open, not what exists.</summary>
    IAsyncEnumerable<CaseLine> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Cases that were closed in a month, the latest first.</summary>
    /// <param name="month">Any day of it, WIB.</param>
    IAsyncEnumerable<CaseLine> ClosedAsync(DateOnly month, CancellationToken cancellationToken);
}
