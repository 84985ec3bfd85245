using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>Microsoft 365 throttles, loses answers or is away. People go on; nothing is lost and nothing doubled.</summary>
[Collection(Storm.Name)]
public sealed class StormTests(TenantFixture fixture) : IAsyncDisposable
{
    private const string Everything = "* ^/v1.0/";
    private const string Upload = "PUT ^/v1.0/drives/.*/content";
    private const string Batch = @"POST ^/v1.0/\$batch";
    private const string Send = "POST ^/connector/v3/conversations/.*/activities";
    private const string Update = "PUT ^/connector/v3/conversations/.*/activities";
    private const int Always = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private TenantClient Client => fixture.Client;

    public async ValueTask DisposeAsync() => await Client.ClearFaultsAsync();

    [Theory]
    [InlineData(409)]
    [InlineData(400)]
    public async Task Answers_of_graph_that_got_lost_after_it_had_committed_leave_one_row_each(int duplicateStatus)
    {
        await Client.PostAsync("/_tenant/graph", new { duplicateStatus });
        await Client.FaultAsync(Upload, status: 504, afterCommit: true);
        await Client.FaultAsync(Batch, status: 504, afterCommit: true, times: 2);
        await Client.FaultAsync("BATCH POST .*/lists/.*/items", status: 504, afterCommit: true);
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        await story.WalkAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report), Patience);
        Assert.Equal(4, await Client.FaultsPlayedAsync());
    }

    [Fact]
    public async Task Graph_drops_connections_and_answers_with_gateway_errors()
    {
        await Client.FaultAsync(Upload, drop: true, afterCommit: true);
        await Client.FaultAsync(Batch, drop: true, afterCommit: true);
        await Client.FaultAsync(Batch, status: 502);
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await story.ReleaseAsync();
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report), Patience);
        Assert.Equal(3, await Client.FaultsPlayedAsync());
    }

    [Fact]
    public async Task Graph_throttles_for_a_while_and_people_do_not_notice()
    {
        await Client.FaultAsync(Everything, status: 429, retryAfter: 3, times: null, seconds: 15);
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        await story.WalkAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report), Patience);
        Assert.InRange(await Client.FaultsPlayedAsync(), 1, 20);
    }

    [Fact]
    public async Task SharePoint_is_down_during_the_whole_case_and_gets_everything_in_order_afterwards()
    {
        await Client.FaultAsync(Everything, status: 503, times: Always);
        var report = new Report { Screenshots = [(Screenshot.Png(), "image/png"), (Screenshot.Png(), "image/png")] };
        var story = await Story.OpenAsync(Client, report);
        await story.WalkAsync();
        var closed = await story.ViewAsync();
        Assert.Equal("selesai", (string?)closed["status"]);
        Assert.True((int)closed["notArchived"]! > 2);
        Assert.Empty(await Client.RowsAsync("Aduan", story.CaseId));

        await Client.ClearFaultsAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report), Patience);
        var versions = (await Client.RowsAsync("Jurnal", story.CaseId)).Select(r => (int)r["Versi"]!.GetValue<double>()).ToList();
        Assert.Equal(versions.OrderDescending(), versions);
    }

    [Fact]
    public async Task The_connector_throttles_breaks_off_and_loses_answers()
    {
        await Client.FaultAsync(Send, status: 429, retryAfter: 1);
        await Client.FaultAsync(Send, status: 504, afterCommit: true);
        await Client.FaultAsync(Send, drop: true, afterCommit: true);
        await Client.FaultAsync(Send, status: 502);
        await Client.FaultAsync(Update, status: 502);
        await Client.FaultAsync(Update, status: 412);
        await Client.FaultAsync(Update, drop: true, afterCommit: true);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            var report = new Report();
            var story = await Story.OpenAsync(Client, report);
            await story.WalkAsync();
            await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { SecondCopies = true }, Patience);
        }));
        Assert.Equal(7, await Client.FaultsPlayedAsync());
    }

    [Fact]
    public async Task A_blocked_bot_is_shown_on_the_case_and_the_card_arrives_after_unblocking()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await BlockAsync("kabid", blocked: true);
        try
        {
            await story.ConsultAsync("kabid");
            await story.UntilAsync(c => c["problems"]!.ToJsonString().Contains("Bot diblokir", StringComparison.Ordinal), "the blocked bot on the case");
            await Eventually.Async(
                () => Client.RowsAsync("Aduan", story.CaseId), rows => rows.Any(r => (string?)r["Status"] == "terhambat"), "the case to be marked in the list");
        }
        finally
        {
            await BlockAsync("kabid", blocked: false);
        }

        await story.ConsultAsync("kasi2");
        await Task.WhenAll(story.AnswerAsync("kabid"), story.AnswerAsync("kasi2", "Setuju dengan Kepala Bidang."));
        Assert.Empty((await story.UntilAsync(c => (string?)c["step"] == "serahkan", "both answers"))["problems"]!.AsArray());
        await story.ReleaseAsync();
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
    }

    [Fact]
    public async Task A_card_that_did_not_arrive_is_no_problem_any_more_once_nobody_needs_it()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await BlockAsync("kabid", blocked: true);
        try
        {
            await story.ConsultAsync("kabid");
            await story.UntilAsync(c => c["problems"]!.AsArray().Count == 1, "the blocked bot on the case");
            await story.ReleaseAsync();
            Assert.Empty((await story.ViewAsync())["problems"]!.AsArray());
        }
        finally
        {
            await BlockAsync("kabid", blocked: false);
        }

        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
        Assert.Equal(ConsultationEnd.Withdrawn, Assert.Single(end.Consultations).How);
    }

    [Fact]
    public async Task Work_that_fails_again_and_again_is_put_aside_shown_on_the_case_and_taken_up_again()
    {
        // An answer that says "done" and names nothing: no rule knows what to make of it.
        await Client.FaultAsync(Upload, status: 200, times: Always);
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await story.UntilAsync(c => c["problems"]!.ToJsonString().Contains("pengarsipan", StringComparison.Ordinal), "the stalled work on the case", Patience);
        await Client.ClearFaultsAsync();
        await story.ReleaseAsync();
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report), Patience);
        Assert.Empty((await story.ViewAsync())["problems"]!.AsArray());
    }

    private async Task BlockAsync(string persona, bool blocked) => await Client.PostAsync($"/_tenant/chats/{persona}/block", new { blocked });
}
