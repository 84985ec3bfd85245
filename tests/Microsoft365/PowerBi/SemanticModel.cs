using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sop697.Tests.Microsoft365.PowerBi;

/// <summary>What the checks need of <c>model.bim</c>; the file may hold more.</summary>
internal sealed record ModelFile(string Name, int CompatibilityLevel, SemanticModel Model)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new LinesConverter() } };

    public static SemanticModel Parse(string json) => JsonSerializer.Deserialize<ModelFile>(json, Options)!.Model;
}

internal sealed record SemanticModel(
    string Culture, IReadOnlyList<ModelTable> Tables, IReadOnlyList<Relationship> Relationships, IReadOnlyList<MExpression> Expressions)
{
    public ModelTable? Table(string name) => Tables.FirstOrDefault(t => t.Name == name);

    public IEnumerable<(ModelTable Table, Measure Measure)> Measures => Tables.SelectMany(t => (t.Measures ?? []).Select(m => (t, m)));

    /// <summary>Every M text with the name a reader knows it by.</summary>
    public IEnumerable<(string Name, string Text)> Queries =>
        Expressions.Select(e => (e.Name, e.Expression.Text)).Concat(Tables.Select(t => (t.Name, t.Query)));
}

internal sealed record ModelTable(string Name, IReadOnlyList<ModelColumn> Columns, IReadOnlyList<Partition> Partitions, IReadOnlyList<Measure>? Measures = null)
{
    public string Query => Partitions.Single().Source.Expression.Text;

    public ModelColumn? Column(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

internal sealed record ModelColumn(string Name, string DataType, string SourceColumn, string SummarizeBy, bool IsHidden = false, bool IsKey = false, string? SortByColumn = null);

internal sealed record Partition(string Name, string Mode, MSource Source);

internal sealed record MSource(string Type, Lines Expression);

internal sealed record Measure(string Name, Lines Expression, string? FormatString = null, string? Description = null);

internal sealed record MExpression(string Name, string Kind, Lines Expression);

internal sealed record Relationship(string Name, string FromTable, string FromColumn, string ToTable, string ToColumn, bool IsActive = true);

/// <summary>A text that is kept as one string or as an array of lines.</summary>
internal sealed record Lines(string Text);

internal sealed class LinesConverter : JsonConverter<Lines>
{
    public override Lines Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new Lines(reader.GetString()!);
        return new Lines(string.Join('\n', JsonSerializer.Deserialize<string[]>(ref reader, options)!));
    }

    public override void Write(Utf8JsonWriter writer, Lines value, JsonSerializerOptions options) => throw new NotSupportedException();
}
