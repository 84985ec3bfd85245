using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Sop697.LocalTenant.Graph;

/// <summary>One call of Graph, come by HTTP or as a member of a batch.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Still escaped, without <c>/v1.0</c> and query.</param>
/// <param name="Query">Unescaped.</param>
internal sealed record GraphRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    GraphCaller Caller)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Option(string name) => Query.GetValueOrDefault(name) ?? Query.GetValueOrDefault("$" + name);

    /// <summary>The body as a JSON object; anything else is a 400.</summary>
    public JsonObject Json()
    {
        try
        {
            return JsonNode.Parse(Body) as JsonObject ?? throw GraphError.Invalid("The request body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw new GraphError(400, "BadRequest", "Unable to read JSON request payload.");
        }
    }

    public static Dictionary<string, string> ParseQuery(string? query)
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in QueryHelpers.ParseQuery(query)) result[key] = value.ToString();
        return result;
    }
}

/// <summary>What Graph answers: JSON, a file, or headers only.</summary>
internal sealed record GraphResponse(int Status, JsonNode? Json = null)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public static GraphResponse Ok(JsonNode json) => new(200, json);
    public static GraphResponse Created(JsonNode json) => new(201, json);
    public static GraphResponse NoContent() => new(204);

    public static GraphResponse Redirect(string location) => new(302) { Headers = { ["Location"] = location } };

    public static GraphResponse From(GraphError error, string? clientRequestId)
    {
        var id = Guid.NewGuid().ToString();
        var response = new GraphResponse(error.Status, GraphError.Body(error.Code, error.Message, id, clientRequestId ?? id, error.InnerCode));
        foreach (var (name, value) in error.Headers) response.Headers[name] = value;
        response.Headers["request-id"] = id;
        return response;
    }
}
