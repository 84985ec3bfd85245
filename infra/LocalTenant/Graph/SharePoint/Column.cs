using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sop697.LocalTenant.Graph.SharePoint;

internal enum ColumnKind
{
    Text,
    Note,
    Number,
    DateTime,
    Boolean,
    Choice,
}

/// <summary>A typed column. Values in memory are <see cref="string"/>, <see cref="decimal"/>, <see cref="System.DateTime"/> (UTC, whole seconds) or <see cref="bool"/>.</summary>
internal sealed partial class Column
{
    private const int TextLimit = 255;
    private const int NoteLimit = 63_999;

    private readonly JsonObject _definition;
    private readonly HashSet<string> _choices;
    private readonly bool _freeText;

    private Column(JsonObject definition, string name, ColumnKind kind)
    {
        _definition = definition;
        Name = name;
        Kind = kind;
        var choice = definition["choice"] as JsonObject;
        _choices = choice?["choices"] is JsonArray all ? [.. all.Select(c => c!.GetValue<string>())] : [];
        _freeText = choice?["allowTextEntry"]?.GetValue<bool>() ?? false;
    }

    public string Name { get; }
    public ColumnKind Kind { get; }
    public string DisplayName => Text("displayName") ?? Name;
    public bool Unique => Flag("enforceUniqueValues");
    public bool Indexed => Flag("indexed") || Unique;
    public bool ReadOnly => Flag("readOnly");

    /// <summary>Reads a column as Graph takes it; refuses what SharePoint refuses.</summary>
    public static Column From(JsonObject body)
    {
        var definition = body.DeepClone().AsObject();
        definition.Remove("@odata.type");
        var name = definition["name"]?.GetValue<string>();
        if (name is null || !Ascii().IsMatch(name)) throw GraphError.Invalid("The column needs a name of letters, digits and '_'.");
        var column = new Column(definition, name, KindOf(definition));
        definition["id"] ??= Guid.NewGuid().ToString();
        definition["displayName"] ??= name;
        foreach (var flag in (string[])["enforceUniqueValues", "indexed", "required", "hidden", "readOnly"]) definition[flag] ??= false;
        column.Check();
        return column;
    }

    /// <summary>The same column with some properties changed (PATCH).</summary>
    public Column With(JsonObject change)
    {
        var merged = _definition.DeepClone().AsObject();
        foreach (var (key, value) in change)
        {
            if (key is "name" or "id" or "@odata.type") continue;
            merged[key] = value?.DeepClone();
        }
        return From(merged);
    }

    public JsonObject ToJson() => _definition.DeepClone().AsObject();

    /// <summary>A value from a request; null means empty.</summary>
    public object? Read(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null) return null;
        return Kind switch
        {
            ColumnKind.Text => ReadText(value, TextLimit),
            ColumnKind.Note => ReadText(value, NoteLimit),
            ColumnKind.Choice => ReadChoice(value),
            ColumnKind.Number => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : throw Wrong(),
            ColumnKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(),
            _ => value.ValueKind is JsonValueKind.String ? Moment(value.GetString()!) ?? throw Wrong() : throw Wrong(),
        };
    }

    /// <summary>A literal of a filter, without its quotes.</summary>
    public object? ReadLiteral(string? literal) => literal is null ? null : Kind switch
    {
        ColumnKind.Number => decimal.TryParse(literal, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(),
        ColumnKind.Boolean => literal switch { "true" or "1" => true, "false" or "0" => false, _ => throw Wrong() },
        ColumnKind.DateTime => Moment(literal) ?? throw Wrong(),
        _ => literal.Length == 0 ? null : literal,
    };

    public static JsonNode ToJson(object value) => value switch
    {
        string text => JsonValue.Create(text),
        decimal number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        System.DateTime moment => JsonValue.Create(Iso(moment)),
        _ => throw new InvalidOperationException($"No column holds a {value.GetType().Name}."),
    };

    public static string Iso(System.DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ColumnKind KindOf(JsonObject definition)
    {
        if (definition["text"] is JsonObject text) return text["allowMultipleLines"]?.GetValue<bool>() == true ? ColumnKind.Note : ColumnKind.Text;
        if (definition["number"] is JsonObject) return ColumnKind.Number;
        if (definition["dateTime"] is JsonObject) return ColumnKind.DateTime;
        if (definition["boolean"] is JsonObject) return ColumnKind.Boolean;
        if (definition["choice"] is JsonObject) return ColumnKind.Choice;
        throw GraphError.Invalid("The column needs one of: text, number, dateTime, boolean, choice.");
    }

    private void Check()
    {
        if (Kind is ColumnKind.Note && Indexed) throw GraphError.Invalid($"Column '{Name}' holds several lines of text and cannot be indexed or unique.");
        if (Kind is ColumnKind.Boolean && Unique) throw GraphError.Invalid($"Column '{Name}' is of a type that cannot be unique.");
        if (Unique) _definition["indexed"] = true;
    }

    private string? ReadText(JsonElement value, int limit)
    {
        if (value.ValueKind is not JsonValueKind.String) throw Wrong();
        var text = value.GetString()!;
        if (text.Length > limit) throw GraphError.Invalid($"The value of column '{Name}' is longer than {limit} characters.");
        return text.Length == 0 ? null : text;
    }

    private string? ReadChoice(JsonElement value)
    {
        var text = ReadText(value, TextLimit);
        return text is null || _freeText || _choices.Contains(text)
            ? text : throw GraphError.Invalid($"The value of column '{Name}' is not one of its choices.");
    }

    // SharePoint keeps dates to the second; a caller that needs more must keep text.
    private static System.DateTime? Moment(string text) =>
        System.DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
            ? new System.DateTime(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc) : null;

    private GraphError Wrong() => GraphError.Invalid($"The value of column '{Name}' is not of type {Kind}.");

    private string? Text(string key) => _definition[key]?.GetValue<string>();
    private bool Flag(string key) => _definition[key]?.GetValue<bool>() ?? false;

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,31}$")]
    private static partial Regex Ascii();
}
