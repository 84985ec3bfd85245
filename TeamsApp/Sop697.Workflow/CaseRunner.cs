using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Performs what a case owes: numbers and cards. One runner per case; act, then record; repeat until nothing is owed.</summary>
public sealed class CaseRunner(
    CaseHandler cases,
    CardDelivery cards,
    DuplicateSearch duplicates,
    INumbering numbering,
    IArchiveCursors cursors,
    IDueTable due,
    IWorkQueue queue,
    ICaseLease lease,
    CaseClocks clocks,
    IRules office,
    TimeProvider time,
    ILogger<CaseRunner> log)
{
    /// <summary>Name of this work on the record, as its queue's.</summary>
    private const string Queue = "work";

    /// <summary>Passes in one run; more means that two rules undo each other, which must be seen, not looped.</summary>
    private const int MaxPasses = 10;

    private static readonly TimeSpan LeaseBusy = TimeSpan.FromSeconds(1);

    public async Task RunAsync(DueRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var held = await lease.TryTakeAsync(row.CaseId, Queue, cancellationToken);
        if (held is null)
        {
            await queue.NudgeAsync(row, LeaseBusy, cancellationToken);
            return;
        }

        var loaded = await cases.LoadAsync(row.CaseId, cancellationToken);
        var (head, retry) = await PerformUntilDoneAsync(row.CaseId, loaded, cancellationToken);
        if (retry is { } later)
        {
            await due.ScheduleAsync(row.CaseId, time.GetUtcNow() + later, cancellationToken);
        }

        if (head is not null && retry is null && head.Stalled.ContainsKey(Queue))
            head = (await cases.RecordAsync(row.CaseId, new RecordWork(time.GetUtcNow(), [new WorkResumed(Queue)]), cancellationToken))?.State ?? head;
        if (head is not null) head = await clocks.LookAsync(head, cancellationToken);
        if (head is not null && (head.Version > loaded?.State.Version || await IsArchiveOwedAsync(head, cancellationToken))) await queue.NudgeArchiveAsync(row with { Version = head.Version }, TimeSpan.Zero, cancellationToken);
        else await due.DoneAsync(row, cancellationToken);
    }

    private async Task<(Case? Head, TimeSpan? Retry)> PerformUntilDoneAsync(string caseId, LoadedCase? loaded, CancellationToken cancellationToken)
    {
        // What could not be done now is left to a later run; what its record owes, such as a warning on a card, is not.
        var rules = await office.ReadAsync(cancellationToken);
        HashSet<string> later = [];
        var retry = Performed.Nothing;
        var roster = await cards.RosterAsync(cancellationToken);
        for (var pass = 0; loaded is not null && pass < MaxPasses; pass++)
        {
            var now = time.GetUtcNow();
            var performed = await PerformAsync(loaded.State, rules, now, roster, later, cancellationToken);
            retry = retry.And(new Performed([], performed.Retry));
            if (performed.Facts.Count + performed.Shown.Count == 0) return (loaded.State, retry.Retry);
            var before = loaded.State.Version;
            loaded = await cases.RecordAsync(loaded, new RecordWork(now, performed.Facts), performed.Shown, cancellationToken);
            if (loaded.State.Version == before) return (loaded.State, retry.Retry);
        }

        if (loaded is null) return (null, null);
        log.TooManyPasses(caseId, MaxPasses);
        throw new UnreachableException($"Case {caseId} still owed work after {MaxPasses} passes.");
    }

    /// <summary>Performs everything owed now, looking ahead at what the facts will owe, so that one commit records it all.</summary>
    /// <param name="later">Keys of work that failed in this run; added to, and not tried again.</param>
    private async Task<Performed> PerformAsync(Case state, SopRules rules, DateTimeOffset now, Roster roster, HashSet<string> later, CancellationToken cancellationToken)
    {
        var performed = Performed.Nothing;
        HashSet<string> tried = [.. later];
        var ahead = state;
        while (true)
        {
            var owed = OwedWork.Pending(ahead, rules, now, roster).Where(w => w is not ArchiveWork && tried.Add(w.Key)).ToList();
            if (owed.Count == 0) return performed;
            foreach (var work in owed)
            {
                var done = await PerformAsync(ahead, work, rules, cancellationToken);
                if (done.Retry is not null) later.Add(work.Key);
                performed = performed.And(done);
            }

            ahead = Preview(state, performed.Facts, rules, now);
        }
    }

    private async Task<Performed> PerformAsync(Case state, Work work, SopRules rules, CancellationToken cancellationToken)
    {
        switch (work)
        {
            case AssignNumber assign:
                var serial = await numbering.NumberForAsync(state.Id, assign.Year, cancellationToken);
                return new Performed([new CaseNumbered(assign.Format(serial))], null);
            case CompareReport:
                return await duplicates.CompareAsync(state, rules, cancellationToken);
            case CountAsker count:
                return await duplicates.CountAsync(count, cancellationToken);
            case MoveDue move:
                return new Performed([.. move.Moves], null);
            case NameStandIns name:
                return new Performed([.. name.Changes], null);
            case MoveCard leaving:
                return await cards.MoveAsync(leaving, cancellationToken);
            case ShowCard show:
                return await cards.ShowAsync(show, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown work {work.GetType().Name}.");
        }
    }

    private static Case Preview(Case state, IReadOnlyList<CaseEvent> facts, SopRules rules, DateTimeOffset now) =>
        CaseDecider.Decide(state, new RecordWork(now, facts), rules) is Decision.Accepted accepted
            ? accepted.Events.Aggregate(state, (s, e) => CaseEvolution.Evolve(s, e, s.Id, new Stamp(state.Version + 1, now, accepted.By)))
            : state;

    /// <summary>Asked only after a run that recorded nothing: what was recorded just now SharePoint cannot have.</summary>
    private async Task<bool> IsArchiveOwedAsync(Case head, CancellationToken cancellationToken)
    {
        var cursor = await cursors.ReadAsync(head.Id, cancellationToken);
        return cursor.Version < head.Version || OwedWork.ForArchive(head).Any(w => w is not ArchiveEvidence);
    }
}

/// <summary>What a run did, and when to try again what could not be done.</summary>
/// <param name="Facts">Events of effects.</param>
/// <param name="Retry">Null when nothing failed.</param>
public sealed record Performed(IReadOnlyList<CaseEvent> Facts, TimeSpan? Retry)
{
    public static Performed Nothing { get; } = new([], null);

    /// <summary>Cards that stand in chats now and can be answered.</summary>
    public IReadOnlyList<ShownCard> Shown { get; init; } = [];

    public Performed And(Performed other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var sooner = (Retry, other.Retry) switch
        {
            (null, var later) => later,
            (var mine, null) => mine,
            ({ } a, { } b) => a < b ? a : b,
        };
        return new Performed([.. Facts, .. other.Facts], sooner) { Shown = [.. Shown, .. other.Shown] };
    }
}
