using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Domain.Cases;

/// <summary>Everything a decision needs besides the case: the SOP as data and the office's calendar.</summary>
/// <param name="Table">The revision that new cases begin under.</param>
/// <param name="Calendar">Working time.</param>
public sealed record SopRules(SopTable Table, WorkCalendar Calendar)
{
    /// <summary>The SOP in force with what the product ships with, until the office's own lists were read.</summary>
    public static SopRules Current { get; } = new(Sop697Table.Current, WorkCalendar.Default);

    public OfficeSettings Settings { get; private init; } = OfficeSettings.Default;

    /// <summary>The SOP in force with the calendar and the settings of the office.</summary>
    public static SopRules Of(WorkCalendar calendar, OfficeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(settings);
        return new SopRules(Sop697Table.Current, calendar with { Counting = settings.Counting }) { Settings = settings };
    }

    /// <summary>The revision a case keeps.</summary>
    public SopTable TableOf(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.SopRevision == Table.Revision ? Table : Sop697Table.Find(state.SopRevision);
    }

    /// <summary>
    /// When a row is due that opens now. A row that comes back in a loop keeps its due date: returns never reset a clock.
    /// A row that was only passed over by a combined action has not had its time yet.
    /// </summary>
    public DateTimeOffset Due(Case state, SopStep step, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(step);
        return state.LastOf(step.Key)?.DueAt ?? Due(now, step);
    }

    /// <summary>When the law's own limit for a report is over, or null when there is none.</summary>
    public DateTimeOffset? StatutoryDue(InquiryClass kind, DateTimeOffset received) => Settings.StatutoryDue(kind, received, Calendar);

    public DateTimeOffset Due(DateTimeOffset start, SopStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Calendar.Due(start, step.Limit);
    }
}
