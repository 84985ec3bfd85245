using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Scenarios.Authorisation;

/// <summary>
/// Every HTTP function × everybody who may come → the status that must be answered. A function without a row fails, and so does a row without one: a new door
/// says who may enter before it is opened, and a door that is gone takes its row along.
/// </summary>
[Collection(Calm.Name)]
public sealed class DoorMatrixTests(TenantFixture fixture)
{
    /// <summary>Method and route of the function → callers and their status; <c>*</c> stands for whoever is not named, also after <c>session:</c>.</summary>
    private static readonly Dictionary<string, string> Rows = new()
    {
        ["get health"] = "* 200",
        ["get signout"] = "* 302",
        ["get signedout"] = "* 200",
        ["get signin-oidc"] = "* 400",
        ["post signin-oidc"] = "* 400",
        ["post messages"] = "bot 200, * 403",
        ["post intake"] = "tim 202, kasi kasi2 kabid kadis stranger 403, * 401",
        ["get cases/{caseId}"] = "tim kasi kabid kadis 200, kasi2 stranger 403, * 401",
        // No card was answered with the first decision.
        ["get cases/{caseId}/commits/{version}/card"] = "tim kasi kabid kadis 404, kasi2 stranger 403, * 401",
        ["get cases/{caseId}/dossier"] = "tim kasi kabid kadis 200, kasi2 stranger session:kasi2 403, session:* 200, nobody torn-session 302, * 401",
        ["get cases/{caseId}/memo"] = "tim kasi kabid kadis 200, kasi2 stranger session:kasi2 403, session:* 200, nobody torn-session 302, * 401",
        ["get sop"] = "tim kasi kasi2 kabid kadis stranger session:* 200, nobody torn-session 302, * 401",
        ["get evidence/{caseId}"] = "session:kasi2 403, session:* 200, * 302",
        ["get evidence/{caseId}/{sha256}"] = "session:kasi2 403, session:* 200, * 302",
        ["get evidence/{caseId}/{sha256}/mask"] = "session:tim session:kasi 200, session:* 403, * 302",
        // Without the form's own token nothing is taken, not even from the team.
        ["post evidence/{caseId}/{sha256}/mask"] = "session:tim session:kasi 400, session:* 403, * 302",
        ["get report"] = "session:tim 200, session:* 403, * 302",
        // A month in which nobody reported has a document too, which says so.
        ["get reports/{file}"] = "session:tim 403, session:* 200, * 302",
        ["get dashboard"] = "session:* 200, * 302",
        ["get dashboard/tab"] = "* 200",
        ["get dashboard/files/{version}/{name}"] = "* 404",
        ["get dashboard/numbers"] = "tim kasi kasi2 kabid kadis session:* 200, stranger 403, * 401",
        ["post dashboard/cases"] = "tim kasi kasi2 kabid kadis session:* 200, stranger 403, * 401",
        ["get dashboard/cases/{caseId}"] = "tim kasi kabid kadis 200, kasi2 stranger session:kasi2 403, session:* 200, * 401",
        // Without the form's own token nothing is taken, not even from the team.
        ["post report"] = "session:tim 400, session:* 403, * 302",
    };

    private const string Summary = "Apakah posyandu melati buka pada hari libur?";

    private TenantClient Client => fixture.Client;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_door_says_who_may_enter() => Assert.Equal(Doors().Order(), Rows.Keys.Order());

    [Fact]
    public async Task Every_door_opens_to_whom_it_must_and_to_nobody_else()
    {
        var report = new Report { Key = Guid.NewGuid().ToString("N") }.With("summary", Summary).With("topic", "promosi");
        var caseId = await Client.IntakeAsync(report);
        var sha256 = await Eventually.Async(() => ShaAsync(caseId), s => s is not null, "the evidence to be archived");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        List<string> wrong = [];
        var places = new Dictionary<string, string> { ["{caseId}"] = caseId, ["{sha256}"] = sha256!, ["{version}"] = "1", ["{name}"] = "tidak-ada.js", ["{file}"] = "1999-01.pdf" };
        foreach (var caller in await Callers.AllAsync(Client))
            foreach (var door in Doors())
            {
                var path = places.Aggregate(door.Split(' ')[1], (at, place) => at.Replace(place.Key, place.Value, StringComparison.Ordinal));
                Assert.DoesNotContain('{', path);
                using var request = new HttpRequestMessage(new HttpMethod(door.Split(' ')[0].ToUpperInvariant()), new Uri(Client.Functions, $"/api/{path}"));
                caller.Identify(request);
                if (request.Method == HttpMethod.Post) request.Content = Body(door, report);
                using var answer = await http.SendAsync(request, Cancel);
                if (await FaultAsync(answer, StatusFor(Rows[door], caller.Name)) is { } fault) wrong.Add($"{caller.Name} {door}: {fault}");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A refusal says why in words where a program or a person reads it, and never shows what it keeps.</summary>
    private static async Task<string?> FaultAsync(HttpResponseMessage answer, int expected)
    {
        var status = (int)answer.StatusCode;
        if (status != expected) return $"{status} and not {expected}";
        if (status < 300) return null;
        var body = await answer.Content.ReadAsStringAsync(Cancel);
        if (status is 401 or 403 && body.Contains("melati", StringComparison.Ordinal)) return "the refusal shows the case";
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return null;
        using var problem = JsonDocument.Parse(body);
        return problem.RootElement.GetProperty("title").GetString() is { Length: > 10 } ? null : "no words";
    }

    private static int StatusFor(string row, string caller)
    {
        foreach (var part in row.Split(", "))
        {
            var words = part.Split(' ');
            if (words[..^1].Any(w => w == caller || w == "*" || (w == "session:*" && caller.StartsWith("session:", StringComparison.Ordinal)))) return int.Parse(words[^1], null);
        }

        throw new InvalidOperationException($"The row '{row}' does not say what {caller} gets.");
    }

    private HttpContent Body(string door, Report report)
    {
        if (door == "post messages") return JsonContent.Create(new { type = "typing", channelId = "msteams", serviceUrl = new Uri(Client.Page, "/connector/") });
        if (door == "post dashboard/cases") return new StringContent("{}", null, "application/json");
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in report.Fields) form.Add(new StringContent(value), name);
        var picture = new ByteArrayContent(report.Screenshots[0].Bytes);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(picture, "screenshot", "tangkapan.png");
        return form;
    }

    private async Task<string?> ShaAsync(string caseId) => (await Client.GetAsync("/_tenant/sharepoint/library/TangkapanLayar")).AsArray()
        .Select(f => (string)f!["path"]!).Where(p => p.Contains(caseId, StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).FirstOrDefault(n => n!.Length == 64);

    private static List<string> Doors() =>
    [
        .. from file in Directory.EnumerateFiles(Repository.PathOf("Functions"), "function.json", SearchOption.AllDirectories)
        where Path.GetRelativePath(Repository.PathOf("Functions"), file).Split(Path.DirectorySeparatorChar).Length == 2
        from binding in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("bindings").EnumerateArray()
        where binding.GetProperty("type").GetString() == "httpTrigger"
        from method in binding.GetProperty("methods").EnumerateArray()
        select $"{method.GetString()} {binding.GetProperty("route").GetString()}",
    ];
}
