using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Sop697.Microsoft365.SharePoint;

namespace Sop697.Tests.Microsoft365.SharePoint;

/// <summary>
/// The definitions as site scripts, for a site where Graph may not make lists, and for views, which Graph cannot make. Applying one
/// again changes nothing: a list is found by its name, a column by its fixed id. Source: Learn, "Site template JSON schema".
/// </summary>
internal static class SiteScript
{
    private const string Schema = "https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json";
    private const int GenericList = 100;
    private const int DocumentLibrary = 101;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lists with their columns and indexes; for a site that <c>provision</c> has not touched, since its columns have other ids.</summary>
    public static string Lists(ListDefinitions lists) => Script(lists.Lists.Select(list => CreateList(
        list, [new JsonObject { ["verb"] = "setDescription", ["description"] = list.Description }, .. list.Columns.Select(c => AddField(list, c))])));

    /// <summary>Views and the look of columns, for lists that are there.</summary>
    /// <param name="formatting">Text of a formatting file by its name.</param>
    /// <exception cref="KeyNotFoundException">A view names a list or column that is not defined.</exception>
    public static string Views(ListDefinitions lists, ViewDefinitions views, Func<string, string> formatting) => Script(
        from name in views.Views.Select(v => v.List).Concat(views.Columns.Select(c => c.List)).Distinct()
        let list = lists[name]
        select CreateList(list, [
            .. views.Columns.Where(c => c.List == name).Select(c => FormatField(list, c, formatting)),
            .. views.Views.Where(v => v.List == name).Select(v => AddView(v, formatting))]));

    private static string Script(IEnumerable<JsonNode> actions) =>
        new JsonObject { ["$schema"] = Schema, ["actions"] = new JsonArray([.. actions]) }.ToJsonString(Written) + "\n";

    private static JsonObject CreateList(ListDefinition list, JsonNode[] subactions) => new()
    {
        ["verb"] = "createSPList",
        ["listName"] = list.Name,
        ["templateType"] = list.Template == "documentLibrary" ? DocumentLibrary : GenericList,
        ["subactions"] = new JsonArray(subactions),
    };

    private static JsonObject AddField(ListDefinition list, ColumnDefinition column) => new()
    {
        ["verb"] = "addSPFieldXml",
        ["schemaXml"] = FieldXml(list, column),
        ["addToDefaultView"] = false,
    };

    private static JsonObject FormatField(ListDefinition list, ColumnFormatting column, Func<string, string> formatting) => new()
    {
        ["verb"] = "setSPFieldCustomFormatter",
        ["fieldDisplayName"] = (list.Column(column.Column) ?? throw new KeyNotFoundException($"{list.Name} has no column '{column.Column}'.")).Display,
        ["formatterJSON"] = JsonNode.Parse(formatting(column.Formatting)),
    };

    private static JsonObject AddView(ViewDefinition view, Func<string, string> formatting)
    {
        var action = new JsonObject
        {
            ["verb"] = "addSPView",
            ["name"] = view.Name,
            ["viewFields"] = new JsonArray([.. view.Columns.Select(c => (JsonNode)c)]),
            ["query"] = view.Query,
            ["rowLimit"] = 100,
            ["isPaged"] = true,
            ["makeDefault"] = view.Default,
        };
        if (view.Scope is { } scope) action["scope"] = scope;
        if (view.Formatting is { } file) action["formatterJSON"] = JsonNode.Parse(formatting(file));
        return action;
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
