using System.Text.Json;

namespace Sop697.Microsoft365.SharePoint.Provisioning;

/// <summary>Columns as Graph's <c>columnDefinition</c>, written and read.</summary>
internal static class ColumnJson
{
    public static void Write(Utf8JsonWriter writer, ColumnDefinition column)
    {
        writer.WriteStartObject();
        writer.WriteString("name", column.Name);
        writer.WriteString("displayName", column.Display);
        writer.WriteString("description", column.Description);
        WriteFlags(writer, column);
        WriteFacet(writer, column);
        writer.WriteEndObject();
    }

    public static void WriteIndex(Utf8JsonWriter writer, ColumnDefinition column)
    {
        writer.WriteStartObject();
        WriteFlags(writer, column);
        writer.WriteEndObject();
    }

    public static StandingColumn Read(JsonElement column) => new(
        column.GetProperty("id").GetString()!,
        column.GetProperty("name").GetString()!,
        TypeOf(column),
        Flag(column, "indexed"),
        Flag(column, "enforceUniqueValues"));

    private static void WriteFlags(Utf8JsonWriter writer, ColumnDefinition column)
    {
        writer.WriteBoolean("indexed", column.Indexed);
        writer.WriteBoolean("enforceUniqueValues", column.Unique);
    }

    private static void WriteFacet(Utf8JsonWriter writer, ColumnDefinition column)
    {
        writer.WriteStartObject(column.Type switch
        {
            ColumnType.Number => "number",
            ColumnType.DateTime => "dateTime",
            ColumnType.Choice => "choice",
            _ => "text",
        });
        if (column.Type == ColumnType.Text) writer.WriteNumber("maxLength", 255);
        if (column.Type == ColumnType.Note) WriteNote(writer);
        if (column.Type == ColumnType.Number) writer.WriteString("decimalPlaces", "automatic");
        if (column.Type == ColumnType.DateTime) writer.WriteString("format", column.DateOnly ? "dateOnly" : "dateTime");
        if (column.Type == ColumnType.Choice) WriteChoices(writer, column.Choices ?? []);
        writer.WriteEndObject();
    }

    // Rich text would change what we wrote.
    private static void WriteNote(Utf8JsonWriter writer)
    {
        writer.WriteBoolean("allowMultipleLines", true);
        writer.WriteBoolean("appendChangesToExistingText", false);
        writer.WriteNumber("linesForEditing", 6);
        writer.WriteString("textType", "plain");
    }

    private static void WriteChoices(Utf8JsonWriter writer, IReadOnlyList<string> choices)
    {
        writer.WriteBoolean("allowTextEntry", false);
        writer.WriteString("displayAs", "dropDownMenu");
        writer.WriteStartArray("choices");
        foreach (var choice in choices) writer.WriteStringValue(choice);
        writer.WriteEndArray();
    }

    private static ColumnType? TypeOf(JsonElement column)
    {
        if (Facet(column, "text") is { } text) return Flag(text, "allowMultipleLines") ? ColumnType.Note : ColumnType.Text;
        if (Facet(column, "number") is not null) return ColumnType.Number;
        if (Facet(column, "dateTime") is not null) return ColumnType.DateTime;
        return Facet(column, "choice") is null ? null : ColumnType.Choice;
    }

    private static JsonElement? Facet(JsonElement column, string name) =>
        column.TryGetProperty(name, out var facet) && facet.ValueKind == JsonValueKind.Object ? facet : null;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;
}
