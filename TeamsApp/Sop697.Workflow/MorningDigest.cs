using System.Globalization;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Once on each working day, everybody for whom something waits gets a digest into the box.</summary>
public sealed class MorningDigest(ICaseIndex index, IReminders reminders, IDirectory directory, IDueTable due, ISnapshots snapshots, TimeProvider time)
{
    private const string SnapshotName = "ringkasan";

    private DateOnly? _done;

    /// <returns>How many people will get one; 0 when it is not time or was done before.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = Wib.Day(now);
        if (_done == today || await directory.TryReadAsync(now, cancellationToken) is not { } office) return 0;
        // After closing it would be no morning digest any more, but one of the next morning.
        if (ReminderTiming.DigestOf(today, office.Rules) is not { } at || now < at || Wib.Day(office.Rules.Calendar.NextWorkingMoment(now)) != today) return 0;
        var day = today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var count = 0;
        if (await snapshots.ReadAsync(SnapshotName, cancellationToken) != day)
        {
            count = await HandOutAsync(today, office, cancellationToken);
            // Kept only when all have it: a crash in between begins again, and each person's own note keeps the digest from coming twice.
            await snapshots.SaveAsync(SnapshotName, day, cancellationToken);
        }

        _done = today;
        return count;
    }

    private async Task<int> HandOutAsync(DateOnly today, Office office, CancellationToken cancellationToken)
    {
        HashSet<string> positions = [];
        await foreach (var line in index.OpenAsync(cancellationToken)) positions.UnionWith(line.Held.SelectMany(h => h.StandIn is { } by ? (string[])[h.Position, by] : [h.Position]));
        var people = positions.SelectMany(office.HoldersOf).Select(p => p.ObjectId).ToHashSet();
        foreach (var person in people)
        {
            var now = time.GetUtcNow();
            await due.ScheduleAsync(ReminderEntries.DueFor(person), now + ReminderTiming.Gather, cancellationToken);
            await reminders.AddAsync(person, ReminderEntries.Digest(today, now), cancellationToken);
        }

        return people.Count;
    }
}
