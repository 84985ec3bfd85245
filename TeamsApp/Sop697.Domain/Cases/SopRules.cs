using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Domain.Cases;

/// <summary>Everything a decision needs besides the case: the SOP as data and the office's calendar.</summary>
/// <param name="Table">The revision that new cases begin under.</param>
/// <param name="Calendar">Working time.</param>
public sealed record SopRules(SopTable Table, WorkCalendar Calendar)
{
    public static SopRules Current { get; } = new(Sop697Table.Current, WorkCalendar.Default);

    /// <summary>The revision a case keeps.</summary>
    public SopTable TableOf(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.SopRevision == Table.Revision ? Table : Sop697Table.Find(state.SopRevision);
    }

    public DateTimeOffset Due(DateTimeOffset start, SopStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Calendar.Due(start, step.Limit);
    }
}
