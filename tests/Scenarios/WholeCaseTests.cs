using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

[Collection(Calm.Name)]
public sealed class WholeCaseTests(TenantFixture fixture)
{
    [Fact]
    public async Task A_question_is_answered_by_the_kabid_released_published_and_closed()
    {
        var report = new Report();
        var story = await Story.OpenAsync(fixture.Client, report);
        await story.WalkAsync();
        var end = await CaseTruth.HoldsAsync(fixture.Client, story.CaseId, Ending.Of(report));
        Assert.Equal(Story.Reply, end.Release!.Text);
        Assert.False(end.Release.SelfReleased);
        Assert.Equal(Story.Permalink, end.Publication!.Permalink);
    }

    [Fact]
    public async Task Where_the_kasi_decides_alone_one_release_does_the_steps_between_and_is_flagged()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(fixture.Client, report);
        await story.ReleaseAsync();
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(fixture.Client, story.CaseId, Ending.Of(report));
        Assert.True(end.Release!.SelfReleased);
        Assert.Equal(["terima", "tangkap_layar", "kirim", "konsultasi", "jawab", "serahkan", "terbitkan"], end.Steps.Select(s => s.Step));
        Assert.Equal(["konsultasi", "jawab", "serahkan"], end.Steps.Where(s => s.Combined && s.Finished!.By.Position == "kasi").Select(s => s.Step));
    }

    [Fact]
    public async Task An_immunisation_question_needs_the_other_kasi()
    {
        var report = new Report().With("topic", "imunisasi");
        var story = await Story.OpenAsync(fixture.Client, report);
        await story.AnswerAsync("kasi");
        await story.UntilAsync(c => (string?)c["step"] == "konsultasi" && (string?)c["answer"] == Story.Reply, "the draft of the kasi");
        var refused = await fixture.Client.PressAsync(await fixture.Client.ButtonAsync("kasi", story.CaseId, "answer") with { Verb = "release" }, new { text = Story.Reply });
        Assert.Equal("notApproved", (string?)refused["value"]!["code"]);
        await story.ConsultAsync("kasi2");
        await story.DoAsync("kasi2", "approve", new { note = "" });
        await story.ReleaseAsync();
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(fixture.Client, story.CaseId, Ending.Of(report));
        Assert.Equal(ApprovalRule.KasiDanKasiTerkait, end.Rule);
        Assert.Equal(["kasi", "kasi2"], end.Drafts[^1].Endorsed);
    }

    [Fact]
    public async Task Two_positions_are_asked_side_by_side_and_the_kasi_releases_what_the_kabid_stands_behind()
    {
        var report = new Report().With("topic", "kipi");
        var story = await Story.OpenAsync(fixture.Client, report);
        await story.ConsultAsync("kabid", "kasi2");
        await fixture.Client.ButtonAsync("kabid", story.CaseId, "answer");
        await story.AnswerAsync("kasi2", "Reaksi ringan setelah imunisasi wajar.");
        await story.AnswerAsync("kabid");
        await story.UntilAsync(c => (string?)c["step"] == "serahkan", "both answers");
        await story.ReleaseAsync();
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(fixture.Client, story.CaseId, Ending.Of(report));
        Assert.Equal(["kabid", "kasi2"], end.Consultations.Select(c => c.Position).Order(StringComparer.Ordinal));
        Assert.Equal(2, end.Drafts.Count);
    }

    [Fact]
    public async Task A_case_may_carry_five_screenshots_and_urgency()
    {
        var report = new Report { Screenshots = [.. Enumerable.Range(0, 5).Select(_ => (Screenshot.Png(), "image/png"))] }
            .With("urgent", "true").With("topic", "promosi");
        var story = await Story.OpenAsync(fixture.Client, report);
        await story.ReleaseAsync();
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(fixture.Client, story.CaseId, Ending.Of(report));
        Assert.True(end.Inquiry.Urgent);
        Assert.Equal(5, end.Archived.Count);
    }
}
