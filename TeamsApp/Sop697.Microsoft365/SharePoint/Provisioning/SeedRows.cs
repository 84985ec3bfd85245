using System.Globalization;
using System.Text.Json;
using Sop697.Microsoft365.Directory;

namespace Sop697.Microsoft365.SharePoint.Provisioning;

/// <summary>First rows of the lists that people edit, from a file <c>{ "List": [ { "Column": value } ] }</c>.</summary>
internal sealed record SeedRows(IReadOnlyList<SeedRow> Rows)
{
    public static SeedRows None { get; } = new([]);

    /// <summary>
    /// Calendar and settings that every site starts with. Their keys stay when somebody changes a row, so provisioning again
    /// puts nothing back.
    /// </summary>
    public static SeedRows Shipped(ListDefinitions definitions) => new(
    [
        .. from shipped in ShippedRows.All
           let list = definitions.Lists.FirstOrDefault(l => l.Name == shipped.List)
           where list is not null
           select SeedRow.Of(list, shipped.Values),
    ]);

    /// <summary>These rows and those of another seed that have other keys.</summary>
    public SeedRows And(SeedRows others) => new([.. Rows, .. others.Rows.ExceptBy(Rows.Select(Identity), Identity)]);

    private static (string, string) Identity(SeedRow row) => (row.List.Name, row.Key);

    /// <exception cref="FormatException">The file names a list or column that is not defined, or a row has no key; the message says which.</exception>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SeedRows Parse(string json, ListDefinitions definitions)
    {
        using var file = JsonDocument.Parse(json);
        List<SeedRow> rows = [];
        foreach (var list in file.RootElement.EnumerateObject())
        {
            var definition = definitions.Lists.FirstOrDefault(l => l.Name == list.Name) ?? throw new FormatException($"{list.Name}: daftar tidak dikenal / unknown list");
            rows.AddRange(list.Value.EnumerateArray().Select(row => SeedRow.Of(definition, row.Clone())));
        }

        return new SeedRows(rows);
    }
}

/// <param name="Key">Values of the list's key columns, joined.</param>
internal sealed record SeedRow(ListDefinition List, string Key, JsonElement Values)
{
    private const string Separator = " · ";
    private static readonly string[] Naming = ["Label", "Nama"];

    public static SeedRow Of(ListDefinition list, JsonElement values)
    {
        foreach (var value in values.EnumerateObject())
        {
            if (list.Column(value.Name) is null) throw new FormatException($"{list.Name}.{value.Name}: kolom tidak dikenal / unknown column");
        }

        if (list.Key.Count == 0 || !values.TryGetProperty(list.Key[0], out _))
            throw new FormatException($"{list.Name}: baris tanpa kunci / row without its key");
        return new SeedRow(list, KeyOf(list, values), values);
    }

    /// <summary>The same key for a row of the file and for a row read back from SharePoint.</summary>
    public static string KeyOf(ListDefinition list, JsonElement fields) =>
        string.Join(Separator, list.Key.Select(column => ValueOf(list.Column(column)!, fields)));

    /// <summary>The row as Graph takes it, with a title that people can browse by.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("fields");
        writer.WriteString("Title", Naming.Append(List.Key[0]).Select(TextOf).First(t => t is not null));
        foreach (var value in Values.EnumerateObject())
        {
            if (value.Value.ValueKind == JsonValueKind.Null) continue;
            if (List.Column(value.Name)!.DateOnly) writer.WriteString(value.Name, $"{value.Value.GetString()}T00:00:00Z");
            else value.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private string? TextOf(string column) => Values.TryGetProperty(column, out var value) ? value.ToString() : null;

    private static string ValueOf(ColumnDefinition column, JsonElement fields)
    {
        if (column.DateOnly) return new SettingsRow(fields).Day(column.Name, out var day) && day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        if (!fields.TryGetProperty(column.Name, out var value)) return "";
        return value.ValueKind == JsonValueKind.Number
            ? value.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture)
            : value.ToString().Trim().ToLowerInvariant();
    }
}
