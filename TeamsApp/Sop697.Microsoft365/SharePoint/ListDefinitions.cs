using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>The lists of the site as <c>infra/sharepoint/lists.json</c> defines them; code and file are held together by a test.</summary>
public sealed record ListDefinitions(int Version, IReadOnlyList<ListDefinition> Lists)
{
    private static readonly Lazy<ListDefinitions> Own = new(ReadOwn);

    /// <summary>The definition this build was made with.</summary>
    public static ListDefinitions Embedded => Own.Value;

    /// <exception cref="KeyNotFoundException">No such list.</exception>
    public ListDefinition this[string name] =>
        Lists.FirstOrDefault(l => l.Name == name) ?? throw new KeyNotFoundException($"lists.json defines no list '{name}'.");

    /// <exception cref="JsonException">The text is not a definition of lists.</exception>
    public static ListDefinitions Parse(string json) =>
        JsonSerializer.Deserialize(json, ListDefinitionsJson.Default.ListDefinitions) ?? throw new JsonException("lists.json is empty.");

    private static ListDefinitions ReadOwn()
    {
        using var stream = typeof(ListDefinitions).Assembly.GetManifestResourceStream("lists.json")
            ?? throw new InvalidOperationException("lists.json is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}

/// <param name="Name">ASCII; title and internal name are one.</param>
/// <param name="Template"><c>genericList</c> or <c>documentLibrary</c>.</param>
/// <param name="Description">Indonesian, shown on the site.</param>
/// <param name="Key">Columns that together name a row.</param>
/// <param name="Columns">Beside <c>Title</c>, which SharePoint makes.</param>
public sealed record ListDefinition(
    string Name, string Template, string Description, IReadOnlyList<string> Key, IReadOnlyList<ColumnDefinition> Columns)
{
    public ColumnDefinition? Column(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

/// <param name="Name">Internal name, ASCII PascalCase, fixed for ever at creation.</param>
/// <param name="Display">Indonesian name on the site.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">Indonesian.</param>
/// <param name="Indexed">May be filtered and ordered by.</param>
/// <param name="Unique">SharePoint refuses a second row with the same value.</param>
/// <param name="Choices">Allowed codes of a choice column.</param>
/// <param name="DateOnly">A day without a time.</param>
public sealed record ColumnDefinition(
    string Name,
    string Display,
    ColumnType Type,
    string Description,
    bool Indexed = false,
    bool Unique = false,
    IReadOnlyList<string>? Choices = null,
    bool DateOnly = false);

[JsonConverter(typeof(JsonStringEnumConverter<ColumnType>))]
public enum ColumnType
{
    /// <summary>One line, at most 255 characters.</summary>
    [JsonStringEnumMemberName("text")] Text,

    /// <summary>Plain text of several lines, at most 63,999 characters; never indexed.</summary>
    [JsonStringEnumMemberName("note")] Note,

    [JsonStringEnumMemberName("number")] Number,

    /// <summary>UTC, kept to the second.</summary>
    [JsonStringEnumMemberName("dateTime")] DateTime,

    [JsonStringEnumMemberName("choice")] Choice,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ListDefinitions))]
internal sealed partial class ListDefinitionsJson : JsonSerializerContext;

/// <summary>Names of the lists the code reads and writes.</summary>
internal static class ListNames
{
    public const string Cases = "Aduan";
    public const string Steps = "LangkahSOP";
    public const string Audit = "Jurnal";
    public const string Months = "TutupBuku";
    public const string Positions = "Jabatan";
    public const string Assignments = "Penugasan";
    public const string Topics = "RuteTopik";
    public const string Holidays = "HariLibur";
    public const string WorkHours = "JamKerja";
    public const string Settings = "Pengaturan";
    public const string Targets = "IndikatorKinerja";
    public const string Achievements = "CapaianKinerja";
    public const string Screenshots = "TangkapanLayar";
    public const string Masked = "TangkapanLayarSamar";
    public const string Documents = "Berkas";

    public static IReadOnlyList<string> Needed { get; } = [Cases, Steps, Audit, Positions, Assignments, Topics, Holidays, WorkHours, Settings, Screenshots, Masked, Documents];
}
