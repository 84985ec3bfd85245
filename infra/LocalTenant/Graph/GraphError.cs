using System.Text.Json.Nodes;

namespace Sop697.LocalTenant.Graph;

/// <summary>An answer of Graph that is not a success; carries the documented error body.</summary>
internal sealed class GraphError(int status, string code, string message, string? innerCode = null) : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public string? InnerCode { get; } = innerCode;
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static GraphError Invalid(string message, string? innerCode = null) => new(400, "invalidRequest", message, innerCode);
    public static GraphError NotFound(string message = "The resource could not be found.") => new(404, "itemNotFound", message);
    public static GraphError Denied() => new(403, "accessDenied", "Access denied");
    public static GraphError NameTaken(string name) => new(409, "nameAlreadyExists", $"An item with the name '{name}' already exists under the parent");

    /// <summary>The error body: <c>{"error":{"code","message","innerError":{…}}}</c>.</summary>
    public static JsonObject Body(string code, string message, string requestId, string clientRequestId, string? innerCode = null)
    {
        var inner = new JsonObject
        {
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss", null),
            ["request-id"] = requestId,
            ["client-request-id"] = clientRequestId,
        };
        if (innerCode is not null) inner["code"] = innerCode;
        return new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["innerError"] = inner } };
    }
}
