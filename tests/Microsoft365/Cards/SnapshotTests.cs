using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.Tests.Microsoft365.Cards;

/// <summary>Cards are reviewed as the JSON that goes over the wire. SOP697_UPDATE_SNAPSHOTS=1 writes them anew.</summary>
public sealed class SnapshotTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Names => [.. Snapshots.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_is_exactly_its_snapshot(string name)
    {
        var card = Snapshots.All[name]();
        // A changed word changes the card's id too, which would only repeat the change at every button.
        var actual = JsonNode.Parse(card.Json.Replace(card.Id, "", StringComparison.Ordinal))!.ToJsonString(Indented) + "\n";
        var file = Path.Combine(SnapshotFolder.Path, $"{name}.json");
        if (Environment.GetEnvironmentVariable("SOP697_UPDATE_SNAPSHOTS") == "1") File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"No snapshot {name}; run once with SOP697_UPDATE_SNAPSHOTS=1 and read it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    [Fact]
    public void No_snapshot_is_left_of_a_card_that_is_gone()
    {
        var files = new DirectoryInfo(SnapshotFolder.Path).GetFiles("*.json").Select(f => Path.GetFileNameWithoutExtension(f.Name));
        Assert.Equal(Snapshots.All.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }
}
