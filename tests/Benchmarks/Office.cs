using Sop697.Tests.Tenant;

namespace Sop697.Benchmarks;

/// <summary>The people of the office, working one case after the other. Every text is invented.</summary>
internal sealed class Office(TenantClient client, CardWatch cards, ArchiveWatch archive)
{
    public const string Intake = "intake request";
    public const string FirstCard = "intake to first card";
    public const string Archived = "publish to archive complete";
    public static readonly string[] Presses = ["press consult", "press answer", "press release", "press publish"];

    private const string TooQuick = "pressed before it was recorded";
    private const int MostTries = 50;
    private const string Text = "Posyandu buka Sabtu pukul 08.00-11.00 WIB. Silakan bawa buku KIA.";
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Screenshot to first card.</summary>
    /// <param name="picture">PNG.</param>
    public async Task<string> OpenAsync(byte[] picture, Measures measures)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var report = new Report { Screenshots = [(picture, "image/png")] };
        var caseId = await measures.TimeAsync(Intake, () => client.IntakeAsync(report));
        await ReadyAsync("kasi", caseId, "answer");
        measures.Add(FirstCard, clock.Elapsed.TotalMilliseconds);
        return caseId;
    }

    /// <summary>One answered card: the Kepala Seksi writes a draft, which goes to the Kepala Bidang.</summary>
    public async Task AnswerAsync(string caseId, Measures measures)
    {
        await PressAsync("kasi", caseId, "answer", new { text = Text }, "press answer", measures);
        await ReadyAsync("kabid", caseId, "approve");
    }

    /// <summary>From the screenshot to the closed case that SharePoint shows.</summary>
    public async Task WholeAsync(byte[] picture, Measures measures, bool untilArchived = true)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var report = new Report { Screenshots = [(picture, "image/png")] };
        var caseId = await measures.TimeAsync(Intake, () => client.IntakeAsync(report));
        var first = await cards.ButtonAsync("kasi", caseId, "consult", Patience);
        measures.Add(FirstCard, clock.Elapsed.TotalMilliseconds);
        await PressAsync(first, new { to = new[] { "kabid" }, note = "Mohon arahan." }, Presses[0], measures);
        await PressAsync("kabid", caseId, "answer", new { text = Text }, Presses[1], measures);
        await PressAsync("kasi", caseId, "release", new { text = Text }, Presses[2], measures);
        await PressAsync("tim", caseId, "publish", new { permalink = "https://instagram.example/p/1" }, Presses[3], measures);
        if (!untilArchived) return;
        clock.Restart();
        await archive.ClosedAsync(caseId, Patience);
        measures.Add(Archived, clock.Elapsed.TotalMilliseconds);
    }

    private async Task PressAsync(string persona, string caseId, string verb, object inputs, string stage, Measures measures) =>
        await PressAsync(await cards.ButtonAsync(persona, caseId, verb, Patience), inputs, stage, measures);

    private async Task PressAsync(Button button, object inputs, string stage, Measures measures)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await measures.TimeAsync(stage, () => client.PressAsync(button, inputs));
            if (answer["statusCode"]?.GetValue<int>() == 200) return;
            if (tries == MostTries || (string?)answer["value"]?["code"] != "stepNotOpen")
                throw new InvalidOperationException($"{button.Persona} {button.Verb}: {answer.ToJsonString()}");
            // We are quicker than any person: the card is in the chat, and that it was sent is not on the record yet.
            measures.Add(TooQuick, 0);
            await Task.Delay(Breath);
        }
    }

    /// <summary>Waits for a card and leaves its button for who presses it.</summary>
    private Task ReadyAsync(string persona, string caseId, string verb) => cards.SeenAsync(persona, caseId, verb, Patience);
}
