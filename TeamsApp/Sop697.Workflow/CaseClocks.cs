using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Sees what the clocks of a case owe and hands it to the people concerned. What was handed over stays owed until it is on the record,
/// so that it may be handed over again after a crash: the box takes it once.
/// </summary>
public sealed class CaseClocks(
    CaseHandler cases, IReminders reminders, IDirectory directory, IDueTable due, IWorkQueue queue, TimeProvider time, ILogger<CaseClocks> log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <returns>The case with what was recorded.</returns>
    public async Task<Case> LookAsync(Case state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.IsClosed) return state;
        var now = time.GetUtcNow();
        if (await OfficeAsync(now, cancellationToken) is not { } office)
        {
            await due.ScheduleAsync(state.Id, now + Soon, cancellationToken);
            return state;
        }

        var plan = ClockPlan.Of(state, office.Rules, key => StandIns.Above(state, key, k => office.Position(k)?.Superior), now);
        // The row has the minute and the case for its key: looking again does not pile up rows, and a row of a clock that stopped costs one look.
        if (plan.Next is { } next) await due.ScheduleAsync(state.Id, next, cancellationToken);
        if (plan.Owed.Count == 0) return state;
        var (handed, facts) = Sort(plan.Owed);
        await HandAsync(state, handed, office, cancellationToken);
        return facts.Count == 0 ? state : (await cases.RecordAsync(state.Id, new RecordWork(now, facts), cancellationToken))?.State ?? state;
    }

    private async Task<Office?> OfficeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await directory.ReadAsync(now, cancellationToken);
        }
        catch (DirectoryUnavailableException e)
        {
            log.ClocksPostponed(e.Message);
            return null;
        }
    }

    /// <summary>Of several reminders of one clock the newest speaks for all; that silence went up is a fact at once.</summary>
    private static (List<ClockMoment> Handed, List<CaseEvent> Facts) Sort(IReadOnlyList<ClockMoment> owed)
    {
        List<ClockMoment> handed = [.. owed.OfType<EscalateMoment>()];
        List<CaseEvent> facts = [.. owed.OfType<EscalateMoment>().Select(m => m.Done)];
        foreach (var clock in owed.OfType<RemindMoment>().GroupBy(m => (m.Clock.Kind, m.Clock.Index)))
        {
            handed.Add(clock.MaxBy(m => m.At)!);
            facts.AddRange(clock.OrderBy(m => m.At).SkipLast(1).Select(m => m.Done(ReminderEnd.Merged)));
        }

        for (var merged = facts.OfType<Reminded>().Count(); merged > 0; merged--) Measures.ReminderWas("merged");
        return (handed, facts);
    }

    private async Task HandAsync(Case state, List<ClockMoment> moments, Office office, CancellationToken cancellationToken)
    {
        HashSet<string> people = [];
        foreach (var moment in moments)
        {
            var entry = ReminderEntries.Of(state, moment, time.GetUtcNow());
            foreach (var person in People(state, moment, office))
            {
                // The row first: an entry that nobody looks for would never be sent.
                if (people.Add(person)) await ScheduleAsync(person, entry.Urgent, cancellationToken);
                await reminders.AddAsync(person, entry, cancellationToken);
            }
        }

        // Only now, so that whoever is quick finds everything.
        if (!state.Inquiry.Urgent) return;
        foreach (var person in people) await queue.NudgeRemindersAsync(await ScheduleAsync(person, urgent: true, cancellationToken), TimeSpan.Zero, cancellationToken);
    }

    /// <summary>The sweep finds the row; while more comes for the same person the same row moves on, so that 200 cases make one run.</summary>
    private Task<DueRow> ScheduleAsync(string person, bool urgent, CancellationToken cancellationToken) =>
        due.ScheduleAsync(ReminderEntries.DueFor(person), time.GetUtcNow() + (urgent ? TimeSpan.Zero : ReminderTiming.Gather), cancellationToken);

    /// <summary>Who acts for the position now, and who stands in for it in this case; when nobody does, silence is told to the one above.</summary>
    private static IEnumerable<string> People(Case state, ClockMoment moment, Office office)
    {
        var position = moment is EscalateMoment up ? up.To : moment.Clock.Position;
        HashSet<string> asked = [];
        while (moment is EscalateMoment && office.HoldersOf(position).Count == 0 && asked.Add(position) && office.Position(position)?.Superior is { } above)
            position = above;
        return StandIns.For(state, position).Prepend(position).SelectMany(office.HoldersOf).Select(p => p.ObjectId).Distinct();
    }
}
