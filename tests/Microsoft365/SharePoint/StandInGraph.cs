using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.Tests.Microsoft365.SharePoint;

/// <summary>
/// The wire under the real SDK: keeps rows and files as SharePoint would, and plays one prepared fault for each call.
/// Reading ids and lists at the start is counted apart, because it happens once for a process.
/// </summary>
internal sealed class StandInGraph : HttpMessageHandler
{
    public const string BaseUrl = "http://localhost:21350/v1.0";

    private static readonly string[] Unique = ["CaseKey", "Kunci"];

    private readonly Queue<Fault> _faults = new();
    private int _ids;

    internal sealed record Fault(HttpStatusCode Status, bool AfterCommit, string? RetryAfter, Exception? Thrown);

    public List<string> Calls { get; } = [];
    public List<string> WarmUps { get; } = [];
    public List<JsonObject> Batches { get; } = [];
    public List<(string Url, byte[] Bytes, HttpRequestMessage Request)> Puts { get; } = [];
    public Dictionary<string, List<JsonObject>> Lists { get; } = new()
    {
        ["Aduan"] = [],
        ["LangkahSOP"] = [],
        ["Jurnal"] = [],
        ["Jabatan"] = [],
        ["Penugasan"] = [],
        ["RuteTopik"] = [],
        ["HariLibur"] = [],
        ["JamKerja"] = [],
        ["Pengaturan"] = [],
    };

    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Columns of files that were set, in order.</summary>
    public List<JsonObject> Patches { get; } = [];

    /// <summary>Answers of members, by "METHOD list"; each is used once.</summary>
    public Dictionary<string, Queue<(int Status, string? RetryAfter)>> MemberFaults { get; } = [];

    /// <summary>Nobody knows yet which of 409 and 400 the real service answers.</summary>
    public int DuplicateStatus { get; set; } = 409;

    public bool Down { get; set; }

    public void Next(HttpStatusCode status, bool afterCommit = false, string? retryAfter = null) => _faults.Enqueue(new(status, afterCommit, retryAfter, null));

    public void NextDrops(bool afterCommit) => _faults.Enqueue(new(0, afterCommit, null, new HttpRequestException("dropped")));

    public IReadOnlyList<JsonObject> FieldsOf(string list) => [.. Lists[list].Select(i => i["fields"]!.AsObject())];

    public IReadOnlyList<string> MembersOf(int batch) =>
        [.. Batches[batch]["requests"]!.AsArray().Select(r => $"{r!["method"]} {ListOf(r["url"]!.GetValue<string>())}")];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = Uri.UnescapeDataString(request.RequestUri!.PathAndQuery)["/v1.0".Length..];
        if (Down) return Json(HttpStatusCode.ServiceUnavailable, Error("serviceNotAvailable"));
        if (request.Method == HttpMethod.Get && !url.StartsWith("/drives", StringComparison.Ordinal)) return Settle(url);
        Calls.Add($"{request.Method} {url}");
        var fault = _faults.TryDequeue(out var next) ? next : null;
        var answer = fault is { AfterCommit: false } ? null : await PerformAsync(request, url, cancellationToken);
        if (fault is null) return answer!;
        if (fault.Thrown is not null) throw fault.Thrown;
        var failed = Json(fault.Status, Error("faulted"));
        if (fault.RetryAfter is not null) failed.Headers.TryAddWithoutValidation("Retry-After", fault.RetryAfter);
        return failed;
    }

    private HttpResponseMessage Settle(string url)
    {
        WarmUps.Add(url);
        if (url.StartsWith("/sites/localhost:/sites/sop697", StringComparison.Ordinal)) return Json(HttpStatusCode.OK, new JsonObject { ["id"] = "localhost,s,w" });
        if (url.Contains("/drive?", StringComparison.Ordinal)) return Json(HttpStatusCode.OK, new JsonObject { ["id"] = "b!drive" });
        if (url.Contains("/items?", StringComparison.Ordinal)) return Json(HttpStatusCode.OK, Page(ListOf(url), url));
        var lists = Lists.Keys.Append("TangkapanLayar").Append("TangkapanLayarSamar").Append("Berkas").Select(n => (JsonNode)new JsonObject { ["id"] = n, ["name"] = n, ["displayName"] = n });
        return Json(HttpStatusCode.OK, new JsonObject { ["value"] = new JsonArray([.. lists]) });
    }

    private async Task<HttpResponseMessage> PerformAsync(HttpRequestMessage request, string url, CancellationToken cancellationToken)
    {
        var bytes = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        if (request.Method == HttpMethod.Get) return Json(HttpStatusCode.OK, FileJson(PathOf(url)));
        if (request.Method == HttpMethod.Put) return Put(request, url, bytes);
        if (request.Method == HttpMethod.Delete) return new HttpResponseMessage(HttpStatusCode.NoContent);
        if (url.EndsWith("/listItem/fields", StringComparison.Ordinal))
        {
            Patches.Add(JsonNode.Parse(bytes)!.AsObject());
            return Json(HttpStatusCode.OK, JsonNode.Parse(bytes)!.AsObject());
        }

        var batch = JsonNode.Parse(bytes)!.AsObject();
        Batches.Add(batch);
        var done = new Dictionary<string, JsonObject>();
        foreach (var member in batch["requests"]!.AsArray()) done[member!["id"]!.GetValue<string>()] = Member(member.AsObject(), done);
        return Json(HttpStatusCode.OK, new JsonObject { ["responses"] = new JsonArray([.. done.Values.Reverse()]) });
    }

    private HttpResponseMessage Put(HttpRequestMessage request, string url, byte[] bytes)
    {
        Puts.Add((url, bytes, request));
        var path = PathOf(url);
        if (url.EndsWith("conflictBehavior=replace", StringComparison.Ordinal)) Files.Remove(path);
        return Files.TryAdd(path, bytes) ? Json(HttpStatusCode.Created, FileJson(path)) : Json(HttpStatusCode.Conflict, Error("nameAlreadyExists"));
    }

    private JsonObject FileJson(string path) => new()
    {
        ["id"] = $"01{path.Length}",
        ["size"] = Files[path].Length,
        ["webUrl"] = $"https://sp.test/{path}",
        ["file"] = new JsonObject(),
    };

    private JsonObject Member(JsonObject member, Dictionary<string, JsonObject> done)
    {
        var (id, method, url) = (member["id"]!.GetValue<string>(), member["method"]!.GetValue<string>(), Uri.UnescapeDataString(member["url"]!.GetValue<string>()));
        var list = ListOf(url);
        if (member["dependsOn"] is JsonArray before && before.Any(b => done[b!.GetValue<string>()]["status"]!.GetValue<int>() >= 400)) return Answer(id, 424, Error("failedDependency"));
        if (MemberFaults.TryGetValue($"{method} {list}", out var faults) && faults.TryDequeue(out var fault))
            return Answer(id, fault.Status, Error("faulted"), fault.RetryAfter);
        return method switch
        {
            "GET" => Answer(id, 200, Page(list, url)),
            "POST" => Insert(id, list, member["body"]!["fields"]!.AsObject()),
            _ => Patch(id, list, url, member),
        };
    }

    private JsonObject Insert(string id, string list, JsonObject fields)
    {
        var key = list == "Aduan" ? Unique[0] : Unique[1];
        if (Lists[list].Any(i => i["fields"]![key]!.GetValue<string>() == fields[key]!.GetValue<string>()))
            return Answer(id, DuplicateStatus, Error(DuplicateStatus == 409 ? "nameAlreadyExists" : "invalidRequest"));
        var item = new JsonObject { ["id"] = $"{++_ids}", ["eTag"] = "\"g,1\"", ["fields"] = fields.DeepClone() };
        Lists[list].Add(item);
        return Answer(id, 201, item.DeepClone().AsObject());
    }

    private JsonObject Patch(string id, string list, string url, JsonObject member)
    {
        var item = Lists[list].FirstOrDefault(i => url.Contains($"/items/{i["id"]}/fields", StringComparison.Ordinal));
        if (item is null) return Answer(id, 404, Error("itemNotFound"));
        if (member["headers"]!["If-Match"]!.GetValue<string>() != item["eTag"]!.GetValue<string>()) return Answer(id, 412, Error("resourceModified"));
        Touch(item);
        foreach (var (name, value) in member["body"]!.AsObject())
        {
            if (value is null) item["fields"]!.AsObject().Remove(name);
            else item["fields"]![name] = value.DeepClone();
        }

        var fields = item["fields"]!.DeepClone().AsObject();
        fields["@odata.etag"] = item["eTag"]!.GetValue<string>();
        return Answer(id, 200, fields);
    }

    /// <summary>Somebody edited the row.</summary>
    public static void Touch(JsonObject item)
    {
        var etag = item["eTag"]!.GetValue<string>();
        item["eTag"] = $"\"g,{int.Parse(etag[3..^1], System.Globalization.CultureInfo.InvariantCulture) + 1}\"";
    }

    private JsonObject Page(string list, string url)
    {
        var wanted = url.Contains("eq '", StringComparison.Ordinal) ? url.Split("eq '")[1].TrimEnd('\'') : null;
        var rows = Lists[list].Where(i => wanted is null || i["fields"]!["CaseKey"]!.GetValue<string>() == wanted);
        return new JsonObject { ["value"] = new JsonArray([.. rows.Select(r => r.DeepClone())]) };
    }

    private static JsonObject Answer(string id, int status, JsonObject body, string? retryAfter = null)
    {
        var headers = new JsonObject { ["Content-Type"] = "application/json" };
        if (retryAfter is not null) headers["Retry-After"] = retryAfter;
        return new JsonObject { ["id"] = id, ["status"] = status, ["headers"] = headers, ["body"] = body };
    }

    private static JsonObject Error(string code) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = "…" } };

    private static string ListOf(string url) => url.Split("/lists/")[1].Split('/')[0];

    private static string PathOf(string url) => url.Split("root:/")[1].Split(":/content")[0].Split('?')[0];

    private static HttpResponseMessage Json(HttpStatusCode status, JsonObject body) => new(status)
    {
        Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
    };
}
