using System.Globalization;
using System.Text.Json;

namespace Sop697.Microsoft365.SharePoint.Rows;

/// <summary>A row to be written: which list, the key that makes a repeat harmless, and typed values.</summary>
internal sealed record ListRow(string List, string Key, IReadOnlyList<Field> Fields)
{
    public Field? this[string name] => Fields.FirstOrDefault(f => f.Name == name);

    /// <summary>About how many characters it takes on the wire.</summary>
    public int Weight => Fields.Sum(f => f.Name.Length + 24 + (f.Chars?.Length ?? 0));

    /// <param name="clear">Write empty values as null, which clears what stood there; a new row leaves them out.</param>
    public void WriteTo(Utf8JsonWriter writer, bool clear)
    {
        writer.WriteStartObject();
        foreach (var field in Fields)
        {
            if (!field.IsEmpty) field.WriteTo(writer);
            else if (clear) writer.WriteNull(field.Name);
        }

        writer.WriteEndObject();
    }
}

/// <summary>One typed value. Made only by the factories, so a value always fits its column.</summary>
internal sealed record Field
{
    public const int LongestText = 255;
    public const int LongestNote = 63_999;

    private Field(string name, ColumnType type) => (Name, Type) = (name, type);

    public string Name { get; }
    public ColumnType Type { get; }
    public string? Chars { get; private init; }
    public decimal? Amount { get; private init; }
    public bool IsEmpty => Chars is null && Amount is null;

    /// <summary>One line; what does not fit is cut, so text that must be whole belongs into a note.</summary>
    public static Field Text(string name, string? value) => new(name, ColumnType.Text) { Chars = TextCut.At(Filled(value), LongestText) };

    /// <exception cref="ArgumentException">Longer than a note holds.</exception>
    public static Field Note(string name, string? value) => value is { Length: > LongestNote }
        ? throw new ArgumentException($"{name} would be longer than {LongestNote} characters.", nameof(value))
        : new(name, ColumnType.Note) { Chars = Filled(value) };

    public static Field Choice(string name, string? code) => new(name, ColumnType.Choice) { Chars = Filled(code) };

    public static Field Number(string name, long? value) => new(name, ColumnType.Number) { Amount = value };

    /// <summary>As exact as it is; SharePoint keeps a double of it.</summary>
    public static Field Real(string name, decimal? value) => new(name, ColumnType.Number) { Amount = value };

    /// <summary>0 or 1: Power BI sums it.</summary>
    public static Field Flag(string name, bool? value) => Number(name, value is { } known ? (known ? 1 : 0) : null);

    public static Field Utc(string name, DateTimeOffset? at) =>
        new(name, ColumnType.DateTime) { Chars = at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };

    /// <summary>Local time as text that sorts.</summary>
    public static Field Wib(string name, DateTimeOffset? at) => Text(name, at is { } known ? Domain.Time.Wib.Local(known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null);

    public void WriteTo(Utf8JsonWriter writer)
    {
        if (Amount is { } number) writer.WriteNumber(Name, number);
        else writer.WriteString(Name, Chars);
    }

    /// <summary>What a row read back says is this value, as near as SharePoint keeps it.</summary>
    public bool Stands(JsonElement fields)
    {
        if (!fields.TryGetProperty(Name, out var kept) || kept.ValueKind == JsonValueKind.Null) return IsEmpty;
        return Amount is { } number
            ? kept.ValueKind == JsonValueKind.Number && Math.Abs(kept.GetDouble() - (double)number) <= Math.Abs((double)number) * 1e-12
            : kept.ValueKind == JsonValueKind.String && kept.GetString() == Chars;
    }

    // SharePoint does not tell an empty text from none; neither do we.
    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

/// <summary>Cuts that never split a character in two.</summary>
internal static class TextCut
{
    public static string? At(string? text, int limit)
    {
        if (text is null || text.Length <= limit) return text;
        return text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }

    /// <summary>
    /// Parts that joined give the text again. A cut stands between two visible characters: SharePoint may trim white space
    /// at the ends of a value, and a trimmed part would no longer have the hash of the whole.
    /// </summary>
    public static IReadOnlyList<string> Parts(string text, int limit)
    {
        List<string> parts = [];
        var start = 0;
        while (text.Length - start > limit)
        {
            var end = start + limit;
            while (end > start + 1 && (char.IsHighSurrogate(text[end - 1]) || char.IsWhiteSpace(text[end - 1]) || char.IsWhiteSpace(text[end]))) end--;
            parts.Add(text[start..end]);
            start = end;
        }

        parts.Add(text[start..]);
        return parts;
    }
}
