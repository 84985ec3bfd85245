using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>Cases that do not go straight: sent back, handed over, closed without an answer.</summary>
[Collection(Calm.Name)]
public sealed class LoopTests(TenantFixture fixture)
{
    private const string Better = "Posyandu buka Sabtu pukul 08.00-11.00 WIB, kecuali hari libur.";

    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task The_kabid_sends_a_draft_back_and_agrees_to_the_better_one()
    {
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        await story.AnswerAsync("kasi");
        await story.DoAsync("kabid", "return", new { reason = "Sebutkan hari liburnya." });
        await story.UntilAsync(c => (string?)c["step"] == "serahkan", "the draft to be back with the kasi");
        await story.AnswerAsync("kasi", Better);
        await story.DoAsync("kabid", "approve", new { note = "Setuju." });
        await story.ReleaseAsync(Better);
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
        Assert.Equal(Better, end.Release!.Text);
        Assert.Equal("Sebutkan hari liburnya.", Assert.Single(end.Returns).Reason);
        var asked = end.Consultations.Where(c => c.Position == "kabid").ToList();
        Assert.Equal(2, asked.Count);
        Assert.Single(asked.Select(c => c.DueAt).Distinct());
    }

    [Fact]
    public async Task The_team_mends_a_report_that_the_kasi_sent_back_and_keeps_what_it_did_not_touch()
    {
        var report = new Report().With("sourceUrl", "https://instagram.example/p/warga").With("sourceAccount", "@warga");
        var story = await Story.OpenAsync(Client, report);
        await story.DoAsync("kasi", "return", new { reason = "Kelurahan mana?" });
        await story.DoAsync("tim", "correct", new
        {
            channel = "instagram",
            kind = "pertanyaan",
            summary = "Apakah posyandu Kelurahan Sukun buka pada hari Sabtu?",
            topic = "promosi",
            sourceUrl = "",
        });
        await story.WalkAsync();
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
        Assert.Equal("Apakah posyandu Kelurahan Sukun buka pada hari Sabtu?", end.Inquiry.Summary);
        Assert.Equal("https://instagram.example/p/warga", end.Inquiry.SourceUrl);
        Assert.Equal("@warga", end.Inquiry.SourceAccount);
        Assert.Equal(2, end.Steps.Count(s => s.Step == "konsultasi"));
        Assert.Single(end.Steps.Where(s => s.Step == "konsultasi").Select(s => s.DueAt).Distinct());
    }

    [Fact]
    public async Task The_team_sends_an_answer_back_and_the_kasi_releases_again()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await story.ReleaseAsync();
        await story.DoAsync("tim", "return", new { reason = "Tautan jadwalnya belum ada." });
        await story.ReleaseAsync(Better);
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { Releases = 2 });
        Assert.Equal(Better, end.Release!.Text);
    }

    [Theory]
    [InlineData("spam", Outcome.Spam)]
    [InlineData("bukan_kewenangan", Outcome.BukanKewenangan)]
    [InlineData("diteruskan_lapor", Outcome.DiteruskanLapor)]
    public async Task The_kasi_closes_without_an_answer(string outcome, Outcome expected)
    {
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        await story.DoAsync("kasi", "close", new { outcome, reason = "Bukan untuk dijawab di sini." });
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { Outcome = expected });
        Assert.Equal("Bukan untuk dijawab di sini.", end.Closing!.Reason);
    }

    [Fact]
    public async Task Closing_while_the_kabid_is_asked_withdraws_the_question()
    {
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        await story.ConsultAsync("kabid");
        await Client.ButtonAsync("kabid", story.CaseId, "answer");
        await story.DoAsync("kasi", "close", new { outcome = "diteruskan_ppid", reason = "Permohonan informasi publik." });
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { Outcome = Outcome.DiteruskanPpid });
        Assert.Equal(ConsultationEnd.Withdrawn, Assert.Single(end.Consultations).How);
    }

    [Fact]
    public async Task The_kasi_hands_the_case_to_another_kasi_who_finishes_it()
    {
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        await story.DoAsync("kasi", "delegate", new { to = "kasi2", reason = "Topik imunisasi." });
        await story.AnswerAsync("kasi2");
        await story.DoAsync("kabid", "approve", new { note = "" });
        await story.ReleaseAsync(by: "kasi2");
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
        Assert.Equal("kasi2", end.Owner);
        Assert.Equal("kasi2", end.Release!.At.By.Position);
    }

    [Fact]
    public async Task Who_is_asked_hands_the_question_to_another_section()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        await story.ConsultAsync("kabid");
        await story.DoAsync("kabid", "delegate", new { to = "kasi2", reason = "Lebih tahu." });
        await story.AnswerAsync("kasi2");
        await story.ReleaseAsync();
        await story.PublishAsync();
        var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
        Assert.Equal("kasi2", Assert.Single(end.Consultations).Position);
    }
}
