using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sop697.Tests.Microsoft365.SharePoint;

/// <summary>
/// What people see of the lists, as <c>infra/sharepoint/views.json</c> defines it. Graph makes no views, so they go to the site by its
/// site script (Learn, "Site template JSON schema").
/// </summary>
/// <param name="Columns">How values of a column are shown.</param>
internal sealed record ViewDefinitions(IReadOnlyList<ViewDefinition> Views, IReadOnlyList<ColumnFormatting> Columns)
{
    /// <exception cref="JsonException">The text is not a definition of views.</exception>
    public static ViewDefinitions Parse(string json) =>
        JsonSerializer.Deserialize(json, ViewDefinitionsJson.Default.ViewDefinitions) ?? throw new JsonException("views.json is empty.");
}

/// <param name="List">Name of the list, as in <c>lists.json</c>.</param>
/// <param name="Name">Indonesian, as people pick it.</param>
/// <param name="Columns">Internal names, in order.</param>
/// <param name="Query">CAML: Where, OrderBy and GroupBy; may be empty.</param>
/// <param name="Default">What the list opens with; must be plain, since Power BI reads through it.</param>
/// <param name="Scope">CAML scope of a library's view, or null.</param>
/// <param name="Formatting">File with the look of its rows, or null.</param>
internal sealed record ViewDefinition(
    string List, string Name, IReadOnlyList<string> Columns, string Query, bool Default = false, string? Scope = null, string? Formatting = null);

/// <param name="Formatting">File with the look of its values.</param>
internal sealed record ColumnFormatting(string List, string Column, string Formatting);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ViewDefinitions))]
internal sealed partial class ViewDefinitionsJson : JsonSerializerContext;
