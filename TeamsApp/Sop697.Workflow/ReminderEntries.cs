using System.Globalization;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>How entries and the people they are for are named.</summary>
public static class ReminderEntries
{
    /// <summary>No case id has a hyphen.</summary>
    private const string Person = "orang-";

    private const string DigestPrefix = "ringkasan-";

    /// <summary>What stands in the due table, instead of a case, for somebody who is to be reminded.</summary>
    public static string DueFor(string objectId) => Person + objectId;

    public static bool IsPerson(DueRow row) => row?.CaseId.StartsWith(Person, StringComparison.Ordinal) == true;

    /// <summary>Directory object id of the person that a row is about.</summary>
    public static string PersonOf(DueRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.CaseId[Person.Length..];
    }

    internal static ReminderEntry Of(Case state, ClockMoment moment, DateTimeOffset now)
    {
        var clock = moment.Clock;
        var (fact, what) = moment switch
        {
            RemindMoment m => ((CaseEvent)m.Done(ReminderEnd.Sent), $"{Codes.Of(m.Kind)}.{m.Number}"),
            EscalateMoment m => (m.Done, $"naik.{m.Level}"),
            _ => throw new InvalidOperationException($"Unknown moment {moment.GetType().Name}."),
        };
        var key = string.Create(CultureInfo.InvariantCulture, $"{state.Id}.{Codes.Of(clock.Kind)}.{clock.Index}.{what}");
        return new ReminderEntry(key, state.Id, fact, state.Inquiry.Urgent, now);
    }

    internal static ReminderEntry Digest(DateOnly day, DateTimeOffset now) => new(DigestPrefix + Day(day), null, null, false, now);

    internal static bool IsDigest(ReminderEntry entry) => entry.CaseId is null;

    internal static bool IsDigestOf(ReminderEntry entry, DateOnly day) => entry.Key == DigestPrefix + Day(day);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
