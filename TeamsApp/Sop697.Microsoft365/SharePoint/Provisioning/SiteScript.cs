using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace Sop697.Microsoft365.SharePoint.Provisioning;

/// <summary>
/// The definitions as site scripts, for a site where Graph may not make lists, and for views, which Graph cannot make. Applying one
/// again changes nothing: a list is found by its name, a column by its fixed id. Source: Learn, "Site template JSON schema".
/// </summary>
public static class SiteScript
{
    private const string Schema = "https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json";
    private const int GenericList = 100;
    private const int DocumentLibrary = 101;

    /// <summary>Lists with their columns and indexes; for a site that <c>provision</c> has not touched, since its columns have other ids.</summary>
    public static string Lists(ListDefinitions lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return Write(lists.Lists.Select(l => (l, (Action<Utf8JsonWriter>)(writer =>
        {
            WriteVerb(writer, "setDescription", w => w.WriteString("description", l.Description));
            foreach (var column in l.Columns)
            {
                WriteVerb(writer, "addSPFieldXml", w =>
                {
                    w.WriteString("schemaXml", FieldXml(l, column));
                    w.WriteBoolean("addToDefaultView", false);
                });
            }
        }))));
    }

    /// <summary>Views and the look of columns, for lists that are there.</summary>
    /// <param name="formatting">Text of a formatting file by its name.</param>
    /// <exception cref="KeyNotFoundException">A view names a list or column that is not defined.</exception>
    public static string Views(ListDefinitions lists, ViewDefinitions views, Func<string, string> formatting)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(formatting);
        var named = views.Views.Select(v => v.List).Concat(views.Columns.Select(c => c.List)).Distinct();
        return Write(named.Select(name => lists[name]).Select(l => (l, (Action<Utf8JsonWriter>)(writer =>
        {
            foreach (var column in views.Columns.Where(c => c.List == l.Name)) WriteFormatter(writer, l, column, formatting);
            foreach (var view in views.Views.Where(v => v.List == l.Name)) WriteView(writer, view, formatting);
        }))));
    }

    private static string Write(IEnumerable<(ListDefinition List, Action<Utf8JsonWriter> Subactions)> lists)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", Schema);
            writer.WriteStartArray("actions");
            foreach (var (list, subactions) in lists)
            {
                WriteVerb(writer, "createSPList", w =>
                {
                    w.WriteString("listName", list.Name);
                    w.WriteNumber("templateType", list.Template == "documentLibrary" ? DocumentLibrary : GenericList);
                    w.WriteStartArray("subactions");
                    subactions(w);
                    w.WriteEndArray();
                });
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static void WriteVerb(Utf8JsonWriter writer, string verb, Action<Utf8JsonWriter> rest)
    {
        writer.WriteStartObject();
        writer.WriteString("verb", verb);
        rest(writer);
        writer.WriteEndObject();
    }

    private static void WriteFormatter(Utf8JsonWriter writer, ListDefinition list, ColumnFormatting column, Func<string, string> formatting)
    {
        var shown = list.Column(column.Column) ?? throw new KeyNotFoundException($"{list.Name} has no column '{column.Column}'.");
        WriteVerb(writer, "setSPFieldCustomFormatter", w =>
        {
            w.WriteString("fieldDisplayName", shown.Display);
            w.WritePropertyName("formatterJSON");
            WriteJson(w, formatting(column.Formatting));
        });
    }

    private static void WriteView(Utf8JsonWriter writer, ViewDefinition view, Func<string, string> formatting) => WriteVerb(writer, "addSPView", w =>
    {
        w.WriteString("name", view.Name);
        w.WriteStartArray("viewFields");
        foreach (var column in view.Columns) w.WriteStringValue(column);
        w.WriteEndArray();
        w.WriteString("query", view.Query);
        w.WriteNumber("rowLimit", 100);
        w.WriteBoolean("isPaged", true);
        w.WriteBoolean("makeDefault", view.Default);
        if (view.Scope is { } scope) w.WriteString("scope", scope);
        if (view.Formatting is not { } file) return;
        w.WritePropertyName("formatterJSON");
        WriteJson(w, formatting(file));
    });

    private static void WriteJson(Utf8JsonWriter writer, string json)
    {
        using var document = JsonDocument.Parse(json);
        document.RootElement.WriteTo(writer);
    }

    private static string FieldXml(ListDefinition list, ColumnDefinition column)
    {
        var field = new XElement(
            "Field",
            new XAttribute("ID", $"{{{IdOf(list, column)}}}"),
            new XAttribute("Name", column.Name),
            new XAttribute("StaticName", column.Name),
            new XAttribute("DisplayName", column.Display),
            new XAttribute("Description", column.Description),
            new XAttribute("Indexed", column.Indexed ? "TRUE" : "FALSE"),
            new XAttribute("EnforceUniqueValues", column.Unique ? "TRUE" : "FALSE"));
        field.Add(column.Type switch
        {
            ColumnType.Note => [new XAttribute("Type", "Note"), new XAttribute("RichText", "FALSE"), new XAttribute("AppendOnly", "FALSE"), new XAttribute("NumLines", 6)],
            ColumnType.Number => [new XAttribute("Type", "Number")],
            ColumnType.DateTime => [new XAttribute("Type", "DateTime"), new XAttribute("Format", column.DateOnly ? "DateOnly" : "DateTime")],
            ColumnType.Choice => [new XAttribute("Type", "Choice"), new XAttribute("FillInChoice", "FALSE"), new XElement("CHOICES", (column.Choices ?? []).Select(c => new XElement("CHOICE", c)))],
            _ => new object[] { new XAttribute("Type", "Text"), new XAttribute("MaxLength", 255) },
        });
        return field.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The same for ever: SharePoint knows a column again by it.</summary>
    private static Guid IdOf(ListDefinition list, ColumnDefinition column) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"sop697/{list.Name}/{column.Name}")).AsSpan(0, 16), bigEndian: true);
}
