using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios.Authorisation;

/// <summary>
/// Every invoke that Teams may send × everybody who may come: with somebody else's token nothing is let in, and with the Connector's own
/// the person in the activity decides. An invoke without a row fails, and so does a row without an invoke.
/// </summary>
[Collection(Calm.Name)]
public sealed partial class InvokeMatrixTests(TenantFixture fixture)
{
    private const string Ask = "composeExtension/fetchTask";
    private const string Submit = "composeExtension/submitAction";

    /// <summary>Who is in the activity → what is answered; <c>*</c> stands for whoever is not named.</summary>
    private static readonly Dictionary<string, string> Rows = new()
    {
        [Ask] = "tim form, * refused",
        [Submit] = "tim taken, * refused",
        // Which verb is whose, the matrix of verbs says.
        ["adaptiveCard/action"] = "* unknown",
    };

    private static readonly string[] Outsiders = ["stranger", "guest of another tenant"];

    private static readonly object Inputs = new { channel = "instagram", kind = "pertanyaan", summary = "Apakah puskesmas buka hari Minggu?", topic = "promosi", sourceUrl = "", sourceAccount = "", urgent = "false" };

    private TenantClient Client => fixture.Client;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_invoke_says_whose_it_is() => Assert.Equal(Invokes().Order(), Rows.Keys.Order());

    [Fact]
    public async Task No_invoke_is_let_in_with_anything_but_a_good_token_of_the_Connector()
    {
        var (message, data) = await FormAsync();
        List<string> wrong = [];
        foreach (var caller in await Callers.AllAsync(Client))
            foreach (var invoke in Rows.Keys)
            {
                if (caller.Name == "bot" && invoke == Submit) continue;
                using var answer = await SendAsync(caller, await ActivityAsync("tim", invoke, message, data));
                if ((int)answer.StatusCode != (caller.Name == "bot" ? 200 : 403)) wrong.Add($"{caller.Name} {invoke}: {(int)answer.StatusCode}");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal("form", await AnswerAsync("tim", Ask, message, data));
    }

    [Fact]
    public async Task An_invoke_does_what_the_person_in_it_may_do_and_the_refused_open_nothing()
    {
        var (message, data) = await FormAsync();
        List<string> wrong = [];
        foreach (var person in Callers.Personas.Concat(Outsiders).OrderBy(p => p == "tim"))
            foreach (var (invoke, row) in Rows)
            {
                if (invoke == Submit && person == "tim") Assert.Equal("form", await AnswerAsync("tim", Ask, message, data));
                if (await AnswerAsync(person, invoke, message, data) is var answer && answer != Expected(row, person)) wrong.Add($"{person} {invoke}: {answer}");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Expected(string row, string person) =>
        row.Split(", ").Select(part => part.Split(' ')).First(words => words[0] == person || words[0] == "*")[1];

    /// <summary>A picture that the team sent, and the form that its dialog shows of it.</summary>
    private async Task<(JsonNode Message, JsonNode Data)> FormAsync()
    {
        var message = await Client.SayAsync("tim", "", [Screenshot.Png()]);
        var task = (await Client.PostAsync($"/_tenant/chats/tim/messages/{message["id"]}/extension", new { commandId = "laporkan" }))["task"]!;
        return (message, task["value"]!["card"]!["content"]!["actions"]![0]!["data"]!);
    }

    /// <summary>What the answer to a well-proved invoke amounts to.</summary>
    private async Task<string> AnswerAsync(string person, string invoke, JsonNode message, JsonNode data)
    {
        var bot = new Caller("bot", await Client.TokenAsync(new { audience = "bot" }));
        using var answer = await SendAsync(bot, await ActivityAsync(person, invoke, message, data));
        answer.EnsureSuccessStatusCode();
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
        return ((string?)body["task"]?["type"], (string?)body["task"]?["value"]?.ToString(), (string?)body["value"]?["code"]) switch
        {
            ("continue", _, _) => "form",
            ("message", { } words, _) when words.Contains("Hanya Tim Media Sosial", StringComparison.Ordinal) => "refused",
            ("message", { } words, _) when words.Contains("Laporan diterima", StringComparison.Ordinal) => "taken",
            (_, _, "unknownVerb") => "unknown",
            _ => body.ToJsonString(),
        };
    }

    private async Task<HttpResponseMessage> SendAsync(Caller caller, JsonObject activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Client.Functions, "/api/messages")) { Content = JsonContent.Create(activity) };
        caller.Identify(request);
        return await Client.Http.SendAsync(request, Cancel);
    }

    private async Task<JsonObject> ActivityAsync(string person, string invoke, JsonNode message, JsonNode data)
    {
        var known = (await Client.GetAsync("/_tenant/personas")).AsArray().FirstOrDefault(p => (string?)p!["key"] == person);
        var objectId = (string?)known?["aadObjectId"] ?? Guid.NewGuid().ToString();
        var form = data.DeepClone().AsObject();
        foreach (var (field, typed) in System.Text.Json.JsonSerializer.SerializeToNode(Inputs)!.AsObject()) form[field] = typed!.DeepClone();
        var value = invoke == "adaptiveCard/action"
            ? new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "tidakAda", ["data"] = new JsonObject { ["caseId"] = "x" } }, ["trigger"] = "manual" }
            : new JsonObject { ["commandId"] = "laporkan", ["commandContext"] = "message", ["requestId"] = (string)message["id"]!, ["messagePayload"] = new JsonObject { ["id"] = (string)message["id"]! }, ["data"] = form };
        return new JsonObject
        {
            ["type"] = "invoke",
            ["name"] = invoke,
            ["id"] = $"f:{Guid.NewGuid()}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = new Uri(Client.Page, "/connector/").AbsoluteUri,
            ["from"] = new JsonObject { ["id"] = $"29:{objectId}", ["aadObjectId"] = objectId, ["name"] = (string?)known?["name"] ?? "Orang Lain" },
            ["conversation"] = new JsonObject { ["id"] = $"a:{objectId}", ["conversationType"] = "personal" },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = person == Outsiders[1] ? "99999999-6970-4697-8697-000000000697" : "11111111-6970-4697-8697-000000000697" } },
            ["value"] = value,
        };
    }

    /// <summary>What the readers of activities listen to.</summary>
    private static IEnumerable<string> Invokes()
    {
        string Source(string file) => File.ReadAllText(Repository.PathOf("TeamsApp", "Sop697.Microsoft365", "Teams", "Activities", file));
        var extension = Source("MessageExtensionReader.cs");
        return Wish().Matches(extension).Select(m => $"composeExtension/{m.Groups["wish"].Value}").Concat(Name().Matches(Source("ActivityReader.cs")).Select(m => m.Groups["name"].Value)).Distinct();
    }

    [GeneratedRegex("""\s"(?<wish>[a-zA-Z]+)" => new InboundActivity\.Dialog""")]
    private static partial Regex Wish();

    [GeneratedRegex("""activity\.Name == "(?<name>[a-zA-Z]+/[a-zA-Z]+)"\s""")]
    private static partial Regex Name();
}
