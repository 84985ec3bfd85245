using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sop697.Tests.Domain.Privacy;

/// <summary>Where texts stand in a type of the domain, as <c>CaseOpened.Inquiry.Summary</c>; whatever else there is no text.</summary>
internal static class TextPaths
{
    public static IEnumerable<string> Of(Type type) => Below(type, type.Name);

    /// <summary>The texts at a path, through all members of lists on the way; one that is null is none.</summary>
    public static IReadOnlyList<string> Values(JsonNode node, string path) =>
        [.. path.Split('.').Skip(1).Aggregate((IEnumerable<JsonNode?>)[node], (at, name) => at.Select(n => n?[JsonNamingPolicy.CamelCase.ConvertName(name)]).SelectMany(Members)).OfType<JsonNode>().Select(n => n.GetValue<string>())];

    /// <summary>Everything that is no text of these paths, as one string.</summary>
    public static string Others(JsonNode node, Type type, IReadOnlySet<string> texts)
    {
        var copy = node.DeepClone();
        Strip(copy, type.Name, texts);
        return copy.ToJsonString();
    }

    private static IEnumerable<string> Below(Type type, string path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract"))
        {
            var (inner, at) = (Inner(property.PropertyType), $"{path}.{property.Name}");
            if (inner == typeof(string)) yield return at;
            else if (inner is { IsClass: true } && inner.Namespace?.StartsWith("Sop697.Domain", StringComparison.Ordinal) == true)
                foreach (var below in Below(inner, at).Where(b => property.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null && !b.EndsWith(".Extension", StringComparison.Ordinal))) yield return below;
        }
    }

    private static Type Inner(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type;

    private static IEnumerable<JsonNode?> Members(JsonNode? node) => node is JsonArray list ? [.. list] : (List<JsonNode?>)[node];

    private static void Strip(JsonNode? node, string path, IReadOnlySet<string> texts)
    {
        if (node is JsonArray list) foreach (var member in list) Strip(member, path, texts);
        if (node is not JsonObject value) return;
        foreach (var (name, inner) in value.ToList())
        {
            var at = texts.FirstOrDefault(t => t.StartsWith(path + ".", StringComparison.Ordinal) && t[(path.Length + 1)..].Split('.')[0] is var first && JsonNamingPolicy.CamelCase.ConvertName(first) == name);
            if (at is null) continue;
            var full = $"{path}.{at[(path.Length + 1)..].Split('.')[0]}";
            if (texts.Contains(full)) value.Remove(name);
            else Strip(inner, full, texts);
        }
    }
}
