using System.Text;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;

namespace Sop697.Tests.Domain.Steps;

/// <summary>The SOP table as a page that people review.</summary>
internal static class SopMap
{
    public static string Of(SopTable table)
    {
        var page = new StringBuilder();
        page.Append("# SOP map\n\n<!-- Generated from Sop697Table by tests/Domain; update with SOP697_UPDATE_SNAPSHOTS=1. Do not edit. -->\n\n");
        page.Append(Line($"**{table.Name}**  \n{table.Number}, revision {table.Revision}, effective {table.Effective:yyyy-MM-dd}\n"));
        page.Append("## Rows\n\nActivity, limit, output and related SOP are the scanned SOP's; title and requirement are ours.\n\n");
        page.Append("| # | Key | Title | Activity | Actor | Requirement | Limit | Output | Related SOP | Card |\n|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var s in table.Steps)
            page.Append(Line($"| {s.Number} | `{s.Key}` | {s.Title} | {s.Activity} | {Who(s.Actor)} | {s.Requirement} | {s.Limit} | {s.Output} | {s.RelatedSop ?? "–"} | {CardOf(s)} |"));
        page.Append("\n## Transitions\n\n| From | Verb | By | Leads to | Rows done at once |\n|---|---|---|---|---|\n");
        foreach (var (s, e) in Exits(table))
            page.Append(Line($"| {s.Number}. `{s.Key}` | `{NameOf(e.Verb)}` | {Who(e.By)} | {Target(table, e)} | {AtOnce(table, s, e)} |"));
        page.Append("\nWhere a rule asks for agreement, `answer` of the owner leads to the row that is asked instead; while others are still\nasked, the row stays open. A row that comes back in a loop keeps its due date.\n");
        page.Append("\n## Diagram\n\n```mermaid\nstateDiagram-v2\n");
        foreach (var s in table.Steps) page.Append(Line($"    {s.Key} : {s.Number}. {s.Title}"));
        page.Append(Line($"    [*] --> {table.First.Key}"));
        foreach (var arrows in Exits(table).GroupBy(x => (x.Step.Key, To: x.Exit.LeadsTo ?? "[*]")))
            page.Append(Line($"    {arrows.Key.Key} --> {arrows.Key.To} : {string.Join(", ", arrows.Select(a => NameOf(a.Exit.Verb)).Distinct())}"));
        page.Append("```\n\n## Limits of the channels\n\n| Channel | Longest reply, characters |\n|---|---|\n");
        foreach (var c in Enum.GetValues<Channel>()) page.Append(Line($"| {ChannelRules.Label(c)} | {ChannelRules.MaxReply(c)} |"));
        return page.ToString();
    }

    private static string Line(FormattableString text) => FormattableString.Invariant(text) + "\n";

    private static IEnumerable<(SopStep Step, StepExit Exit)> Exits(SopTable table) => table.Steps.SelectMany(s => s.Exits.Select(e => (s, e)));

    private static string Target(SopTable table, StepExit exit) => exit.LeadsTo is { } to ? $"{table[to].Number}. `{to}`" : "end";

    private static string AtOnce(SopTable table, SopStep from, StepExit exit)
    {
        var passed = exit.LeadsTo is { } to ? table.Between(from.Key, to).Select(s => s.Number).ToList() : [];
        return passed.Count == 0 ? "" : string.Join(", ", [from.Number, .. passed]);
    }

    private static string CardOf(SopStep step) => step.Card?.ToString() ?? (step.Actor == StepActor.Consulted ? nameof(CardKind.Answer) : "–");

    private static string NameOf(Verb verb) => verb.ToString().ToLowerInvariant();

    private static string Who(StepActor actor) => actor switch
    {
        StepActor.System => "sistem",
        StepActor.Team => "Tim media sosial",
        StepActor.Owner => "Kepala Seksi",
        StepActor.Consulted => "Kabid / Kasi yang ditanya",
        _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "No such actor."),
    };
}
