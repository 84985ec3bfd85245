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

    internal static void Decided(string command, string outcome) =>
        Decisions.Add(1, new KeyValuePair<string, object?>("command", command), new KeyValuePair<string, object?>("outcome", outcome));

    internal static void Conflicted() => Conflicts.Add(1);

    internal static void CardWas(string outcome) => Cards.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void ArchiveWas(string outcome) => Archived.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void SweepNudged(int cases) => Swept.Add(cases);

    internal static void WorkStalled(string queue) => Stalled.Add(1, new KeyValuePair<string, object?>("queue", queue));
}
