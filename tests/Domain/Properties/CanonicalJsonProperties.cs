using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Sop697.Domain.Audit;

namespace Sop697.Tests.Domain.Properties;

public sealed class CanonicalJsonProperties
{
    private static readonly Gen<string> Words = Gen.String[Gen.Char["abzAZ09 \"\\/<>&'+\u00e9\u2028\u4e2d\n\t\u0001"], 0, 8];

    private static readonly Gen<JsonNode?> Values = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Words.Select(w => (JsonNode?)JsonValue.Create(w))
        : Gen.OneOf(
            Words.Select(w => (JsonNode?)JsonValue.Create(w)),
            Gen.Int.Select(i => (JsonNode?)JsonValue.Create(i)),
            Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)),
            Gen.Const((JsonNode?)null),
            inner.Array[0, 4].Select(a => (JsonNode?)new JsonArray([.. a.Select(n => n?.DeepClone())])),
            Gen.Select(Words, inner).Array[0, 5].Select(ObjectOf)));

    [Fact]
    public void Canonical_text_of_canonical_text_is_itself() => Values.Sample(v =>
    {
        var once = CanonicalJson.Of(Parse(v));
        Assert.Equal(once, CanonicalJson.Of(JsonDocument.Parse(once).RootElement));
    });

    [Fact]
    public void Canonical_text_means_the_same() => Values.Sample(v =>
        Assert.True(JsonNode.DeepEquals(v, JsonNode.Parse(CanonicalJson.Of(Parse(v))))));

    [Fact]
    public void The_order_in_which_properties_were_written_does_not_matter() => Values.Sample(v =>
        Assert.Equal(CanonicalJson.Of(Parse(v)), CanonicalJson.Of(Parse(Reversed(v)))));

    private static JsonNode? ObjectOf((string Name, JsonNode? Value)[] properties)
    {
        var made = new JsonObject();
        foreach (var (name, value) in properties) made[name] = value?.DeepClone();
        return made;
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject o => ObjectOf([.. o.Reverse().Select(p => (p.Key, Reversed(p.Value)))]),
        JsonArray a => new JsonArray([.. a.Select(n => Reversed(n))]),
        _ => node?.DeepClone(),
    };

    private static JsonElement Parse(JsonNode? node) => JsonDocument.Parse(node?.ToJsonString() ?? "null").RootElement;
}
