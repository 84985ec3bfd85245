using System.Text.Json;

namespace Sop697.LocalTenant.FunctionsHost;

/// <summary>What the host makes of the handler's answer to a queue or timer invocation.</summary>
public abstract record HandlerAnswer
{
    /// <summary>Values are per output binding; several values are several messages.</summary>
    public sealed record Done(IReadOnlyDictionary<string, IReadOnlyList<string>> Outputs, IReadOnlyList<string> Logs) : HandlerAnswer;

    public sealed record Failed(string Reason) : HandlerAnswer;

    /// <summary>200 without a body: the host waits until the function times out.</summary>
    public sealed record Hang : HandlerAnswer;

    public static HandlerAnswer Read(int status, string body)
    {
        if (status is < 200 or > 299) return new Failed($"the handler answered {status}");
        if (string.IsNullOrWhiteSpace(body)) return new Hang();
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new Done(ReadOutputs(json.RootElement), ReadLogs(json.RootElement))
                : new Failed("the handler's answer is not a JSON object");
        }
        catch (JsonException)
        {
            return new Failed("the handler's answer is not JSON");
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadOutputs(JsonElement root) =>
        Property(root, "Outputs") is { ValueKind: JsonValueKind.Object } outputs
            ? outputs.EnumerateObject().ToDictionary(p => p.Name, p => ReadValues(p.Value), StringComparer.OrdinalIgnoreCase)
            : [];

    private static IReadOnlyList<string> ReadValues(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(Text)],
        JsonValueKind.Null => [],
        _ => [Text(value)],
    };

    private static IReadOnlyList<string> ReadLogs(JsonElement root) =>
        Property(root, "Logs") is { ValueKind: JsonValueKind.Array } logs ? [.. logs.EnumerateArray().Select(Text)] : [];

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static JsonElement? Property(JsonElement root, string name)
    {
        foreach (var property in root.EnumerateObject())
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }
}
