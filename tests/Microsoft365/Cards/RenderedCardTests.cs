using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sop697.Microsoft365.Cards;
using Sop697.Microsoft365.Cards.Model;
using Sop697.Microsoft365.Teams.Activities;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>A card names itself by its content, in every button.</summary>
public sealed class RenderedCardTests
{
    public static TheoryData<string> Names => [.. Snapshots.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_id_is_the_hash_of_the_card_with_its_own_place_empty(string name)
    {
        var card = Snapshots.All[name]();
        var empty = card.Json.Replace(card.Id, "", StringComparison.Ordinal);
        Assert.Equal(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(empty))).TrimEnd('=').Replace('+', '-').Replace('/', '_'), card.Id);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_data_of_a_card_carries_its_id_and_proves_it(string name)
    {
        var card = Snapshots.All[name]();
        var buttons = Data(JsonDocument.Parse(card.Json).RootElement).ToList();
        Assert.Equal(buttons.Count > 0, card.IsAnswerable);
        Assert.Equal(card.IsAnswerable ? new ShownCard(card.Id, card.Json) : null, card.Shown);
        Assert.All(buttons, b => Assert.True(RenderedCard.IsGenuine(b, card.Json)));
    }

    [Fact]
    public void Another_text_version_card_or_report_is_not_what_was_pressed()
    {
        var card = Snapshots.All["answer.open.draft"]();
        var pressed = Data(JsonDocument.Parse(card.Json).RootElement).First();
        Assert.False(RenderedCard.IsGenuine(pressed, card.Json.Replace("Setujui", "Tolak", StringComparison.Ordinal)));
        Assert.False(RenderedCard.IsGenuine(pressed with { Version = pressed.Version + 1 }, card.Json));
        Assert.False(RenderedCard.IsGenuine(pressed with { Card = "serahkan/5/kasi" }, card.Json));
        Assert.False(RenderedCard.IsGenuine(pressed with { Shown = new string('0', 43) }, card.Json));
        Assert.False(RenderedCard.IsGenuine(pressed with { Shown = "" }, card.Json));
        var form = Snapshots.All["intake.open"]();
        var report = Data(JsonDocument.Parse(form.Json).RootElement).First();
        Assert.True(RenderedCard.IsGenuine(report, form.Json));
        Assert.False(RenderedCard.IsGenuine(report with { Pictures = ["gambar-3"] }, form.Json));
    }

    [Fact]
    public void A_text_that_looks_like_the_place_of_the_id_stays_as_it_was_written()
    {
        var card = RenderedCard.Of(new AdaptiveCard
        {
            Body = [new AdaptiveTextBlock("\"shown\":\"\" dan \\\"shown\\\":\\\"\\\"")],
            Actions = [new AdaptiveExecuteAction("refresh", new CardData("k", "s", 1, "kunci"))],
        });
        var read = JsonDocument.Parse(card.Json).RootElement;
        Assert.Equal("\"shown\":\"\" dan \\\"shown\\\":\\\"\\\"", read.GetProperty("body")[0].GetProperty("text").GetString());
        Assert.Equal(card.Id, Assert.Single(Data(read)).Shown);
    }

    [Fact]
    public void A_card_goes_over_the_wire_letter_for_letter()
    {
        var card = Snapshots.All["consult.open.kabid"]();
        var wire = JsonSerializer.Serialize(OutboundMessage.Of(card, "ringkas"), ActivityJson.Default.OutboundMessage);
        Assert.Contains($"\"content\":{card.Json}}}", wire, StringComparison.Ordinal);
        Assert.Equal(card.Json, InvokeAnswer.Card(card).Value.GetRawText());
    }

    /// <summary>What each Execute, Submit and refresh carries, read back as a press brings it; the data of a chart is a list.</summary>
    private static IEnumerable<CardData> Data(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Data),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p is { Name: "data", Value.ValueKind: JsonValueKind.Object } ? [p.Value.Deserialize(CardJson.Default.CardData)!] : Data(p.Value)),
        _ => [],
    };
}
