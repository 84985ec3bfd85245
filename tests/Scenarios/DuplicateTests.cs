using System.Text.Json.Nodes;
using Sop697.Domain.Cases;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>A report that looks like an earlier one: the team is asked, and one answer goes to several who asked.</summary>
[Collection(Calm.Name)]
public sealed class DuplicateTests(TenantFixture fixture)
{
    private TenantClient Client => fixture.Client;

    [Fact]
    public async Task The_same_screenshot_asks_the_team_and_the_earlier_case_is_answered_for_both()
    {
        var report = new Report().With("topic", "promosi");
        var earlier = await Story.OpenAsync(Client, report);
        var number = await NumberAsync(earlier.CaseId);
        var again = report with { Key = Guid.NewGuid().ToString("N") };
        var later = await Client.IntakeAsync(again.With("sourceUrl", "https://contoh.id/unggahan/697").With("channel", "facebook"));
        Assert.NotEqual(earlier.CaseId, later);

        var same = await Client.ButtonAsync("tim", later, "merge");
        Assert.Equal(earlier.CaseId, (string?)same.Data["other"]);
        var receipt = (await CardWithAsync(later, "merge"))!["card"]!.ToJsonString();
        foreach (var words in new[] { "berkas sama", number, $"/api/evidence/{earlier.CaseId}" }) Assert.Contains(words, receipt, StringComparison.Ordinal);

        var elsewhere = same with { Persona = "kabid", MessageId = (string)(await Client.MessagesAsync("kabid"))[0]["id"]! };
        Assert.Equal("notTeam", (string?)(await Client.PressAsync(elsewhere, new { }))["value"]!["code"]);
        Assert.Equal(200, (int)(await Client.PressAsync(same, new { }, repeat: 3))["statusCode"]!);
        await earlier.ReleaseAsync();
        var publish = await Eventually.Async(
            () => CardWithAsync(earlier.CaseId, "publish"), m => m?["card"]!.ToJsonString().Contains("https://contoh.id/unggahan/697", StringComparison.Ordinal) == true, "the other place on the card");
        Assert.Contains("1 penanya lain", publish!["card"]!.ToJsonString(), StringComparison.Ordinal);
        await earlier.PublishAsync();

        var answered = await CaseTruth.HoldsAsync(Client, earlier.CaseId, Ending.Of(report));
        Assert.Equal(later, Assert.Single(answered.Askers).CaseId);
        var merged = await CaseTruth.HoldsAsync(Client, later, Ending.Of(again) with { Outcome = Outcome.Digabung });
        Assert.Equal((earlier.CaseId, true), (merged.Merged!.Into, merged.Merged.IsCounted));
        var row = Assert.Single(await Client.RowsAsync("Aduan", later));
        Assert.Equal((number, "digabung", 0), ((string?)row["GandaDari"], (string?)row["Hasil"], (int)row["JumlahPenanya"]!.GetValue<double>()));
        Assert.Equal(2, (int)Assert.Single(await Client.RowsAsync("Aduan", earlier.CaseId))["JumlahPenanya"]!.GetValue<double>());
    }

    [Fact]
    public async Task A_report_that_is_said_to_be_different_goes_its_own_way_and_is_not_asked_about_again()
    {
        var text = $"Apakah vaksin rabies {Guid.NewGuid():N} masih tersedia di puskesmas terdekat?";
        var one = new Report().With("topic", "promosi").With("summary", text);
        var earlier = await Story.OpenAsync(Client, one);
        await NumberAsync(earlier.CaseId);
        var two = new Report().With("topic", "promosi").With("summary", text + " Ya?");
        var later = await Story.OpenAsync(Client, two);
        var different = await Client.ButtonAsync("tim", later.CaseId, "different");
        Assert.Contains("mungkin ganda", (await CardWithAsync(later.CaseId, "different"))!["card"]!.ToJsonString(), StringComparison.Ordinal);
        var merge = await Client.ButtonAsync("tim", later.CaseId, "merge");
        var forged = merge with { Data = JsonNode.Parse(merge.Data.ToJsonString())!.AsObject() };
        forged.Data["other"] = later.CaseId;
        Assert.Equal("noSuchCase", (string?)(await Client.PressAsync(forged, new { }))["value"]!["code"]);

        var answer = await Client.PressAsync(different, new { });
        Assert.DoesNotContain("\"merge\"", answer["value"]!.ToJsonString(), StringComparison.Ordinal);
        foreach (var story in new[] { earlier, later })
        {
            await story.ReleaseAsync();
            await story.PublishAsync();
        }

        var end = await CaseTruth.HoldsAsync(Client, later.CaseId, Ending.Of(two));
        Assert.Null(end.Merged);
        Assert.NotNull(end.LikeDenied);
        Assert.Empty((await CaseTruth.HoldsAsync(Client, earlier.CaseId, Ending.Of(one))).Askers);
    }

    private async Task<JsonObject?> CardWithAsync(string caseId, string verb) =>
        (await Client.CardsAsync("tim", caseId, top: 150)).LastOrDefault(m => Button.Find("tim", m, caseId, verb) is not null);

    /// <summary>Waits until the case has its number, for only what is in the journal can be found.</summary>
    private async Task<string> NumberAsync(string caseId)
    {
        var view = await Eventually.Async(() => Client.CaseAsync(caseId), v => v["number"] is not null, "a number");
        return (string)view["number"]!;
    }
}
