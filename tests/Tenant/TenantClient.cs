using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.Tests.Tenant;

/// <summary>Drives the product only through the local tenant's contract, as any tool outside this repository would.</summary>
public sealed class TenantClient(Uri page, Uri functions) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Dictionary<string, string> _tokens = [];

    public HttpClient Http => _http;

    public Uri Page => page;

    public Uri Functions => functions;

    public void Dispose() => _http.Dispose();

    /// <summary>An access token of a persona for the product's own endpoints.</summary>
    public async Task<string> TokenAsync(string persona)
    {
        lock (_tokens) if (_tokens.TryGetValue(persona, out var known)) return known;
        var token = (await PostAsync("/_tenant/token", new { persona, audience = "api" }))["token"]!.GetValue<string>();
        lock (_tokens) _tokens[persona] = token;
        return token;
    }

    public async Task<JsonObject> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(page, path), body);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _http.GetStringAsync(new Uri(page, path)))!;

    public async Task DeleteAsync(string path)
    {
        using var answer = await _http.DeleteAsync(new Uri(page, path));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Orders a fault; see the contract.</summary>
    public Task FaultAsync(string match, int? status = null, int? retryAfter = null, bool afterCommit = false, bool drop = false, int? delayMs = null, int times = 1) =>
        PostAsync("/_tenant/faults", new { match, status, retryAfter, afterCommit, drop, delayMs, times });

    public Task ClearFaultsAsync() => DeleteAsync("/_tenant/faults");

    public Task KillFunctionsAsync() => PostAsync("/_tenant/functions/kill", new { });

    /// <summary>Reports over HTTP and gives the raw answer.</summary>
    public async Task<HttpResponseMessage> SendIntakeAsync(Report report, string persona = "tim", string? token = null)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in report.Fields) form.Add(new StringContent(value), name);
        foreach (var (bytes, type) in report.Screenshots)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue(type);
            form.Add(part, "screenshot", "tangkapan.png");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(functions, "/api/intake")) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? await TokenAsync(persona));
        if (report.Key is not null) request.Headers.Add("Idempotency-Key", report.Key);
        return await _http.SendAsync(request);
    }

    /// <summary>Reports over HTTP; the case id.</summary>
    public async Task<string> IntakeAsync(Report report)
    {
        using var answer = await SendIntakeAsync(report);
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode != 202) throw new HttpRequestException($"intake: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!["caseId"]!.GetValue<string>();
    }

    /// <summary>The case as the persona may see it.</summary>
    public async Task<JsonObject> CaseAsync(string caseId, string persona = "kasi")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(functions, $"/api/cases/{caseId}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(persona));
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    public async Task<IReadOnlyList<JsonObject>> MessagesAsync(string persona) =>
        [.. (await GetAsync($"/_tenant/chats/{persona}/messages")).AsArray().Select(m => m!.AsObject())];

    /// <summary>Messages whose card speaks of a case.</summary>
    public async Task<IReadOnlyList<JsonObject>> CardsAsync(string persona, string caseId) =>
        [.. (await MessagesAsync(persona)).Where(m => m["card"]?.ToJsonString().Contains(caseId, StringComparison.Ordinal) == true)];

    /// <summary>Waits for a card with the button and gives message and button data.</summary>
    public async Task<Button> ButtonAsync(string persona, string caseId, string verb, TimeSpan? patience = null)
    {
        var found = await Eventually.Async(
            async () => (await CardsAsync(persona, caseId)).Reverse().Select(m => Button.Find(persona, m, caseId, verb)).FirstOrDefault(b => b is not null),
            b => b is not null,
            $"a card with '{verb}' for {persona}",
            patience);
        return found!;
    }

    /// <summary>Presses a button; the invoke's answer.</summary>
    /// <param name="repeat">Deliver the very same activity this often, at once.</param>
    public async Task<JsonObject> PressAsync(Button button, object inputs, int repeat = 1) => await PostAsync(
        $"/_tenant/chats/{button.Persona}/messages/{button.MessageId}/execute",
        new { verb = button.Verb, data = button.Data, inputs, repeat });

    /// <summary>Waits for the button and presses it; fails when the answer is a refusal.</summary>
    public async Task<JsonObject> ActAsync(string persona, string caseId, string verb, object inputs, TimeSpan? patience = null)
    {
        var answer = await PressAsync(await ButtonAsync(persona, caseId, verb, patience), inputs);
        if (answer["statusCode"]?.GetValue<int>() != 200) throw new InvalidOperationException($"{persona} {verb}: {answer.ToJsonString()}");
        return answer;
    }

    /// <summary>Rows of a list as the page shows them.</summary>
    public async Task<IReadOnlyList<JsonObject>> RowsAsync(string list, string? numberOrCase = null) =>
        [.. (await GetAsync($"/_tenant/sharepoint/lists/{list}/items?top=5000")).AsArray().Select(r => r!.AsObject())
            .Where(r => numberOrCase is null || r.ToJsonString().Contains(numberOrCase, StringComparison.Ordinal))];

    internal static JsonNode? Copy(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString());
}

/// <summary>A button on a card in somebody's chat.</summary>
public sealed record Button(string Persona, string MessageId, string Verb, JsonObject Data)
{
    internal static Button? Find(string persona, JsonObject message, string caseId, string verb) =>
        Actions(message["card"]).FirstOrDefault(a => a["verb"]?.GetValue<string>() == verb && a["data"]?["caseId"]?.GetValue<string>() == caseId) is { } action
            ? new Button(persona, message["id"]!.GetValue<string>(), verb, TenantClient.Copy(action["data"])!.AsObject())
            : null;

    /// <summary>Every Action.Execute of a card that a person can press; a refresh is nobody's button.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject o => (o["type"]?.GetValueKind() == JsonValueKind.String && o["type"]!.GetValue<string>() == "Action.Execute" ? [o] : Array.Empty<JsonObject>())
            .Concat(o.Where(p => p.Key is not ("fallback" or "refresh")).SelectMany(p => Actions(p.Value))),
        JsonArray a => a.SelectMany(Actions),
        _ => [],
    };
}
