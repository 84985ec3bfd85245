using System.Text.RegularExpressions;
using Sop697.Microsoft365.SharePoint;

namespace Sop697.Tests.Microsoft365.SharePoint;

public sealed partial class ListDefinitionTests
{
    private static readonly ListDefinitions Defined = ListDefinitions.Embedded;

    private static IEnumerable<(ListDefinition List, ColumnDefinition Column)> Columns =>
        Defined.Lists.SelectMany(l => l.Columns.Select(c => (l, c)));

    [Fact]
    public void Names_are_ASCII_PascalCase_that_SharePoint_keeps_as_they_are()
    {
        Assert.All(Defined.Lists, l => Assert.Matches(Pascal(), l.Name));
        Assert.All(Columns, c => Assert.Matches(Pascal(), c.Column.Name));
    }

    [Fact]
    public void No_list_has_more_indexes_than_SharePoint_allows() =>
        Assert.All(Defined.Lists, l => Assert.InRange(l.Columns.Count(c => c.Indexed), 0, 20));

    [Fact]
    public void A_unique_column_is_indexed_and_a_note_is_not()
    {
        Assert.All(Columns.Where(c => c.Column.Unique), c => Assert.True(c.Column.Indexed, c.Column.Name));
        Assert.All(Columns.Where(c => c.Column.Type == ColumnType.Note), c => Assert.False(c.Column.Indexed, c.Column.Name));
    }

    [Fact]
    public void Only_a_choice_has_choices_and_every_choice_has_some() =>
        Assert.All(Columns, c => Assert.Equal(c.Column.Type == ColumnType.Choice, c.Column.Choices is { Count: > 0 }));

    [Fact]
    public void The_rows_we_write_are_kept_single_by_a_unique_key()
    {
        Assert.True(Defined["Aduan"].Column("CaseKey")!.Unique);
        Assert.True(Defined["LangkahSOP"].Column("Kunci")!.Unique);
        Assert.True(Defined["Jurnal"].Column("Kunci")!.Unique);
    }

    [Fact]
    public void What_the_archive_filters_by_is_indexed() =>
        Assert.All((string[])["Aduan", "LangkahSOP", "Jurnal"], l => Assert.True(Defined[l].Column("CaseKey")!.Indexed, l));

    [Fact]
    public void The_library_has_no_columns_that_could_refuse_an_upload() => Assert.Empty(Defined["TangkapanLayar"].Columns);

    [Fact]
    public void Every_list_the_code_needs_is_defined() => Assert.All(ListNames.Needed, n => Assert.NotNull(Defined[n]));

    [Fact]
    public void Every_key_column_exists() =>
        Assert.All(Defined.Lists, l => Assert.All(l.Key, k => Assert.NotNull(l.Column(k))));

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{1,31}$")]
    private static partial Regex Pascal();
}
