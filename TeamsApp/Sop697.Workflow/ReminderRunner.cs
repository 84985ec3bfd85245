using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Sends one person what lies in the box, in one message, and puts it on the record of each case. Whoever dies between sending and
/// recording leaves entries that say so: they are recorded, never sent again.
/// </summary>
public sealed class ReminderRunner(
    IReminders reminders,
    IReminderChannel channel,
    ReminderNotes notes,
    ReminderRecord record,
    IWaitingCases waiting,
    IDirectory directory,
    IDueTable due,
    IWorkQueue queue,
    ICaseLease lease,
    TimeProvider time,
    ILogger<ReminderRunner> log)
{
    /// <summary>Name of this work, as its queue's.</summary>
    private const string Queue = "reminders";

    private static readonly TimeSpan LeaseBusy = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Until somebody has unblocked the bot; when the person comes back it is sooner.</summary>
    private static readonly TimeSpan Unreachable = TimeSpan.FromHours(1);

    /// <summary>Longer than any run that may still believe that an entry is owed.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <param name="row">Of a person, see <see cref="ReminderEntries.DueFor"/>.</param>
    public async Task RunAsync(DueRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var held = await lease.TryTakeAsync(row.CaseId, Queue, cancellationToken);
        if (held is null)
        {
            await queue.NudgeRemindersAsync(row, LeaseBusy, cancellationToken);
            return;
        }

        var person = ReminderEntries.PersonOf(row);
        var box = await reminders.ReadAsync(person, cancellationToken);
        await SettleAsync(person, box, cancellationToken);
        if (await DeliverAsync(person, box, cancellationToken) is { } next) await due.ScheduleAsync(row.CaseId, next, cancellationToken);
        await due.DoneAsync(row, cancellationToken);
    }

    /// <summary>Ends what an earlier run began.</summary>
    private async Task SettleAsync(string person, ReminderBox box, CancellationToken cancellationToken)
    {
        await EndAsync(person, box.In(ReminderState.Sending), ReminderEnd.Uncertain, box.Standing, cancellationToken);
        await EndAsync(person, box.In(ReminderState.Sent), ReminderEnd.Sent, box.Standing, cancellationToken);
        var old = time.GetUtcNow() - Kept;
        await reminders.RemoveAsync(person, [.. box.In(ReminderState.Done).Where(e => e.At < old)], cancellationToken);
    }

    private async Task EndAsync(string person, IReadOnlyList<ReminderEntry> entries, ReminderEnd how, ReminderStanding standing, CancellationToken cancellationToken)
    {
        if (entries.Count == 0) return;
        if (how == ReminderEnd.Uncertain) log.ReminderUncertain(entries.Count);
        foreach (var _ in entries) Measures.ReminderWas(how == ReminderEnd.Sent ? "sent" : "uncertain");
        await record.WriteAsync(entries, how, cancellationToken);
        await reminders.MoveAsync(person, entries, ReminderState.Done, standing, cancellationToken);
    }

    /// <returns>When to look again; null when nothing waits.</returns>
    private async Task<DateTimeOffset?> DeliverAsync(string person, ReminderBox box, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var office = await directory.ReadAsync(now, cancellationToken);
        var (ready, next) = ReminderTiming.Of(box.In(ReminderState.Waiting), box.Standing, office.Rules, now);
        if (ready.Count == 0) return next;
        var made = await notes.MakeAsync(ready, box.Standing, office.Find(person, ""), cancellationToken);
        foreach (var _ in made.Pointless) Measures.ReminderWas("pointless");
        await reminders.RemoveAsync(person, made.Pointless, cancellationToken);
        // Sent now, the note would leave out the cases whose later reminder is on its way, and they would get a second message.
        if (made.Superseded) return now + ReminderTiming.Gather;
        var retry = made.Note is null ? null : await SendAsync(person, made, box.Standing, cancellationToken);
        return Sooner(next, retry);
    }

    private async Task<DateTimeOffset?> SendAsync(string person, MadeNote made, ReminderStanding before, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = Wib.Day(now);
        var after = before with { LastSent = now, LastDigest = made.Entries.Any(ReminderEntries.IsDigest) ? day : before.LastDigest };
        if (!await reminders.MoveAsync(person, made.Entries, ReminderState.Sending, after, cancellationToken)) return now + Soon;
        try
        {
            if (await channel.SendAsync(person, made.Note!, cancellationToken) is { } reason)
            {
                log.ReminderUndeliverable(reason);
                return await WaitAsync("undeliverable", Unreachable);
            }
        }
        catch (ChannelUnavailableException e) when (!e.MayHaveArrived)
        {
            log.ReminderPostponed(e.Message);
            return await WaitAsync("postponed", e.RetryAfter is { } asked && asked > Soon ? (asked < LongestWait ? asked : LongestWait) : Soon);
        }
        catch (ChannelUnavailableException)
        {
            await EndAsync(person, made.Entries, ReminderEnd.Uncertain, after, cancellationToken);
            return null;
        }

        await reminders.MoveAsync(person, made.Entries, ReminderState.Sent, after, cancellationToken);
        await EndAsync(person, made.Entries, ReminderEnd.Sent, after, cancellationToken);
        return null;

        async Task<DateTimeOffset?> WaitAsync(string outcome, TimeSpan wait)
        {
            Measures.ReminderWas(outcome);
            if (made.Entries.FirstOrDefault(e => e.CaseId is not null)?.CaseId is { } caseId) await waiting.RememberAsync(person, caseId, cancellationToken);
            await reminders.MoveAsync(person, made.Entries, ReminderState.Waiting, before, cancellationToken);
            return now + wait;
        }
    }

    private static DateTimeOffset? Sooner(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
