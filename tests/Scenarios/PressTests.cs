using System.Text.Json.Nodes;
using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>Buttons pressed twice, late, at the same time, or by the wrong person.</summary>
[Collection(Calm.Name)]
public sealed class PressTests(TenantFixture fixture)
{
    private TenantClient Client => fixture.Client;

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_same_invoke_delivered_again_and_at_once_counts_once_at_every_step(int times)
    {
        var report = new Report();
        var caseId = await Client.IntakeAsync(report);
        foreach (var (persona, verb, inputs) in new (string, string, object)[]
        {
            ("kasi", "consult", new { to = new[] { "kabid" }, note = "Mohon arahan." }),
            ("kabid", "answer", new { text = Story.Reply }),
            ("kasi", "release", new { text = Story.Reply }),
            ("tim", "publish", new { permalink = Story.Permalink }),
        })
        {
            var answer = await Client.PressAsync(await Client.ButtonAsync(persona, caseId, verb), inputs, repeat: times);
            Assert.Equal(200, Status(answer));
        }

        var end = await CaseTruth.HoldsAsync(Client, caseId, Ending.Of(report));
        Assert.Single(end.Consultations);
        Assert.Single(end.Drafts);
    }

    [Fact]
    public async Task Consulting_and_closing_at_the_same_time_leaves_one_truth()
    {
        for (var round = 0; round < 3; round++)
        {
            var report = new Report();
            var story = await Story.OpenAsync(Client, report);
            var consult = await Client.ButtonAsync("kasi", story.CaseId, "consult");
            var close = await Client.ButtonAsync("kasi", story.CaseId, "close");
            await Task.WhenAll(
                Client.PressAsync(consult, new { to = new[] { "kabid" }, note = "" }),
                Client.PressAsync(close, new { outcome = "spam", reason = "Iklan." }));
            var view = await story.ViewAsync();
            if ((string?)view["status"] != "selesai") await story.DoAsync("kasi", "close", new { outcome = "spam", reason = "Iklan." });
            await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { Outcome = Outcome.Spam });
        }
    }

    [Fact]
    public async Task The_kabid_answers_while_the_kasi_releases_and_the_released_text_is_frozen()
    {
        for (var round = 0; round < 3; round++)
        {
            var report = new Report().With("topic", "promosi");
            var story = await Story.OpenAsync(Client, report);
            await story.ConsultAsync("kabid");
            var answer = await Client.ButtonAsync("kabid", story.CaseId, "answer");
            var release = await Eventually.Async(
                () => Client.FindButtonAsync("kasi", story.CaseId, "release"), b => b is not null, "the waiting card to offer the release");
            await Task.WhenAll(
                Client.PressAsync(answer, new { text = "Jawaban Kepala Bidang." }),
                Client.PressAsync(release!, new { text = Story.Reply }));
            if ((string?)(await story.ViewAsync())["step"] != "terbitkan") await story.ReleaseAsync();
            await story.PublishAsync();
            var end = await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
            Assert.Equal(end.Drafts.Single(d => d.Version == end.Release!.Draft).Text, end.Release!.Text);
        }
    }

    [Fact]
    public async Task A_late_press_on_an_old_card_is_answered_with_the_truth_and_changes_nothing()
    {
        var report = new Report();
        var story = await Story.OpenAsync(Client, report);
        var old = await Client.ButtonAsync("kasi", story.CaseId, "close");
        await story.ConsultAsync("kabid");
        await story.AnswerAsync("kabid");
        await story.UntilAsync(c => (string?)c["step"] == "serahkan", "the answer to be with the kasi");

        var late = await Client.PressAsync(old, new { outcome = "spam", reason = "Terlambat." });
        Assert.Equal(200, Status(late));
        Assert.Empty(Button.Actions(late["value"]));
        Assert.Equal("terbuka", (string?)(await story.ViewAsync())["status"]);

        await story.ReleaseAsync();
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
        // Not the version of that truth: who printed the dossier saw its pictures, and stands on the record since.
        var version = (int)(await story.ViewAsync())["version"]!;
        var afterwards = await Client.PressAsync(old, new { outcome = "spam", reason = "Jauh terlambat." });
        Assert.Equal(200, Status(afterwards));
        Assert.Empty(Button.Actions(afterwards["value"]));
        Assert.Equal(version, (int)(await story.ViewAsync())["version"]!);
    }

    [Fact]
    public async Task Agreeing_to_a_text_that_was_replaced_is_refused_until_the_new_one_was_seen()
    {
        var report = new Report().With("topic", "kipi");
        var story = await Story.OpenAsync(Client, report);
        await story.AnswerAsync("kasi");
        var seen = await Client.ButtonAsync("kabid", story.CaseId, "approve");
        await story.ConsultAsync("kasi2");
        await story.AnswerAsync("kasi2", "Reaksi ringan wajar; hubungi puskesmas bila demam tinggi.");

        var stale = await Client.PressAsync(seen, new { note = "" });
        Assert.Equal("staleVersion", (string?)stale["value"]!["code"]);
        var english = await Client.PressAsync(seen, new { note = "" }, locale: "en-GB");
        Assert.StartsWith("The card has changed", (string?)english["value"]!["message"], StringComparison.Ordinal);

        await story.DoAsync("kabid", "approve", new { note = "" });
        await story.ReleaseAsync("Reaksi ringan wajar; hubungi puskesmas bila demam tinggi.");
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
    }

    [Fact]
    public async Task Another_person_with_the_same_card_data_is_refused_and_nothing_changes()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        var button = await Client.ButtonAsync("kasi", story.CaseId, "release");
        var theirs = (await Client.MessagesAsync("kasi2"))[^1];
        var stolen = button with { Persona = "kasi2", MessageId = (string)theirs["id"]! };
        var refused = await Client.PressAsync(stolen, new { text = "Jawaban orang lain." });
        Assert.Equal("wrongPerson", (string?)refused["value"]!["code"]);
        Assert.Contains("bukan giliran Anda", (string?)refused["value"]!["message"], StringComparison.Ordinal);
        Assert.Null((await story.ViewAsync())["answer"]);

        await story.ReleaseAsync();
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
    }

    [Fact]
    public async Task What_a_form_lacks_is_said_and_what_was_typed_is_not_lost()
    {
        var report = new Report().With("channel", "twitter").With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        var release = await Client.ButtonAsync("kasi", story.CaseId, "release");
        await RefusedAsync(release, new { text = "  " }, "emptyAnswer");
        await RefusedAsync(release, new { text = new string('a', 281) }, "tooLong");
        await RefusedAsync(release with { Verb = "consult" }, new { to = "", note = "" }, "noOneToConsult");
        await RefusedAsync(release with { Verb = "return" }, new { reason = "" }, "emptyReason");
        await story.ReleaseAsync();
        var publish = await Client.ButtonAsync("tim", story.CaseId, "publish");
        await RefusedAsync(publish, new { permalink = "" }, "missingProof");
        await RefusedAsync(publish, new { permalink = "javascript:alert(1)" }, "badLink");
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
    }

    [Fact]
    public async Task The_submit_of_an_old_client_reaches_the_same_handler()
    {
        var report = new Report().With("topic", "promosi");
        var story = await Story.OpenAsync(Client, report);
        var release = await Client.ButtonAsync("kasi", story.CaseId, "release");
        await Client.SubmitAsync(release, new { text = "" });
        await Eventually.Async(
            () => Client.MessagesAsync("kasi", 10), m => m.Any(x => (string?)x["text"] == "Tulis jawabannya dahulu."), "the refusal as a message");
        await Client.SubmitAsync(release, new { text = Story.Reply });
        await Client.SubmitAsync(release, new { text = Story.Reply });
        var publish = await Client.ButtonAsync("tim", story.CaseId, "publish");
        await Client.SubmitAsync(publish, new { permalink = Story.Permalink });
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report));
    }

    private async Task RefusedAsync(Button button, object inputs, string code)
    {
        var answer = await Client.PressAsync(button, inputs);
        Assert.Equal((400, code), (Status(answer), (string?)answer["value"]!["code"]));
    }

    private static int Status(JsonObject answer) => answer["statusCode"]!.GetValue<int>();
}
