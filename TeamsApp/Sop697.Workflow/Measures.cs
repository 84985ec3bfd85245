using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sop697.Workflow;

/// <summary>
/// What the product counts and traces, under the name <c>Sop697</c>. Tags are codes and case ids; never texts or people.
/// </summary>
public static class Measures
{
    public const string Name = "Sop697";

    /// <summary>Spans of work that no request carries: queue messages and the sweep.</summary>
    public static readonly ActivitySource Traces = new(Name);

    /// <summary>Tag of the case that a span is about.</summary>
    public const string CaseTag = "sop697.case_id";

    /// <summary>Tag of the Functions host's own id of the invocation that a span belongs to.</summary>
    public const string InvocationTag = "faas.invocation_id";

    /// <summary>Tag of the invocation that began it all: of a report, a press or a timer, however many queues lie between.</summary>
    public const string OriginTag = "sop697.origin_invocation_id";

    /// <summary>The invocation that the work at hand goes back to, or null outside any.</summary>
    public static string? Origin => Told(OriginTag) ?? Told(InvocationTag);

    /// <summary>What the spans around say under a tag, the innermost first; null when none does.</summary>
    public static string? Told(string tag)
    {
        for (var span = Activity.Current; span is not null; span = span.Parent)
            if (span.GetTagItem(tag) is string { Length: > 0 } value) return value;
        return null;
    }

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>(
        "sop697.decisions", "{decision}", "Commands of people by command and outcome.");

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        "sop697.journal.conflicts", "{conflict}", "Appends that found their version taken.");

    private static readonly Counter<long> Cards = Meter.CreateCounter<long>(
        "sop697.cards", "{card}", "Cards by what became of them: sent, updated, undeliverable, postponed.");

    private static readonly Counter<long> Archived = Meter.CreateCounter<long>(
        "sop697.archive.runs", "{run}", "Archive runs by outcome: done, postponed, differs.");

    private static readonly Counter<long> Swept = Meter.CreateCounter<long>(
        "sop697.sweep.nudged", "{case}", "Cases whose work was late and was nudged by the sweep.");

    private static readonly Counter<long> Stalled = Meter.CreateCounter<long>(
        "sop697.work.stalled", "{case}", "Work that failed so often that somebody must look, by queue.");

    private static readonly Gauge<int> Vacant = Meter.CreateGauge<int>(
        "sop697.positions.vacant", "{position}", "Positions of the SOP that nobody holds.");

    private static readonly Counter<long> Drifts = Meter.CreateCounter<long>(
        "sop697.drift", "{case}", "Cases that the nightly look found behind their journal, by what was behind.");

    private static readonly Gauge<int> Unofficial = Meter.CreateGauge<int>(
        "sop697.calendar.unofficial", "{calendar}", "1 while a year that matters has no official holidays, else 0.");

    private static readonly Counter<long> Reminders = Meter.CreateCounter<long>(
        "sop697.reminders", "{reminder}", "Reminders by what became of them: sent, merged, uncertain, pointless, undeliverable, postponed.");

    internal static void Decided(string command, string outcome) =>
        Decisions.Add(1, new KeyValuePair<string, object?>("command", command), new KeyValuePair<string, object?>("outcome", outcome));

    internal static void Conflicted() => Conflicts.Add(1);

    internal static void CardWas(string outcome) => Cards.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void ReminderWas(string outcome) => Reminders.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void ArchiveWas(string outcome) => Archived.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void SweepNudged(int cases) => Swept.Add(cases);

    internal static void WorkStalled(string queue) => Stalled.Add(1, new KeyValuePair<string, object?>("queue", queue));

    internal static void PositionsVacant(int positions) => Vacant.Record(positions);

    internal static void Drifted(string what) => Drifts.Add(1, new KeyValuePair<string, object?>("what", what));

    internal static void CalendarUnofficial(bool unofficial) => Unofficial.Record(unofficial ? 1 : 0);
}
