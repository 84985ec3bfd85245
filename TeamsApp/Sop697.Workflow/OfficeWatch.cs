using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Sop697.Domain;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Sees that calendar, settings or holders of positions changed, and has every open case looked at; what that means for a case is decided
/// by the case. Tells once a day when a year has no official holidays or a position has no holder.
/// </summary>
public sealed class OfficeWatch(
    IDirectory directory, ICaseIndex index, IDueTable due, ISnapshots snapshots, TimeProvider time, ILogger<OfficeWatch> log)
{
    private const string SnapshotName = "kalender";

    /// <summary>Stands between what was acted on and when, while the second look is still to come.</summary>
    private const char FirstLook = '@';

    /// <summary>
    /// Another instance may still work with the calendar of before, and a case may just have been opened with it; by the second look
    /// the one has read the new calendar and the other stands in the index.
    /// </summary>
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(10);

    private string? _seen;
    private DateOnly? _warned;

    /// <returns>How many cases will be looked at; 0 when nothing changed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await directory.TryReadAsync(now, cancellationToken) is not { } office) return 0;
        Warn(office, now);

        // A Plh whose first day begins gets his cards in the morning, not at midnight.
        if (office.Rules.Calendar.NextWorkingMoment(now) > now) return 0;
        var print = Print(office);
        if (print == _seen) return 0;
        var kept = await snapshots.ReadAsync(SnapshotName, cancellationToken) ?? "";
        var first = kept.StartsWith(print + FirstLook, StringComparison.Ordinal) ? Utc(kept[(print.Length + 1)..]) : null;
        if (kept != print && (first is null || time.GetUtcNow() >= first + SecondLook))
        {
            // Kept only when all are scheduled: a crash in between begins again, which is harmless.
            var count = await ScheduleAllAsync(cancellationToken);
            kept = first is null ? $"{print}{FirstLook}{time.GetUtcNow():O}" : print;
            await snapshots.SaveAsync(SnapshotName, kept, cancellationToken);
            log.CalendarChanged(count);
            return count;
        }

        if (kept == print) _seen = print;
        return 0;
    }

    private static DateTimeOffset? Utc(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    private async Task<int> ScheduleAllAsync(CancellationToken cancellationToken)
    {
        var (count, now) = (0, time.GetUtcNow());
        await foreach (var line in index.OpenAsync(cancellationToken))
        {
            await due.ScheduleAsync(line.CaseId, now, cancellationToken);
            count++;
        }

        return count;
    }

    private void Warn(Office office, DateTimeOffset now)
    {
        var warning = CalendarWarning.For(office.Rules.Calendar, now);
        Measures.CalendarUnofficial(warning is not null);
        Measures.PositionsVacant(office.Vacant.Count);
        var today = Wib.Day(now);
        if (_warned == today) return;
        _warned = today;
        if (warning is not null) log.CalendarNotOfficial(warning.Year, Codes.Of(warning.Status));
        foreach (var position in office.Vacant) log.PositionVacant(position.Key);
    }

    /// <summary>The same for an office that gives the same due dates and the same holders, whatever the order and the names of its rows.</summary>
    private static string Print(Office office)
    {
        var (rules, calendar) = (office.Rules, office.Rules.Calendar);
        IEnumerable<string> lines =
        [
            $"{calendar.Counting}",
            .. calendar.Holidays.Select(h => Day(h.Date)).Distinct().Order(StringComparer.Ordinal),
            .. Hours(calendar.Week),
            .. calendar.Special.SelectMany(s => Hours(s.Week).Prepend($"{Day(s.From)} {Day(s.To)}")),
            .. rules.Settings.StatutoryDays.OrderBy(d => d.Key).Select(d => $"{d.Key} {d.Value}"),
            .. office.Holders.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(' ', h.Value.Select(p => $"{p.ObjectId} {p.Kind}").Order(StringComparer.Ordinal))}"),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static IEnumerable<string> Hours(WorkWeek week) => week.Days.OrderBy(d => d.Key).Select(d => string.Create(
        CultureInfo.InvariantCulture, $"{d.Key} {d.Value.Opens:HH.mm} {d.Value.BreakStarts:HH.mm} {d.Value.BreakEnds:HH.mm} {d.Value.Closes:HH.mm}"));

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
