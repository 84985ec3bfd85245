using Sop697.Domain.Cases;
using Sop697.Domain.Time;

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

    /// <summary>The same from a place on, so that what was read already costs nothing.</summary>
    /// <param name="month">Any day of it, WIB.</param>
    /// <param name="after">The last line that is known, or a time; lines of before come.</param>
    /// <param name="ahead">About how many lines will be read; fetching more would be in vain.</param>
    IAsyncEnumerable<CaseLine> ClosedAsync(DateOnly month, ClosedPlace after, int ahead, CancellationToken cancellationToken);

    /// <summary>The month, its first day, in which the earliest closed case was closed; null when none is closed.</summary>
    Task<DateOnly?> FirstClosedMonthAsync(CancellationToken cancellationToken);
}

/// <summary>A place among the closed cases, the latest first.</summary>
/// <param name="ClosedAt">UTC.</param>
/// <param name="CaseId">The case that stands there; empty for the place before all that were closed at that very moment.</param>
public sealed record ClosedPlace(DateTimeOffset ClosedAt, string CaseId = "")
{
    /// <summary>Before everything that was closed until the end of a day in WIB.</summary>
    public static ClosedPlace EndOf(DateOnly day) => new(Wib.Start(day.AddDays(1)).AddTicks(-1));
}
