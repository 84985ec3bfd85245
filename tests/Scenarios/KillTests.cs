using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>The machine under the product dies, with everything in flight, and another takes over. People press again.</summary>
[Collection(Wreck.Name)]
public sealed class KillTests(TenantFixture fixture)
{
    /// <summary>Enough to fall into every kind of moment, and few enough for people to get through in between.</summary>
    private const int MostKills = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly Dictionary<string, string> Form = new()
    {
        ["channel"] = "facebook",
        ["kind"] = "pertanyaan",
        ["summary"] = "Antrean di puskesmas terlalu lama.",
        ["topic"] = "promosi",
    };

    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task Killed_after_every_press_the_case_still_ends_once()
    {
        var report = new Report();
        var story = new Story(Client, await IntakeAsync(report));
        await Client.KillFunctionsAsync();
        await story.ConsultAsync("kabid");
        await Client.KillFunctionsAsync();
        await story.AnswerAsync("kabid");
        await Client.KillFunctionsAsync();
        await story.ReleaseAsync();
        await Client.KillFunctionsAsync();
        await story.PublishAsync();
        await Client.KillFunctionsAsync();
        await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { SecondCopies = true }, Patience);
    }

    [Fact]
    public async Task Killed_at_random_moments_all_cases_still_end_once()
    {
        var killed = 0;
        using var over = new CancellationTokenSource();
        var killer = KillAsync(new Random(697), () => killed++, over.Token);
        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            var report = new Report();
            var story = new Story(Client, await IntakeAsync(report));
            await story.WalkAsync();
            return (story.CaseId, report);
        }));
        await Eventually.Async(() => Task.FromResult(killed), k => k >= 6, "six kills", Patience);
        await over.CancelAsync();
        await killer;
        foreach (var (caseId, report) in ends)
            await CaseTruth.HoldsAsync(Client, caseId, Ending.Of(report) with { SecondCopies = true }, Patience);
    }

    [Fact]
    public async Task Started_anew_while_SharePoint_is_down_people_still_report_and_answer()
    {
        var report = new Report();
        try
        {
            await Client.FaultAsync("* ^/v1.0/", status: 503, times: 1_000_000);
            await Client.KillFunctionsAsync();
            var story = new Story(Client, await IntakeAsync(report));
            await story.WalkAsync();
            await Client.KillFunctionsAsync();
            await Client.ClearFaultsAsync();
            await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { SecondCopies = true }, Patience);
        }
        finally
        {
            await Client.ClearFaultsAsync();
        }
    }

    [Fact]
    public async Task Started_anew_while_the_login_fails_the_case_waits_and_then_goes_on()
    {
        var report = new Report().With("topic", "promosi");
        try
        {
            await Client.FaultAsync("* /(oauth2|discovery|.well-known|botframework)", status: 503, times: null, seconds: 5);
            await Client.KillFunctionsAsync();
            var story = new Story(Client, await IntakeAsync(report));
            await story.ReleaseAsync();
            await story.PublishAsync();
            await CaseTruth.HoldsAsync(Client, story.CaseId, Ending.Of(report) with { SecondCopies = true }, Patience);
            Assert.NotEqual(0, await Client.FaultsPlayedAsync());
        }
        finally
        {
            await Client.ClearFaultsAsync();
        }
    }

    [Theory]
    [InlineData("GET ^/connector/v3/attachments/", false)]
    [InlineData("POST ^/connector/v3/conversations/[^/]+/activities$", true)]
    public async Task A_picture_in_the_chat_whose_delivery_dies_midway_still_becomes_one_case(string slow, bool formSent)
    {
        var picture = Screenshot.Png();
        await Client.FaultAsync(slow, delayMs: 20_000, drop: formSent, afterCommit: formSent);
        var saying = Client.SayAsync("tim", "", [picture]);
        await Eventually.Async(Client.FaultsPlayedAsync, played => played > 0, "the bot to be at the picture");
        if (formSent) await FormsAsync(1);
        await Client.KillFunctionsAsync();
        // On a slow machine Teams may give up before the product is back; then the person sees that and sends it again.
        var delivered = (bool)(await saying)["delivered"]!;
        if (!delivered) await Client.SayAsync("tim", "", [picture]);

        var forms = await FormsAsync(formSent && delivered ? 2 : 1);
        var cases = await Task.WhenAll(forms.Select(async form => CaseIdIn(await Client.PressAsync(form, Form))));
        var caseId = Assert.Single(cases.Distinct());
        var story = new Story(Client, caseId);
        await story.ReleaseAsync();
        await story.PublishAsync();
        await CaseTruth.HoldsAsync(Client, caseId, new Ending([picture]) with { SecondCopies = true }, Patience);

        async Task<IReadOnlyList<Button>> FormsAsync(int count)
        {
            var since = (await Client.MessagesAsync("tim")).Last(m => (string?)m["from"] == "tim");
            return await Eventually.Async(
                async () => (IReadOnlyList<Button>)[.. (await Client.MessagesAsync("tim")).SkipWhile(m => (string?)m["id"] != (string?)since["id"]).Select(m => Button.Find("tim", m, "open")).OfType<Button>()],
                found => found.Count >= count,
                $"{count} intake forms");
        }
    }

    private static string CaseIdIn(JsonObject answer) =>
        System.Text.RegularExpressions.Regex.Match(answer["value"]!.ToJsonString(), "/api/evidence/([0-9a-z]{26})").Groups[1].Value;

    private static Task<string> Sent(Func<Task<string>> send) => Eventually.Async(send, _ => true, "the report to be taken", Patience);

    private Task<string> IntakeAsync(Report report) => Sent(() => Client.IntakeAsync(report));

    private async Task KillAsync(Random random, Action count, CancellationToken over)
    {
        for (var kills = 0; kills < MostKills && !over.IsCancellationRequested; kills++)
        {
            await Client.KillFunctionsAsync();
            count();
            await Eventually.Async(() => Client.Http.GetStringAsync(new Uri(Client.Functions, "/api/health"), CancellationToken.None), _ => true, "the product to be back");
            await Task.Delay(random.Next(2500), CancellationToken.None);
        }
    }
}
