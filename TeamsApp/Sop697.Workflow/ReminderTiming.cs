using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>When a person's entries go out: gathered, spaced, within working time. What is urgent waits for none of that.</summary>
internal static class ReminderTiming
{
    /// <summary>A message waits until nothing new came for so long, and no longer than the second.</summary>
    internal static readonly TimeSpan Gather = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan GatherAtMost = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(15);

    /// <summary>What comes due so shortly before the morning digest is said by it.</summary>
    private static readonly TimeSpan BeforeDigest = TimeSpan.FromMinutes(30);

    /// <summary>Until the digests of everybody lie in the boxes.</summary>
    private static readonly TimeSpan DigestHandedOut = TimeSpan.FromSeconds(45);

    /// <summary>When the digest of a day goes out, UTC: never before the office opens; null on days off or when it is switched off.</summary>
    internal static DateTimeOffset? DigestOf(DateOnly day, SopRules rules)
    {
        if (rules.Settings.MorningDigest is not { } time || !rules.Calendar.IsWorkingDay(day)) return null;
        var at = new DateTimeOffset(day.ToDateTime(time), Wib.Offset);
        var opening = rules.Calendar.NextWorkingMoment(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Wib.Offset));
        return (at > opening ? at : opening).ToUniversalTime();
    }

    /// <returns>What goes out now, and when to look again for the rest; null when there is no rest.</returns>
    internal static (IReadOnlyList<ReminderEntry> Now, DateTimeOffset? Next) Of(
        IReadOnlyList<ReminderEntry> waiting, ReminderStanding standing, SopRules rules, DateTimeOffset now)
    {
        if (waiting.Count == 0) return ([], null);
        var all = ReadyAt(waiting, standing, rules, now);
        if (all <= now) return (waiting, null);
        List<ReminderEntry> urgent = [.. waiting.Where(e => e.Urgent)], rest = [.. waiting.Where(e => !e.Urgent)];
        return (urgent, rest.Count == 0 ? null : ReadyAt(rest, standing, rules, now));
    }

    private static DateTimeOffset ReadyAt(IReadOnlyList<ReminderEntry> entries, ReminderStanding standing, SopRules rules, DateTimeOffset now)
    {
        DateTimeOffset[] earliest = [now, standing.LastSent + Apart ?? now, Sooner(entries.Max(e => e.At) + Gather, entries.Min(e => e.At) + GatherAtMost)];
        var at = rules.Calendar.NextWorkingMoment(earliest.Max());
        if (standing.DigestOff || standing.LastDigest == Wib.Day(at) || entries.Any(ReminderEntries.IsDigest)) return at;
        return DigestOf(Wib.Day(at), rules) + DigestHandedOut is { } digest && digest > at && digest - at <= BeforeDigest ? digest : at;
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
