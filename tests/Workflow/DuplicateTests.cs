using Sop697.Domain.Cases;

namespace Sop697.Tests.Workflow;

/// <summary>A report that looks like an earlier one, from its first run to the count on the earlier case.</summary>
public sealed class DuplicateTests
{
    private const string Earlier = "earlier0earlier0earlier000";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_run_lets_the_report_be_found_before_it_looks_for_others_and_records_what_it_found_with_the_number()
    {
        var stage = await TwoAsync();
        Assert.Equal(2, stage.State.Version);
        var like = Assert.Single(stage.State.Like);
        Assert.Equal((Earlier, "MS-2026-0007", LikenessKind.SameFile, "konsultasi"), (like.CaseId, like.Number, like.How, like.Step));
        Assert.Equal([Earlier, Stage.CaseId], stage.Reports.Put.Select(r => r.CaseId));
        Assert.EndsWith("/ganda", stage.State.Cards[CardPlan.ReceiptKey].Face, StringComparison.Ordinal);
        Assert.Empty((await stage.Cases.LoadAsync(Earlier, Token))!.State.Like);
    }

    [Fact]
    public async Task A_merged_report_is_counted_on_the_earlier_case_once_and_its_work_is_nudged()
    {
        var stage = await TwoAsync();
        await stage.Cases.HandleAsync(Stage.CaseId, new MergeCase(Desk.Monday, Desk.Who("tim"), Earlier, Earlier, "MS-2026-0007"), null, Token);
        await stage.RunAsync();
        await stage.RunAsync();
        Assert.True(stage.State.Merged!.IsCounted);
        var earlier = (await stage.Cases.LoadAsync(Earlier, Token))!.State;
        Assert.Equal(Stage.CaseId, Assert.Single(earlier.Askers).CaseId);
        Assert.Contains(stage.Schedule, s => s.CaseId == Earlier && s.At > Desk.Monday);
    }

    [Fact]
    public async Task A_death_between_counting_and_recording_counts_nobody_twice()
    {
        var stage = await TwoAsync();
        await stage.Cases.HandleAsync(Stage.CaseId, new MergeCase(Desk.Monday, Desk.Who("tim"), Earlier, Earlier, null), null, Token);
        var asker = new Asker(Stage.CaseId, stage.State.Number, Desk.Inquiry.Channel, null);
        await stage.Cases.HandleAsync(Earlier, new JoinAsker(Desk.Monday, asker), null, Token);
        await stage.RunAsync();
        Assert.Single((await stage.Cases.LoadAsync(Earlier, Token))!.State.Askers);
        Assert.True(stage.State.Merged!.IsCounted);
    }

    [Fact]
    public async Task Who_looks_like_a_merged_report_is_asked_about_the_case_that_answers_it()
    {
        var stage = await TwoAsync();
        await stage.Cases.HandleAsync(Stage.CaseId, new MergeCase(Desk.Monday, Desk.Who("tim"), Earlier, Earlier, "MS-2026-0007"), null, Token);
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        const string Third = "third0third0third0third000";
        await stage.OpenAsync(Third, Desk.Inquiry);
        await stage.RunAsync(Third);
        Assert.Equal(Earlier, Assert.Single((await stage.Cases.LoadAsync(Third, Token))!.State.Like).CaseId);
    }

    [Fact]
    public async Task A_case_of_its_own_leaves_no_trace_of_the_comparison()
    {
        var stage = new Stage();
        await stage.OpenAsync();
        await stage.RunAsync();
        Assert.Empty(stage.State.Like);
        Assert.DoesNotContain(stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events), e => e is DuplicateSuspected);
    }

    /// <summary>Two reports with the same screenshot, a minute apart.</summary>
    private static async Task<Stage> TwoAsync()
    {
        var stage = new Stage();
        await stage.OpenAsync(Earlier, Desk.Inquiry);
        await stage.RunAsync(Earlier);
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        await stage.OpenAsync();
        await stage.RunAsync();
        return stage;
    }
}
