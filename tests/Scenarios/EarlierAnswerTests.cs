using System.Text.Json.Nodes;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>What was published once is offered when the same is asked again.</summary>
[Collection(Calm.Name)]
public sealed class EarlierAnswerTests(TenantFixture fixture)
{
    private const string Text = "Pemeriksaan spirometri dilayani di puskesmas rawat inap setiap Sabtu. Bawa kartu berobat.";

    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task A_published_answer_is_found_offered_used_and_recorded()
    {
        var earlier = await Story.OpenAsync(Client, Asking("Apakah pemeriksaan spirometri dilayani di puskesmas?"));
        await earlier.ReleaseAsync(Text);
        await earlier.PublishAsync();
        var number = (string)(await earlier.ViewAsync())["number"]!;
        await Eventually.Async(() => SearchAsync("kasi"), card => card.Contains(number, StringComparison.Ordinal), "the answer to be found");
        Assert.Contains("spirometri dilayani di puskesmas?", await SearchAsync("kasi"), StringComparison.Ordinal);
        Assert.DoesNotContain("spirometri dilayani di puskesmas?", await SearchAsync("kasi2"), StringComparison.Ordinal);

        var report = Asking("Mau periksa spirometri, puskesmas melayani hari apa?");
        var now = await Story.OpenAsync(Client, report);
        var offered = await Client.ButtonAsync("kasi", now.CaseId, "use");
        Assert.Equal(number, (string?)offered.Data["suggestion"]);
        var filled = await Client.PressAsync(offered, new { });
        var release = Button.Actions(filled["value"]).Single(a => (string?)a["verb"] == "release");
        Assert.Equal(number, (string?)release["data"]!["suggestion"]);
        var sent = await Client.PressAsync(new Button("kasi", offered.MessageId, "release", JsonNode.Parse(release["data"]!.ToJsonString())!.AsObject()), new { text = Text + " Terima kasih." });
        Assert.Equal(200, (int)sent["statusCode"]!);
        await now.UntilAsync(view => view["history"]!.ToJsonString().Contains($"dari jawaban {number}", StringComparison.Ordinal), "the draft to name the earlier answer");
        await now.PublishAsync();
        await CaseTruth.HoldsAsync(Client, now.CaseId, Ending.Of(report));
    }

    private static Report Asking(string summary) => new Report().With("topic", "promosi").With("summary", summary);

    private async Task<string> SearchAsync(string persona) =>
        (await Client.AnswerToAsync(persona, await Client.SayAsync(persona, "cari jawaban spirometri")))["card"]?.ToJsonString() ?? "";
}
