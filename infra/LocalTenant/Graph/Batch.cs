using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sop697.LocalTenant.Control;

namespace Sop697.LocalTenant.Graph;

/// <summary><c>POST /$batch</c>: up to 20 calls in one, each with its own status; not a transaction.</summary>
internal sealed class Batch(GraphRouter router, Faults faults, RequestCounts counts)
{
    private const int Most = 20;

    private sealed record Member(string Id, string Method, string Url, IReadOnlyDictionary<string, string> Headers, JsonNode? Body, IReadOnlyList<string> DependsOn);

    public async Task<GraphResponse> Send(GraphRequest request, CancellationToken cancel)
    {
        var members = Read(request.Json());
        var done = new Dictionary<string, GraphResponse>(StringComparer.Ordinal);
        foreach (var member in members) await Perform(member, members, done, request, cancel);
        var responses = members.Select(m => Write(m.Id, done[m.Id])).ToArray<JsonNode>();
        return GraphResponse.Ok(new JsonObject { ["responses"] = new JsonArray(responses) });
    }

    private async Task Perform(Member member, IReadOnlyList<Member> all, Dictionary<string, GraphResponse> done, GraphRequest outer, CancellationToken cancel)
    {
        if (done.ContainsKey(member.Id)) return;
        done[member.Id] = Failed(508, "loopDetected", "Members depend on each other.");
        foreach (var id in member.DependsOn)
        {
            var before = all.FirstOrDefault(m => m.Id == id) ?? throw GraphError.Invalid($"dependsOn names an unknown member '{id}'.");
            await Perform(before, all, done, outer, cancel);
        }
        done[member.Id] = member.DependsOn.Any(id => done[id].Status >= 400)
            ? Failed(424, "failedDependency", "A request that this one depends on failed.")
            : await Answer(member, outer, cancel);
    }

    private async Task<GraphResponse> Answer(Member member, GraphRequest outer, CancellationToken cancel)
    {
        var url = member.Url.StartsWith('/') ? member.Url : "/" + member.Url;
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? url : url[..mark];
        var body = Bytes(member);
        var request = new GraphRequest(member.Method, path, GraphRequest.ParseQuery(mark < 0 ? null : url[mark..]), member.Headers, body, outer.Caller);
        var fault = faults.Take($"BATCH {member.Method}", "/v1.0" + path, "/v1.0" + url);
        if (fault is { DelayMs: > 0 }) await Task.Delay(fault.DelayMs.Value, cancel);
        var response = fault?.Answers == true && !fault.AfterCommit ? Faulty(fault) : router.Send(request);
        if (fault?.Answers == true) response = Faulty(fault);
        counts.Add("graph", $"BATCH {member.Method}", router.TemplateOf(member.Method, path), response.Status, body.Length, 0);
        return response;
    }

    private static GraphResponse Faulty(Fault fault)
    {
        var (code, message) = Fault.Words(fault.StatusOrDefault);
        var response = Failed(fault.StatusOrDefault, code, message);
        if (fault.RetryAfterHeader() is { } value) response.Headers["Retry-After"] = value;
        return response;
    }

    private static GraphResponse Failed(int status, string code, string message) => GraphResponse.From(new GraphError(status, code, message), null);

    private static List<Member> Read(JsonObject body)
    {
        if (body["requests"] is not JsonArray { Count: > 0 } requests) throw GraphError.Invalid("requests is required.");
        if (requests.Count > Most) throw GraphError.Invalid($"Number of batch request steps exceeds the maximum value of {Most}.", "MaximumValueExceeded");
        var members = requests.Select(r => ReadMember(r as JsonObject ?? throw GraphError.Invalid("A member is an object."))).ToList();
        return members.DistinctBy(m => m.Id).Count() == members.Count ? members : throw GraphError.Invalid("Members need different ids.");
    }

    private static Member ReadMember(JsonObject json)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in json["headers"] as JsonObject ?? []) headers[name] = value?.ToString() ?? "";
        var id = json["id"]?.ToString();
        var method = json["method"]?.GetValue<string>().ToUpperInvariant();
        var url = json["url"]?.GetValue<string>();
        if (id is null || method is null || url is null) throw GraphError.Invalid("A member needs id, method and url.");
        if (json["body"] is not null && !headers.ContainsKey("Content-Type")) throw GraphError.Invalid($"Member '{id}' has a body and no Content-Type header.");
        var depends = (json["dependsOn"] as JsonArray)?.Select(d => d!.ToString()).ToList() ?? [];
        return new Member(id, method, url, headers, json["body"], depends);
    }

    private static byte[] Bytes(Member member)
    {
        if (member.Body is null) return [];
        if (member.Headers["Content-Type"].Contains("json", StringComparison.OrdinalIgnoreCase)) return JsonSerializer.SerializeToUtf8Bytes(member.Body);
        var text = member.Body.GetValue<string>();
        try
        {
            return Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            return Encoding.UTF8.GetBytes(text);
        }
    }

    private static JsonObject Write(string id, GraphResponse response)
    {
        var headers = new JsonObject();
        foreach (var (name, value) in response.Headers) headers[name] = value;
        var json = new JsonObject { ["id"] = id, ["status"] = response.Status, ["headers"] = headers };
        if (response.Json is null) return json;
        headers["Content-Type"] = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
        json["body"] = response.Json;
        return json;
    }
}
