using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios.Authorisation;

/// <summary>
/// Every card verb × everybody whose card it is not → refused in words, and nothing is committed. A verb without a row fails.
/// </summary>
[Collection(Calm.Name)]
public sealed partial class VerbMatrixTests(TenantFixture fixture)
{
    /// <summary>How far a case must be for the verb's card to stand.</summary>
    private enum Stage
    {
        /// <summary>With the Kepala Seksi.</summary>
        New,

        /// <summary>The Kepala Bidang was asked.</summary>
        Consulted,

        /// <summary>A draft waits for the agreement of the Kepala Bidang.</summary>
        Drafted,

        /// <summary>Back with the team, to be mended.</summary>
        Returned,

        /// <summary>With the team, to be published.</summary>
        Released,

        /// <summary>The team was asked whether it is an earlier case.</summary>
        Doubted,

        /// <summary>Published; its paper is to be filed.</summary>
        Ended,
    }

    /// <param name="Owner">Whose card it is.</param>
    /// <param name="Inputs">Filled in so that only the person is wrong.</param>
    private sealed record Row(string Verb, Stage Stage, string Owner, object Inputs);

    private static readonly object Inquiry = new { channel = "instagram", kind = "pertanyaan", summary = "Diubah orang lain.", topic = "", sourceUrl = "", sourceAccount = "", urgent = "false" };

    private static readonly Row[] Rows =
    [
        new("consult", Stage.New, "kasi", new { to = "kabid", note = "Mohon arahan." }),
        new("answer", Stage.New, "kasi", new { text = Story.Reply }),
        new("release", Stage.New, "kasi", new { text = Story.Reply }),
        new("return", Stage.New, "kasi", new { reason = "Kurang jelas." }),
        new("close", Stage.New, "kasi", new { outcome = "spam", reason = "Iklan." }),
        new("delegate", Stage.New, "kasi", new { to = "kasi2", reason = "Sedang dinas." }),
        new("answer", Stage.Consulted, "kabid", new { text = Story.Reply }),
        new("approve", Stage.Drafted, "kabid", new { note = "" }),
        new("return", Stage.Drafted, "kabid", new { reason = "Kurang jelas." }),
        new("correct", Stage.Returned, "tim", Inquiry),
        new("publish", Stage.Released, "tim", new { permalink = Story.Permalink }),
        new("merge", Stage.Doubted, "tim", new { }),
        new("different", Stage.Doubted, "tim", new { }),
        new("file", Stage.Ended, "tim", new { lokasi = "Lemari orang lain" }),
    ];

    /// <summary>Verbs that decide nothing: whoever presses them, the case stays as it is.</summary>
    private static readonly string[] Harmless = ["refresh", "show", "use"];

    /// <summary>A form names pictures, and pictures are found only by who sent them.</summary>
    private static readonly string[] Personal = ["wrongPerson", "notTeam", "pictureGone"];

    /// <summary>Opens a case of its own; only the team may.</summary>
    private const string Opening = "open";

    private readonly Dictionary<string, string> _places = [];

    private TenantClient Client => fixture.Client;

    [Fact]
    public void Every_verb_says_whose_it_is() =>
        Assert.Equal(Verbs().Order().ToList(), Rows.Select(r => r.Verb).Concat(Harmless).Append(Opening).Distinct().Order().ToList());

    [Fact]
    public async Task A_verb_on_a_card_of_somebody_else_is_refused_in_words_and_changes_nothing()
    {
        var stages = await Task.WhenAll(Enum.GetValues<Stage>().Select(async s => (Stage: s, CaseId: await ReachAsync(s))));
        List<string> wrong = [];
        foreach (var (stage, caseId) in stages)
        {
            var before = await HistoryAsync(caseId);
            foreach (var row in Rows.Where(r => r.Stage == stage))
            {
                var button = await Client.ButtonAsync(row.Owner, caseId, row.Verb);
                foreach (var thief in Callers.Personas.Where(p => p != row.Owner))
                    if (Fault(await PressAsync(button, thief, row.Verb, row.Inputs)) is { } fault) wrong.Add($"{thief} {row.Verb} ({stage}): {fault}");
                foreach (var verb in Harmless)
                    foreach (var persona in Callers.Personas) await PressAsync(button, persona, verb, new { });
            }

            if (await HistoryAsync(caseId) is var after && after != before) wrong.Add($"{stage}: something was committed\n{before}\n{after}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Only_the_team_opens_a_case_with_a_form()
    {
        var form = Button.Find("tim", await Eventually.Async(FormAsync, m => m is not null, "the intake form") ?? [], "open")!;
        foreach (var persona in Callers.Personas.Where(p => p != "tim"))
            Assert.Null(Fault(await PressAsync(form, persona, "open", Inquiry)));
    }

    /// <summary>Null for a refusal in words because of the person, and not because of something in the form.</summary>
    private static string? Fault(JsonObject answer) =>
        (int?)answer["statusCode"] == 400 && (string?)answer["type"] == "application/vnd.microsoft.error"
            && ((string?)answer["value"]?["message"])?.Length > 10 && Personal.Contains((string?)answer["value"]?["code"])
            ? null
            : answer.ToJsonString()[..Math.Min(200, answer.ToJsonString().Length)];

    /// <summary>The thief's own client sends what the other card carries, from a message that is no card: a client puts the answer in its place.</summary>
    private async Task<JsonObject> PressAsync(Button button, string by, string verb, object inputs)
    {
        if (!_places.TryGetValue(by, out var place)) _places[by] = place = (string)(await Client.SayAsync(by, "bantuan"))["id"]!;
        return await Client.PressAsync(button with { Persona = by, MessageId = place, Verb = verb }, inputs);
    }

    private async Task<string> HistoryAsync(string caseId) => (await Client.CaseAsync(caseId))["history"]!.ToJsonString();

    private async Task<string> ReachAsync(Stage stage)
    {
        var report = new Report().With("topic", stage == Stage.Drafted ? "kipi" : "promosi");
        var story = await Story.OpenAsync(Client, report);
        switch (stage)
        {
            case Stage.Consulted:
                await story.ConsultAsync("kabid");
                break;
            case Stage.Drafted:
                await story.AnswerAsync("kasi");
                break;
            case Stage.Returned:
                await story.DoAsync("kasi", "return", new { reason = "Tolong sebutkan kelurahannya." });
                break;
            case Stage.Released:
                await story.ReleaseAsync();
                break;
            case Stage.Ended:
                await story.ReleaseAsync();
                await story.PublishAsync();
                break;
            case Stage.Doubted:
                await story.UntilAsync(v => v["number"] is not null, "the earlier case to have a number");
                story = await Story.OpenAsync(Client, report with { Key = Guid.NewGuid().ToString("N") });
                await Client.ButtonAsync("tim", story.CaseId, "merge");
                break;
        }

        await story.UntilAsync(v => (int)v["notArchived"]! == 0, "the case to rest");
        return story.CaseId;
    }

    private async Task<JsonObject?> FormAsync()
    {
        if ((await Client.MessagesAsync("tim")).LastOrDefault(m => Button.Find("tim", m, "open") is not null) is { } form) return form;
        await Client.SayAsync("tim", "", [Screenshot.Png()]);
        return null;
    }

    private static IEnumerable<string> Verbs()
    {
        var handlers = Directory.EnumerateFiles(Repository.PathOf("Functions", "CardActions"), "*.cs").Select(File.ReadAllText).ToList();
        var readers = File.ReadAllText(Repository.PathOf("Functions", "CardActions", "CardVerbs.cs"));
        return handlers.SelectMany(t => Handler().Matches(t)).Concat(Reader().Matches(readers)).Select(m => m.Groups["verb"].Value);
    }

    [GeneratedRegex("""TriggerVerb => "(?<verb>[A-Za-z]+)";""")]
    private static partial Regex Handler();

    [GeneratedRegex("""\["(?<verb>[A-Za-z]+)"\] = """)]
    private static partial Regex Reader();
}
