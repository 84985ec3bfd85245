using System.Globalization;
using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>
/// Due dates that are no longer what calendar and settings say: they are moved, with the reason on the record. What is closed
/// keeps the date it was measured by.
/// </summary>
internal static class Recalculating
{
    private const int MostNamed = 6;

    internal static IReadOnlyList<DueMoved> Moves(Case state, SopRules rules) =>
        state.Open is { } open ? [.. OfStep(state, open, rules), .. OfConsultations(state, rules), .. OfLaw(state, rules, DueReason.Calendar)] : [];

    /// <summary>The law's own limit after calendar, setting or class changed.</summary>
    internal static IEnumerable<DueMoved> OfLaw(Case state, SopRules rules, DueReason why) =>
        Move(state.StatutoryDueAt, rules.StatutoryDue(state.Inquiry.Kind, state.ReceivedAt), state.ReceivedAt, DueClock.Statutory, 0, why, rules);

    private static IEnumerable<DueMoved> OfStep(Case state, StepRecord open, SopRules rules) =>
        Move(open.DueAt, rules.Due(open.ClockFrom, rules.TableOf(state)[open.Step]), open.ClockFrom, DueClock.Step, open.Index, DueReason.Calendar, rules);

    private static IEnumerable<DueMoved> OfConsultations(Case state, SopRules rules)
    {
        var row = rules.TableOf(state).Steps.First(s => s.Actor == StepActor.Consulted);
        return state.Waiting.SelectMany(c => Move(c.DueAt, rules.Due(c.ClockFrom, row), c.ClockFrom, DueClock.Consultation, c.Index, DueReason.Calendar, rules));
    }

    private static IEnumerable<DueMoved> Move(
        DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset start, DueClock clock, int index, DueReason why, SopRules rules)
    {
        if (from != to) yield return new DueMoved(clock, index, from, to, why, DaysOff(start, to, rules));
    }

    /// <summary>The days off that stand between start and end: what a reader would ask for first.</summary>
    private static string DaysOff(DateTimeOffset start, DateTimeOffset? end, SopRules rules)
    {
        if (end is not { } due) return "";
        var days = rules.Calendar.DaysOff(start, due);
        var named = days.Take(MostNamed).Select(h => $"{h.Date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)} {h.Name}");
        return string.Join("; ", days.Count > MostNamed ? named.Append("…") : named);
    }
}
