using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>A clock that runs now for a position.</summary>
/// <param name="Kind">A step or a consultation.</param>
/// <param name="Index">Its number.</param>
/// <param name="Position">Whose turn it is.</param>
/// <param name="From">When the clock started, UTC; a return does not reset it.</param>
/// <param name="Began">When it became this position's turn in this pass, UTC.</param>
/// <param name="DueAt">UTC.</param>
public sealed record RunningClock(DueClock Kind, int Index, string Position, DateTimeOffset From, DateTimeOffset Began, DateTimeOffset DueAt)
{
    /// <summary>The clocks of positions that are waited for; none for what the system does.</summary>
    public static IReadOnlyList<RunningClock> Of(Case state, SopTable table)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(table);
        if (state.Open is not { } open) return [];
        return table[open.Step].Actor switch
        {
            StepActor.Team => [OfStep(open, state.Team)],
            StepActor.Owner => [OfStep(open, state.Owner)],
            StepActor.Consulted => [.. state.Waiting.Select(c => new RunningClock(DueClock.Consultation, c.Index, c.Position, c.ClockFrom, c.Asked.At, c.DueAt))],
            _ => [],
        };
    }

    private static RunningClock OfStep(StepRecord open, string position) => new(DueClock.Step, open.Index, position, open.ClockFrom, open.StartedAt, open.DueAt);
}

/// <summary>A moment at which something is owed to a clock.</summary>
/// <param name="At">UTC.</param>
public abstract record ClockMoment(DateTimeOffset At, RunningClock Clock);

/// <summary>The position is to be reminded.</summary>
/// <param name="Number">From 1 among the daily ones; 0 for the others.</param>
public sealed record RemindMoment(DateTimeOffset At, RunningClock Clock, ReminderKind Kind, int Number) : ClockMoment(At, Clock)
{
    /// <summary>What goes on the record once it was done.</summary>
    public Reminded Done(ReminderEnd how) => new(Clock.Kind, Clock.Index, Clock.Position, Kind, Number, how);
}

/// <summary>A position above is to be told of silence.</summary>
public sealed record EscalateMoment(DateTimeOffset At, RunningClock Clock, string To, int Level) : ClockMoment(At, Clock)
{
    /// <summary>What goes on the record once it was done.</summary>
    public Escalated Done => new(Clock.Kind, Clock.Index, Clock.Position, To, Level);
}

/// <summary>
/// What is owed to the clocks of a case: at half of the time, when it is due, then daily; and silence goes up, level by level.
/// Only within working time; an urgent case passes over quiet hours. Computed from state, so that nothing is lost by a crash and
/// nothing on the record is owed again.
/// </summary>
/// <param name="Owed">Moments that have passed and are not on the record, oldest first.</param>
/// <param name="Next">The next moment, UTC, at which something will be owed; null when no clock runs.</param>
public sealed record ClockPlan(IReadOnlyList<ClockMoment> Owed, DateTimeOffset? Next)
{
    /// <param name="above">Key of the position above another; null at the top.</param>
    public static ClockPlan Of(Case state, SopRules rules, Func<string, string?> above, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(above);
        List<ClockMoment> owed = [.. AtOnce(state, rules, above)];
        DateTimeOffset? next = null;
        foreach (var clock in RunningClock.Of(state, rules.TableOf(state)))
        {
            var moments = new ClockMoments(clock, rules, state.Inquiry.Urgent);
            foreach (var series in (IEnumerable<ClockMoment>[])[moments.Reminders(), moments.Escalations(above)])
            {
                foreach (var moment in series.Where(m => !IsRecorded(state, m)))
                {
                    if (moment.At > now)
                    {
                        next = next < moment.At ? next : moment.At;
                        break;
                    }

                    owed.Add(moment);
                }
            }
        }

        return new ClockPlan([.. owed.OrderBy(m => m.At)], next);
    }

    /// <summary>Above the owner of an urgent case it is known from the beginning, also while the owner's own card has not arrived.</summary>
    private static IEnumerable<EscalateMoment> AtOnce(Case state, SopRules rules, Func<string, string?> above)
    {
        if (!state.Inquiry.Urgent || state.Open is not { } open || above(state.Owner) is not { } to) yield break;
        if (rules.TableOf(state)[open.Step].Actor is not (StepActor.Owner or StepActor.System) || state.Escalations.Any(e => e.Level == 0)) yield break;
        yield return new EscalateMoment(open.StartedAt, new(DueClock.Step, open.Index, state.Owner, open.ClockFrom, open.StartedAt, open.DueAt), to, 0);
    }

    private static bool IsRecorded(Case state, ClockMoment moment) => moment switch
    {
        RemindMoment m => state.Reminders.Any(r => (r.Clock, r.Index, r.Kind, r.Number) == (m.Clock.Kind, m.Clock.Index, m.Kind, m.Number)),
        EscalateMoment m => state.Escalations.Any(e => (e.Clock, e.Index, e.Level) == (m.Clock.Kind, m.Clock.Index, m.Level)),
        _ => false,
    };
}
