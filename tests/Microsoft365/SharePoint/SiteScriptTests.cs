using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sop697.Microsoft365.SharePoint;

namespace Sop697.Tests.Microsoft365.SharePoint;

public sealed partial class SiteScriptTests
{
    private static readonly string Folder = Repository.PathOf("infra", "sharepoint");
    private static readonly ListDefinitions Lists = ListDefinitions.Parse(Read("lists.json"));
    private static readonly ViewDefinitions Views = ViewDefinitions.Parse(Read("views.json"));

    /// <summary>SharePoint has these without being told.</summary>
    private static readonly string[] OwnColumns = ["Title", "DocIcon", "FileLeafRef", "FileRef", "Created", "Modified"];

    public static TheoryData<string> Formattings => [.. Directory.GetFiles(Path.Combine(Folder, "formatting")).Select(f => Path.GetFileName(f))];

    [Fact]
    public void The_scripts_are_what_the_definitions_say()
    {
        Repository.Holds(SiteScript.Lists(Lists), "infra", "sharepoint", "site-script", "lists.json");
        Repository.Holds(SiteScript.Views(Lists, Views, file => Read("formatting", file)), "infra", "sharepoint", "site-script", "views.json");
    }

    [Fact]
    public void Every_view_the_office_asked_for_is_there() => Assert.Equal(
        ["Semua", "Tugas saya", "Terlambat", "Menunggu Kasi", "Menunggu Kabid", "Selesai bulan ini", "Belum hardcopy", "Tinjau retensi", "Per kanal", "Papan", "Galeri tangkapan layar"],
        Views.Views.Select(v => v.Name));

    [Fact]
    public void The_default_view_is_a_plain_list_because_Power_BI_reads_through_it()
    {
        var view = Assert.Single(Views.Views, v => v.Default);
        Assert.Null(view.Formatting);
        Assert.DoesNotContain("GroupBy", view.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("Where", view.Query, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_name_only_columns_that_exist() => Assert.All(Views.Views, view => Assert.All(
        [.. view.Columns, .. Query(view).Descendants("FieldRef").Select(f => f.Attribute("Name")!.Value)],
        column => Assert.True(Exists(view.List, column), $"{view.Name}: {column}")));

    [Fact]
    public void What_a_view_filters_by_first_is_indexed_so_that_it_opens_with_more_than_5000_rows() =>
        Assert.All(Views.Views.Where(v => v.Query.Contains("<Where>", StringComparison.Ordinal)), view =>
        {
            var first = Query(view).Descendants("Where").Single().Descendants("FieldRef").First().Attribute("Name")!.Value;
            Assert.True(Lists[view.List].Column(first)!.Indexed, $"{view.Name}: {first}");
        });

    [Fact]
    public void A_choice_that_a_view_asks_for_can_be_chosen() => Assert.All(Views.Views, view => Assert.All(
        Query(view).Descendants("Value").Where(v => v.Attribute("Type")!.Value == "Choice"),
        value => Assert.Contains(value.Value, Lists[view.List].Column(value.Ancestors().First(a => a.Element("FieldRef") is not null).Element("FieldRef")!.Attribute("Name")!.Value)!.Choices!)));

    [Theory]
    [MemberData(nameof(Formattings))]
    public void A_formatting_is_used_balanced_and_names_only_columns_that_exist(string file)
    {
        string[] lists =
        [
            .. Views.Views.Where(v => v.Formatting == file).Select(v => v.List),
            .. Views.Columns.Where(c => c.Formatting == file).Select(c => c.List),
            .. file == "papan.json" ? ["Aduan"] : Array.Empty<string>(),
        ];
        Assert.NotEmpty(lists);
        using var json = JsonDocument.Parse(Read("formatting", file));
        Assert.All(Texts(json.RootElement), text =>
        {
            Assert.All(Referenced().Matches(text), m => Assert.All(lists, l => Assert.True(Exists(l, m.Groups[1].Value), $"{l}: {m.Value}")));
            if (text.StartsWith('=')) Assert.Equal(text.Count(c => c == '('), text.Count(c => c == ')'));
            Assert.Equal(0, text.Count(c => c == '\'') % 2);
            Assert.DoesNotContain("setValue", text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("lists.json")]
    [InlineData("views.json")]
    public void A_script_keeps_to_what_SharePoint_takes(string file)
    {
        var text = Read("site-script", file);
        Assert.InRange(text.Length, 1, 100_000);
        using var script = JsonDocument.Parse(text);
        Assert.All(script.RootElement.EnumerateObject(), p => Assert.Contains(p.Name, (string[])["$schema", "actions"]));
        var actions = script.RootElement.GetProperty("actions").EnumerateArray().ToList();
        Assert.InRange(actions.Count + actions.Sum(a => a.GetProperty("subactions").GetArrayLength()), 1, 300);
    }

    [Fact]
    public void A_column_in_the_script_is_known_again_and_is_what_the_definition_says()
    {
        using var script = JsonDocument.Parse(SiteScript.Lists(Lists));
        var fields = script.RootElement.GetProperty("actions").EnumerateArray()
            .SelectMany(a => a.GetProperty("subactions").EnumerateArray().Where(s => s.GetProperty("verb").GetString() == "addSPFieldXml"))
            .Select(s => XElement.Parse(s.GetProperty("schemaXml").GetString()!)).ToList();
        Assert.Equal(Lists.Lists.Sum(l => l.Columns.Count), fields.Count);
        Assert.Equal(fields.Count, fields.Select(f => f.Attribute("ID")!.Value).Distinct().Count());
        var key = fields.First(f => f.Attribute("Name")!.Value == "CaseKey");
        Assert.Equal(("Text", "TRUE", "TRUE", "Kunci kasus"), (key.Attribute("Type")!.Value, key.Attribute("Indexed")!.Value, key.Attribute("EnforceUniqueValues")!.Value, key.Attribute("DisplayName")!.Value));
        Assert.Equal(["berjalan", "terhambat", "selesai"], fields.First(f => f.Attribute("Name")!.Value == "Status").Descendants("CHOICE").Select(c => c.Value));
    }

    private static bool Exists(string list, string column) => OwnColumns.Contains(column) || Lists[list].Column(column) is not null;

    private static XElement Query(ViewDefinition view) => XElement.Parse($"<Query>{view.Query}</Query>");

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private static string Read(params string[] parts) => File.ReadAllText(Path.Combine([Folder, .. parts]));

    [GeneratedRegex(@"\[\$([A-Za-z]+)")]
    private static partial Regex Referenced();
}
