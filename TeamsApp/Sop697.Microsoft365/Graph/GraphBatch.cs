using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sop697.Microsoft365.Graph;

/// <summary>A call inside <c>$batch</c>.</summary>
/// <param name="Id">Unique within the batch.</param>
/// <param name="Url">Relative to the version, already escaped.</param>
/// <param name="After">Id of the call that must succeed first, or null.</param>
/// <param name="Body">Writes one JSON value, or null.</param>
internal sealed record BatchMember(
    string Id, string Method, string Url, string? After = null, string? IfMatch = null, Action<Utf8JsonWriter>? Body = null);

/// <param name="Status">HTTP status of the member.</param>
/// <param name="Body">Its JSON; undefined when it has none.</param>
/// <param name="RetryAfter">The header as it came.</param>
/// <param name="ETag">The header as it came.</param>
internal sealed record BatchAnswer(int Status, JsonElement Body, string? RetryAfter, string? ETag)
{
    public bool Ok => Status is >= 200 and < 300;

    /// <summary>Graph's error code, or empty.</summary>
    public string Code => Body.ValueKind == JsonValueKind.Object
        && Body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";

    public string? Text(string property) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(property, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.ToString()
            : null;
}

/// <summary>JSON of <c>$batch</c>, written and read by hand: the SDK parses and copies every body twice.</summary>
internal static class GraphBatch
{
    public const string Address = "/$batch";
    public const int Most = 20;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(IEnumerable<BatchMember> members)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteStartArray("requests");
        foreach (var member in members) Write(member, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>One JSON value, for calls outside a batch.</summary>
    public static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, Options);
        write(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static Dictionary<string, BatchAnswer> Read(JsonElement body)
    {
        var answers = new Dictionary<string, BatchAnswer>(StringComparer.Ordinal);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("responses", out var responses)) return answers;
        foreach (var response in responses.EnumerateArray())
        {
            var headers = response.TryGetProperty("headers", out var given) ? given : default;
            var content = response.TryGetProperty("body", out var found) ? found : default;
            answers[response.GetProperty("id").GetString()!] =
                new BatchAnswer(response.GetProperty("status").GetInt32(), content, Header(headers, "Retry-After"), Header(headers, "ETag"));
        }

        return answers;
    }

    private static void Write(BatchMember member, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", member.Id);
        writer.WriteString("method", member.Method);
        writer.WriteString("url", member.Url);
        if (member.After is not null)
        {
            writer.WriteStartArray("dependsOn");
            writer.WriteStringValue(member.After);
            writer.WriteEndArray();
        }

        writer.WriteStartObject("headers");
        if (member.IfMatch is not null) writer.WriteString("If-Match", member.IfMatch);
        if (member.Body is not null) writer.WriteString("Content-Type", "application/json");
        writer.WriteEndObject();
        if (member.Body is not null)
        {
            writer.WritePropertyName("body");
            member.Body(writer);
        }

        writer.WriteEndObject();
    }

    private static string? Header(JsonElement headers, string name)
    {
        if (headers.ValueKind != JsonValueKind.Object) return null;
        foreach (var header in headers.EnumerateObject())
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value.ToString();
        }

        return null;
    }
}
