using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Domain.Cases;

/// <summary>The moments of one clock, in order. Reminders never end: who is silent for a year is reminded for a year.</summary>
internal sealed class ClockMoments(RunningClock clock, SopRules rules, bool urgent)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Reminders are of working time, whatever the office counts.</summary>
    private readonly WorkCalendar calendar = rules.Calendar with { Counting = DayCount.Default };

    private DateTimeOffset Due => urgent ? clock.DueAt : calendar.NextWorkingMoment(clock.DueAt);

    /// <summary>
    /// From when lateness counts: when a return brings a row back after it was due, the position gets its own days of silence.
    /// The card that arrives then says itself that time is over.
    /// </summary>
    private DateTimeOffset Late => Due > clock.Began ? Due : clock.Began;

    internal IEnumerable<ClockMoment> Reminders()
    {
        if (Half() is { } half && half > clock.Began && half < Due) yield return new RemindMoment(half, clock, ReminderKind.Half, 0);
        if (Due > clock.Began) yield return new RemindMoment(Due, clock, ReminderKind.Due, 0);
        var at = Late;
        for (var number = 1; ; number++)
        {
            at = urgent ? at + Day : calendar.Opening(at, 1);
            yield return new RemindMoment(at, clock, ReminderKind.Daily, number);
        }
    }

    internal IEnumerable<ClockMoment> Escalations(Func<string, string?> above)
    {
        HashSet<string> told = [clock.Position];
        var to = above(clock.Position);
        for (var level = 1; to is not null && told.Add(to); level++, to = above(to))
        {
            var days = level * rules.Settings.EscalationDays;
            yield return new EscalateMoment(urgent ? Late + (Day * days) : calendar.Due(Late, TimeLimit.Hari(days)), clock, to, level);
        }
    }

    /// <summary>Null when there is no time to halve.</summary>
    private DateTimeOffset? Half()
    {
        if (clock.DueAt <= clock.From) return null;
        if (urgent) return clock.From + ((clock.DueAt - clock.From) / 2);
        var minutes = calendar.WorkingMinutes(clock.From, clock.DueAt) / 2;
        return minutes > 0 ? calendar.NextWorkingMoment(calendar.Due(clock.From, TimeLimit.Menit(minutes))) : null;
    }
}
