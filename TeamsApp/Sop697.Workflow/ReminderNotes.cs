using System.Collections.Concurrent;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Makes one message of a person's entries, by the cases as they stand now: what went on meanwhile is left out.</summary>
public sealed class ReminderNotes(CaseHandler cases, CaseFinder finder, IRules office, TimeProvider time)
{
    private const int AtOnce = 8;

    internal async Task<MadeNote> MakeAsync(IReadOnlyList<ReminderEntry> entries, ReminderStanding standing, Actor person, CancellationToken cancellationToken)
    {
        var today = Wib.Day(time.GetUtcNow());
        var digest = entries.FirstOrDefault(e => ReminderEntries.IsDigestOf(e, today) && !standing.DigestOff && standing.LastDigest != today);
        var (judged, superseded) = await JudgeAsync(entries, person, cancellationToken);
        var tasks = digest is null ? new TaskList([], 0) : await finder.TasksAsync(person, cancellationToken);
        var items = judged.Values.GroupBy(i => i.Case.Id).Select(g => g.FirstOrDefault(i => i.Card is not null) ?? g.First()).ToList();
        var shown = tasks.Shown.Where(t => items.All(i => i.Case.Id != t.Case.Id)).Select(Item);
        var told = items.Count(i => i.Card is null);
        var total = Math.Max(items.Count, tasks.Total + told);
        List<ReminderItem> all = [.. items.Concat(shown).OrderByDescending(i => i.Case.Inquiry.Urgent).ThenBy(i => i.DueAt).Take(CaseFinder.MostShown)];
        var kept = entries.Where(e => judged.ContainsKey(e.Key) || (e == digest && all.Count > 0)).ToList();
        return new MadeNote(all.Count == 0 ? null : new ReminderNote(all, total), kept, [.. entries.Except(kept)], superseded);
    }

    private static ReminderItem Item(WaitingTask task) =>
        new(task.Case, task.Card, task.Card.Position, task.Case.Open?.StartedAt ?? task.Case.ReceivedAt, task.DueAt, null);

    private async Task<(IReadOnlyDictionary<string, ReminderItem> Items, bool Superseded)> JudgeAsync(IReadOnlyList<ReminderEntry> entries, Actor person, CancellationToken cancellationToken)
    {
        var rules = await office.ReadAsync(cancellationToken);
        ConcurrentDictionary<string, ReminderItem> judged = [];
        var superseded = 0;
        await Parallel.ForEachAsync(
            entries.Where(e => e.CaseId is not null),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (entry, token) =>
            {
                if (await cases.LoadAsync(entry.CaseId!, token) is not { } loaded) return;
                if (Judge(loaded.State, entry.Fact, person, rules.TableOf(loaded.State)) is { } item) judged[entry.Key] = item;
                else if (entry.Fact is Reminded r && IsSpokenFor(loaded.State, r)) Interlocked.Increment(ref superseded);
            });
        return (judged, superseded > 0);
    }

    /// <summary>Null when there is nothing left to remind of.</summary>
    private static ReminderItem? Judge(Case state, CaseEvent? fact, Actor person, SopTable table)
    {
        if (state.Open is not { } open) return null;
        RunningClock? Running(DueClock clock, int index, string position) =>
            RunningClock.Of(state, table).FirstOrDefault(c => (c.Kind, c.Index, c.Position) == (clock, index, position));
        switch (fact)
        {
            case Reminded r:
                if (!StandIns.MayAct(state, person, r.Position) || Running(r.Clock, r.Index, r.Position) is not { } clock || IsSpokenFor(state, r)) return null;
                var card = CardPlan.Of(state, table).FirstOrDefault(p => p is { IsOpen: true, Kind: not (CardKind.Receipt or CardKind.Waiting) } && p.Position == r.Position);
                return card is null ? null : new ReminderItem(state, card, r.Position, clock.Began, clock.DueAt, null);
            case Escalated { Level: 0 } e:
                return person.Seats.Count == 0 ? null : new ReminderItem(state, null, e.From, open.StartedAt, open.DueAt, e);
            case Escalated e:
                return person.Seats.Count > 0 && Running(e.Clock, e.Index, e.From) is { } silent
                    ? new ReminderItem(state, null, e.From, silent.Began, silent.DueAt, e)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>A later reminder of the same clock is in the box too.</summary>
    private static bool IsSpokenFor(Case state, Reminded r) => state.Reminders.Any(x =>
        (x.Clock, x.Index, x.Kind, x.Number, x.How) == (r.Clock, r.Index, r.Kind, r.Number, ReminderEnd.Merged));
}

/// <param name="Note">Null when nothing is left to say.</param>
/// <param name="Entries">What it speaks for.</param>
/// <param name="Pointless">Entries whose case went on.</param>
/// <param name="Superseded">A later reminder has taken the place of one of them while the box was read: the cases are being looked at just now.</param>
internal sealed record MadeNote(ReminderNote? Note, IReadOnlyList<ReminderEntry> Entries, IReadOnlyList<ReminderEntry> Pointless, bool Superseded);
