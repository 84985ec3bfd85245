using System.Globalization;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Compares, once a night, what stands in chats, index and SharePoint with what the journals say, and has what is behind repaired. By
/// design nothing is ever behind for long, so everything found is counted: a number above zero is a fault to be understood.
/// </summary>
public sealed class NightlyLook(
    ICaseIndex index, CaseHandler cases, CardDelivery cards, IArchiveCursors cursors, IDueTable due, ISnapshots snapshots, IRules office, TimeProvider time, ILogger<NightlyLook> log)
{
    private const string SnapshotName = "telaah-malam";

    /// <summary>01.00 WIB: nobody works, and nobody is told of anything.</summary>
    private static readonly TimeOnly Begins = new(1, 0);

    /// <summary>A closed case still owes its last cards and rows for a while; later nothing moves any more.</summary>
    private static readonly TimeSpan Closing = TimeSpan.FromDays(7);

    /// <summary>What happened this lately is under way and not behind.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(10);

    private string? _done;

    /// <returns>How many cases were behind; null when it is not the time, or was done already.</returns>
    public async Task<int?> RunAsync(CancellationToken cancellationToken)
    {
        var local = Wib.Local(time.GetUtcNow());
        var day = DateOnly.FromDateTime(local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (TimeOnly.FromDateTime(local) < Begins || _done == day) return null;
        var last = await snapshots.FindAsync(SnapshotName, cancellationToken);
        _done = day;
        if (last?.Text == day || !await snapshots.TryReplaceAsync(SnapshotName, day, last?.Version, cancellationToken)) return null;

        var behind = 0;
        await foreach (var line in LinesAsync(DateOnly.FromDateTime(local), cancellationToken))
            if (await IsBehindAsync(line, cancellationToken)) behind++;
        log.NightlyLooked(behind);
        return behind;
    }

    private async IAsyncEnumerable<CaseLine> LinesAsync(DateOnly today, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in index.OpenAsync(cancellationToken)) yield return line;
        var since = time.GetUtcNow() - Closing;
        foreach (var month in new[] { today, today.AddMonths(-1) })
            await foreach (var line in index.ClosedAsync(month, cancellationToken))
            {
                if (line.ClosedAt < since) break;
                yield return line;
            }
    }

    private async Task<bool> IsBehindAsync(CaseLine line, CancellationToken cancellationToken)
    {
        if (await cases.LoadAsync(line.CaseId, cancellationToken) is not { } loaded || loaded.Commits[^1].Commit.At > time.GetUtcNow() - UnderWay) return false;
        var rules = await office.ReadAsync(cancellationToken);
        List<string> found = [];
        var truth = CaseLine.Of(loaded.State, rules.TableOf(loaded.State));
        if (!truth.Says(line))
        {
            found.Add("index");
            await index.PutAsync(truth, cancellationToken);
        }

        // What is known to fail, such as a blocked bot, is owed all the time and shown on the case; it is not drift.
        var owed = OwedWork.Pending(loaded.State, rules, time.GetUtcNow(), await cards.RosterAsync(cancellationToken));
        if (owed.Any(w => w is not (ArchiveEvidence or EraseContent)) && loaded.State.Undeliverable.Count == 0) found.Add("cards");
        if ((await cursors.ReadAsync(line.CaseId, cancellationToken)).Version < loaded.State.Version) found.Add("archive");
        if (found.Count == 0) return false;
        await due.ScheduleAsync(line.CaseId, time.GetUtcNow(), cancellationToken);
        foreach (var what in found) Measures.Drifted(what);
        log.CaseBehind(line.CaseId, string.Join(", ", found));
        return true;
    }
}
