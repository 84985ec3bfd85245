using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sop697.Tests.Tenant;

/// <summary>Drives the product only through the local tenant's contract, as any tool outside this repository would.</summary>
public sealed partial class TenantClient(Uri page, Uri functions) : IDisposable
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

    /// <summary>Through the sign-in as a browser goes it; the cookies of the session.</summary>
    public async Task<string> SignInAsync(string persona)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var challenge = await http.GetAsync(new Uri(functions, "/api/report"));
        using var page = await http.GetAsync(new Uri($"{challenge.Headers.Location}&persona={persona}"));
        using var form = new FormUrlEncodedContent(FieldsOf(await page.Content.ReadAsStringAsync()));
        using var back = new HttpRequestMessage(HttpMethod.Post, new Uri(functions, "/api/signin-oidc")) { Content = form };
        back.Headers.Add("Cookie", CookiesOf(challenge));
        using var signedIn = await http.SendAsync(back);
        return CookiesOf(signedIn);
    }

    /// <summary>Covers a part of a picture on the page for it, as the team does; no part at all says that there is nothing to cover.</summary>
    public async Task MaskAsync(string caseId, string sha256, params object[] areas)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var (cookies, address) = (await SignInAsync("tim"), new Uri(functions, $"/api/evidence/{caseId}/{sha256}/mask"));
        using var show = new HttpRequestMessage(HttpMethod.Get, address);
        show.Headers.Add("Cookie", cookies);
        using var page = await http.SendAsync(show);
        var fields = FieldsOf(await page.Content.ReadAsStringAsync()).Where(f => f.Key is not ("areas" or "hasil"));
        using var save = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([.. fields, new("areas", JsonSerializer.Serialize(areas))]),
        };
        save.Headers.Add("Cookie", $"{cookies}; {CookiesOf(page)}");
        using var saved = await http.SendAsync(save);
        if ((int)saved.StatusCode != 303) throw new HttpRequestException($"mask: {(int)saved.StatusCode}");
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Where(c => c[^1] != '='));

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(string html) =>
        Input().Matches(html).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));

    [GeneratedRegex("name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Input();

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
    public Task FaultAsync(
        string match, int? status = null, int? retryAfter = null, bool afterCommit = false, bool drop = false, int? delayMs = null, int? times = 1, double? seconds = null) =>
        PostAsync("/_tenant/faults", new { match, status, retryAfter, afterCommit, drop, delayMs, times, seconds });

    public Task ClearFaultsAsync() => DeleteAsync("/_tenant/faults");

    /// <summary>How often ordered faults were played, all together.</summary>
    public async Task<int> FaultsPlayedAsync() => (await GetAsync("/_tenant/faults")).AsArray().Sum(f => f!["hits"]!.GetValue<int>());

    /// <summary>The rehearsal's time, UTC.</summary>
    public async Task<DateTimeOffset> NowAsync() => Time(await GetAsync("/_tenant/clock"));

    /// <summary>Moves the rehearsal's time forward for everybody in the tenant.</summary>
    /// <returns>The time it is now, UTC.</returns>
    public async Task<DateTimeOffset> MoveClockAsync(TimeSpan by) => Time(await PostAsync("/_tenant/clock", new { minutes = by.TotalMinutes }));

    /// <inheritdoc cref="MoveClockAsync(TimeSpan)"/>
    public async Task<DateTimeOffset> MoveClockAsync(DateTimeOffset to) => Time(await PostAsync("/_tenant/clock", new { to }));

    private static DateTimeOffset Time(JsonNode clock) => clock["now"]!.GetValue<DateTimeOffset>();

    public Task KillFunctionsAsync() => PostAsync("/_tenant/functions/kill", new { });

    /// <summary>Reports over HTTP and gives the raw answer.</summary>
    /// <param name="language">Of the problem, if there is one; Indonesian when null.</param>
    public async Task<HttpResponseMessage> SendIntakeAsync(Report report, string persona = "tim", string? token = null, string? language = null)
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
        if (language is not null) request.Headers.Add("Accept-Language", language);
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
    public async Task<JsonObject> CaseAsync(string caseId, string persona = "kadis")
    {
        using var answer = await GetCaseAsync(caseId, await TokenAsync(persona));
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>The raw answer about a case.</summary>
    public async Task<HttpResponseMessage> GetCaseAsync(string caseId, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(functions, $"/api/cases/{caseId}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request);
    }

    /// <summary>A token that may have faults; see the contract.</summary>
    public async Task<string> TokenAsync(object order) => (await PostAsync("/_tenant/token", order))["token"]!.GetValue<string>();

    /// <summary>A call of Graph, as somebody who may do everything on the site; what it answered, empty for nothing.</summary>
    public async Task<JsonObject> GraphAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(page, "/v1.0" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", await TokenAsync(new { persona = "kadis", audience = "graph", roles = new[] { "Sites.FullControl.All" } }));
        if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Default);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The newest messages of a chat, newest last.</summary>
    public async Task<IReadOnlyList<JsonObject>> MessagesAsync(string persona, int top = 60) =>
        [.. (await GetAsync($"/_tenant/chats/{persona}/messages?top={top}")).AsArray().Select(m => m!.AsObject())];

    /// <summary>Types a text, with pictures pasted into it or attached as files; the message as it stands in the chat.</summary>
    public async Task<JsonObject> SayAsync(string persona, string text, IReadOnlyList<byte[]>? pictures = null, bool asFiles = false)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent(asFiles ? "file" : "image"), "as" } };
        foreach (var bytes in pictures ?? [])
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(part, "file", "tangkapan.png");
        }

        using var answer = await _http.PostAsync(new Uri(page, $"/_tenant/chats/{persona}/messages"), form);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>The bot's first message after one of a person.</summary>
    public async Task<JsonObject> AnswerToAsync(string persona, JsonObject said)
    {
        static long Id(JsonObject message) => long.Parse((string)message["id"]!, System.Globalization.CultureInfo.InvariantCulture);
        var answer = await Eventually.Async(
            async () => (await MessagesAsync(persona)).FirstOrDefault(m => (string?)m["from"] == "bot" && Id(m) > Id(said)), m => m is not null, $"an answer to {persona}");
        return answer!;
    }

    /// <summary>Messages whose card speaks of a case.</summary>
    public async Task<IReadOnlyList<JsonObject>> CardsAsync(string persona, string caseId, int top = 60) =>
        [.. (await MessagesAsync(persona, top)).Where(m => m["card"]?.ToJsonString().Contains(caseId, StringComparison.Ordinal) == true)];

    /// <summary>The newest card with the button, or null.</summary>
    public async Task<Button?> FindButtonAsync(string persona, string caseId, string verb) =>
        (await CardsAsync(persona, caseId, top: 150)).Reverse().Select(m => Button.Find(persona, m, caseId, verb)).FirstOrDefault(b => b is not null);

    /// <summary>Waits for a card with the button and gives message and button data.</summary>
    public async Task<Button> ButtonAsync(string persona, string caseId, string verb, TimeSpan? patience = null)
    {
        var found = await Eventually.Async(() => FindButtonAsync(persona, caseId, verb), b => b is not null, $"a card with '{verb}' for {persona}", patience);
        return found!;
    }

    /// <summary>Presses a button; the invoke's answer.</summary>
    /// <param name="repeat">Deliver the very same activity this often, at once.</param>
    /// <param name="by">Another persona than the card's reader, whose client sends what the card carries.</param>
    /// <param name="locale">Language of the client, Indonesian when null.</param>
    public Task<JsonObject> PressAsync(Button button, object inputs, int repeat = 1, string? by = null, string? locale = null) => PostAsync(
        $"/_tenant/chats/{by ?? button.Persona}/messages/{button.MessageId}/execute",
        new { verb = button.Verb, data = button.Data, inputs, repeat, locale });

    /// <summary>Presses the Action.Submit that stands in for the button on an old client.</summary>
    public Task<JsonObject> SubmitAsync(Button button, object inputs) => PostAsync(
        $"/_tenant/chats/{button.Persona}/messages/{button.MessageId}/execute",
        new { verb = button.Verb, data = button.Fallback, inputs, @as = "submit" });

    /// <summary>Waits for the button and presses it; fails when the answer is a refusal.</summary>
    public async Task<JsonObject> ActAsync(string persona, string caseId, string verb, object inputs, TimeSpan? patience = null)
    {
        var answer = await PressAsync(await ButtonAsync(persona, caseId, verb, patience), inputs);
        if (answer["statusCode"]?.GetValue<int>() != 200) throw new InvalidOperationException($"{persona} {verb}: {answer.ToJsonString()}");
        return answer;
    }

    /// <summary>Every row of a list that speaks of a case, newest first.</summary>
    /// <param name="until">Ends the search once true of a row of the case, so that long lists are not read to their beginning.</param>
    public async Task<IReadOnlyList<JsonObject>> RowsAsync(string list, string? numberOrCase = null, Func<JsonObject, bool>? until = null)
    {
        const int Page = 200;
        List<JsonObject> found = [];
        for (var skip = 0; ; skip += Page)
        {
            var page = (await GetAsync($"/_tenant/sharepoint/lists/{list}/items?top={Page}&skip={skip}")).AsArray().Select(r => r!.AsObject()).ToList();
            found.AddRange(page.Where(r => numberOrCase is null || r.ToJsonString().Contains(numberOrCase, StringComparison.Ordinal)));
            if (page.Count < Page || (until is not null && found.Any(until))) return found;
        }
    }

    /// <summary>A file of a library.</summary>
    public Task<byte[]> FileAsync(string library, string path) => _http.GetByteArrayAsync(new Uri(page, $"/_tenant/sharepoint/files/{library}/{path}"));

    internal static JsonNode? Copy(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString());
}

/// <summary>A button on a card in somebody's chat.</summary>
public sealed record Button(string Persona, string MessageId, string Verb, JsonObject Data, JsonObject? Fallback = null)
{
    /// <summary>A button on a card, whatever case it is about.</summary>
    public static Button? Find(string persona, JsonObject message, string verb) =>
        Actions(message["card"]).FirstOrDefault(a => a["verb"]?.GetValue<string>() == verb) is { } action ? Of(persona, message, verb, action) : null;

    /// <summary>A button of one case, on a card that may speak of several.</summary>
    public static Button? Find(string persona, JsonObject message, string caseId, string verb) =>
        Actions(message["card"]).FirstOrDefault(a => a["verb"]?.GetValue<string>() == verb && a["data"]?["caseId"]?.GetValue<string>() == caseId) is { } action
            ? Of(persona, message, verb, action)
            : null;

    private static Button Of(string persona, JsonObject message, string verb, JsonObject action) => new(
        persona,
        message["id"]!.GetValue<string>(),
        verb,
        TenantClient.Copy(action["data"])!.AsObject(),
        TenantClient.Copy(action["fallback"]?["data"])?.AsObject());

    /// <summary>Every Action.Execute of a card that a person can press; a refresh is nobody's button.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject o => (o["type"]?.GetValueKind() == JsonValueKind.String && o["type"]!.GetValue<string>() == "Action.Execute" ? [o] : Array.Empty<JsonObject>())
            .Concat(o.Where(p => p.Key is not ("fallback" or "refresh")).SelectMany(p => Actions(p.Value))),
        JsonArray a => a.SelectMany(Actions),
        _ => [],
    };
}
