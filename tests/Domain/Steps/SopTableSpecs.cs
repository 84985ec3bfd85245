using System.Text.Json;
using Sop697.Domain.Steps;

namespace Sop697.Tests.Domain.Steps;

public sealed class SopTableSpecs
{
    private static readonly SopTable Table = Sop697Table.Revision0;

    [Fact]
    public void The_map_in_the_docs_is_the_table() => Repository.Holds(SopMap.Of(Sop697Table.Current), "TeamsApp", "docs", "sop-map.md");

    [Fact]
    public void The_limits_add_up_to_what_the_SOP_prints()
    {
        Assert.Equal(5, Table.Steps.Where(s => s.Limit.Unit == LimitUnit.WorkingDay).Sum(s => s.Limit.Amount));
        Assert.Equal(30, Table.Steps.Where(s => s.Limit.Unit == LimitUnit.WorkingMinute).Sum(s => s.Limit.Amount));
        Assert.Equal(["1 hari", "15 menit"], Table.Steps.Select(s => s.Limit.ToString()).Distinct());
    }

    [Fact]
    public void Rows_are_numbered_as_printed_and_every_key_is_used_once()
    {
        Assert.Equal(Enumerable.Range(1, 7), Table.Steps.Select(s => s.Number));
        Assert.Equal(7, Table.Steps.Select(s => s.Key).Distinct().Count());
        Assert.All(Table.Steps, s => Assert.Matches("^[a-z_]+$", s.Key));
    }

    [Fact]
    public void Every_exit_leads_to_a_row_or_to_the_end_and_the_end_is_within_reach_of_every_row()
    {
        var reachesEnd = Table.Steps.Where(s => s.Exits.Any(e => e.LeadsTo is null)).Select(s => s.Key).ToHashSet();
        while (Table.Steps.FirstOrDefault(s => !reachesEnd.Contains(s.Key) && s.Exits.Any(e => reachesEnd.Contains(e.LeadsTo!))) is { } found)
            reachesEnd.Add(found.Key);
        Assert.Equal(Table.Steps.Select(s => s.Key).Order(), reachesEnd.Order());
    }

    [Fact]
    public void Within_a_row_a_verb_is_offered_once_to_each_actor() => Assert.All(
        Table.Steps, s => Assert.Equal(s.Exits.Count, s.Exits.DistinctBy(e => (e.Verb, e.By)).Count()));

    [Fact]
    public void Every_row_that_a_person_holds_has_a_card() => Assert.All(
        Table.Steps.Where(s => s.Actor is StepActor.Team or StepActor.Owner && s != Table.First), s => Assert.NotNull(s.Card));

    [Fact]
    public void A_case_begins_in_the_first_row() => Assert.Equal("terima", Table.First.Key);

    [Fact]
    public void An_unknown_row_or_revision_is_a_fault()
    {
        Assert.Throws<KeyNotFoundException>(() => Table["sebelas"]);
        Assert.Throws<KeyNotFoundException>(() => Sop697Table.Find(99));
        Assert.Same(Table, Sop697Table.Find(0));
    }

    [Fact]
    public void The_lower_case_name_of_a_verb_is_the_card_verb() => Assert.All(
        Enum.GetValues<Verb>(), v => Assert.Equal($"\"{v.ToString().ToLowerInvariant()}\"", JsonSerializer.Serialize(v)));
}
