using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;

namespace Sop697.Domain.Indicators;

/// <summary>What one case adds to one indicator.</summary>
/// <param name="Indicator">Which.</param>
/// <param name="Position">Who answers for it: the owner of the case, or whoever had the step.</param>
/// <param name="Step">Row of the SOP; null for what is about the case as a whole.</param>
/// <param name="Counted">What it adds.</param>
public readonly record struct Contribution(Indicator Indicator, string Position, string? Step, Ratio Counted);

/// <summary>The one place that decides what counts.</summary>
public static class CaseMeasure
{
    /// <summary>A report that was merged counts once, with the case that answers it. Spam and what is another body's matter are outside; both the class reported and the way it was closed decide.</summary>
    public static bool IsCounted(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Inquiry.Kind is not (InquiryClass.Spam or InquiryClass.BukanKewenangan)
            && state.Closing?.Outcome is not (Outcome.Spam or Outcome.BukanKewenangan or Outcome.Digabung);
    }

    /// <summary>A step went past its limit, or is past it and still open: such a case is late, whatever comes after.</summary>
    public static bool IsLate(Case state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Steps.Any(s => IsLate(s, now));
    }

    /// <summary>Everything a case adds; nothing when it is not counted.</summary>
    /// <param name="now">Open steps are compared with it, UTC.</param>
    public static IEnumerable<Contribution> Of(Case state, SopTable table, WorkCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(calendar);
        return IsCounted(state) ? [.. OfCase(state, calendar, now), .. OfSteps(state, table, now)] : [];
    }

    private static IEnumerable<Contribution> OfCase(Case state, WorkCalendar calendar, DateTimeOffset now)
    {
        yield return About(Indicator.Responded, Ratio.One(state.IsClosed));
        var late = IsLate(state, now);
        if (state.IsClosed || late) yield return About(Indicator.OnTime, Ratio.One(!late));
        if (state.Closing is { } closing)
        {
            yield return About(Indicator.ResponseTime, new(calendar.WorkingMinutes(state.ReceivedAt, closing.At.At), 1));
            yield return About(Indicator.ArchiveComplete, Ratio.One(state.Hardcopy is not null && state.Evidence.All(e => state.Archived.ContainsKey(e.Sha256))));
        }

        Contribution About(Indicator indicator, Ratio counted) => new(indicator, state.Owner, null, counted);
    }

    private static IEnumerable<Contribution> OfSteps(Case state, SopTable table, DateTimeOffset now) =>
        from step in state.Steps
        let late = IsLate(step, now)
        where late || step.Finished is not null
        select new Contribution(Indicator.StepsInTime, step.Finished?.By.Position ?? Waiting(state, table), step.Step, Ratio.One(!late));

    private static bool IsLate(StepRecord step, DateTimeOffset now) => (step.Finished?.At ?? now) > step.DueAt;

    /// <summary>An open step counts once, though several may be asked: for the one that was asked first.</summary>
    private static string Waiting(Case state, SopTable table) =>
        state.Holders(table) is [var first, ..] ? first : Actor.System.Seats[0].Position.Key;
}
