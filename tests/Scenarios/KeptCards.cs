using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sop697.Domain.Audit;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios;

/// <summary>Compares what a commit says was answered with what stood in the chat when it was.</summary>
internal sealed class KeptCards(TenantClient client, string caseId)
{
    /// <summary>A button on a card whose sending is on the record, and the card as it stands in the chat.</summary>
    public async Task<(Button Button, JsonNode Card)> SettledAsync(string persona, string verb)
    {
        (Button Button, JsonNode Card)? found = null;
        await Eventually.Async(
            async () =>
            {
                // Archiving begins when the runner has recorded what it sent.
                if ((int)(await client.CaseAsync(caseId))["notArchived"]! > 0) return false;
                if (await client.FindButtonAsync(persona, caseId, verb) is not { } button) return false;
                found = (button, await CardOfAsync(client, button));
                return (int)(await client.CaseAsync(caseId))["notArchived"]! == 0;
            },
            settled => settled,
            $"a recorded card with '{verb}' for {persona}");
        return found!.Value;
    }

    /// <summary>The card as its reader sees it.</summary>
    public static async Task<JsonNode> CardOfAsync(TenantClient client, Button button) =>
        (await client.MessagesAsync(button.Persona, 250)).Single(m => (string?)m["id"] == button.MessageId)["card"]!.DeepClone();

    /// <summary>Presses a recorded card and expects exactly it in the commit.</summary>
    public async Task<AnsweredCard> PressAsync(string persona, string verb, object inputs, string? locale = null)
    {
        var (button, card) = await SettledAsync(persona, verb);
        Succeeded(await client.PressAsync(button, inputs, locale: locale));
        return Same(card, await SealedAsync(button));
    }

    /// <summary>The commit that answered a card, once SharePoint has it.</summary>
    public async Task<AnsweredCard> SealedAsync(Button button)
    {
        var found = await Eventually.Async(
            async () => (await CaseTruth.JournalAsync(client, caseId)).Select(c => c.Commit.Card).LastOrDefault(c => c?.Verb == button.Verb && c.ActivityId == button.MessageId),
            card => card is not null,
            $"the commit of '{button.Verb}'");
        return found!;
    }

    /// <summary>Value for value what stood in the chat, and letter for letter what its own id says.</summary>
    public static AnsweredCard Same(JsonNode card, AnsweredCard answered)
    {
        Assert.True(JsonNode.DeepEquals(card, JsonNode.Parse(answered.Shown)), $"shown {card.ToJsonString()}\nsealed {answered.Shown}");
        Assert.False(answered.Redrawn);
        var id = (string)Button.Actions(card).First()["data"]!["shown"]!;
        var empty = answered.Shown.Replace(id, "", StringComparison.Ordinal);
        Assert.Equal(id, Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(empty))).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        return answered;
    }

    public static void Succeeded(JsonObject answer) => Assert.True((int?)answer["statusCode"] == 200, answer.ToJsonString());
}
