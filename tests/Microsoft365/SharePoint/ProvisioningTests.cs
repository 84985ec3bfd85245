using System.Globalization;
using Microsoft.Extensions.Configuration;
using Sop697.Domain.Indicators;
using Sop697.Microsoft365.SharePoint;
using Sop697.Microsoft365.SharePoint.Provisioning;

namespace Sop697.Tests.Microsoft365.SharePoint;

public sealed class ProvisioningTests
{
    private static readonly ListDefinitions Topics = new(1, [ListDefinitions.Embedded["RuteTopik"]]);

    private static StandingSite Site(Func<ColumnDefinition, StandingColumn?> column, params string[] rows) => new("s", new Dictionary<string, StandingList>
    {
        ["RuteTopik"] = new("l", [.. Topics["RuteTopik"].Columns.Select(column).OfType<StandingColumn>()], rows.ToHashSet()),
    });

    private static StandingColumn AsDefined(ColumnDefinition c) => new($"id {c.Name}", c.Name, c.Type, c.Indexed, c.Unique);

    private static IReadOnlyList<Change> Plan(StandingSite site, string seed = "{}") => ProvisioningPlan.Of(Topics, SeedRows.Parse(seed, Topics), site);

    [Fact]
    public void An_empty_site_lacks_every_list() =>
        Assert.Equal([new CreateList(Topics["RuteTopik"])], Plan(new StandingSite("s", new Dictionary<string, StandingList>())));

    [Fact]
    public void A_site_as_defined_lacks_nothing() => Assert.Empty(Plan(Site(AsDefined, "gizi"), """{"RuteTopik":[{"Kode":"gizi","Label":"Gizi"}]}"""));

    [Fact]
    public void A_list_that_was_taken_without_its_unique_index_is_mended()
    {
        var change = Assert.IsType<MendColumn>(Assert.Single(Plan(Site(c => AsDefined(c) with { Unique = false, Indexed = false }))));
        Assert.Equal(("Kode", "id Kode"), (change.Column.Name, change.ColumnId));
    }

    [Fact]
    public void A_column_of_another_type_is_told_and_left_alone() =>
        Assert.IsType<WrongType>(Assert.Single(Plan(Site(c => AsDefined(c) with { Type = c.Name == "Label" ? ColumnType.Number : c.Type }))));

    [Fact]
    public void A_row_that_people_have_changed_is_not_put_back() =>
        Assert.Empty(Plan(Site(AsDefined, "gizi"), """{"RuteTopik":[{"Kode":"GIZI ","Label":"Nama lain"}]}"""));

    [Theory]
    [InlineData("""{"Tamu":[]}""", "Tamu")]
    [InlineData("""{"RuteTopik":[{"Kode":"a","Warna":"biru"}]}""", "RuteTopik.Warna")]
    [InlineData("""{"RuteTopik":[{"Label":"Tanpa kode"}]}""", "RuteTopik")]
    public void A_seed_that_does_not_fit_is_refused_by_name(string seed, string named) =>
        Assert.StartsWith(named, Assert.Throws<FormatException>(() => SeedRows.Parse(seed, Topics)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_not_there_is_named_in_one_line()
    {
        var (code, said) = await RunAsync(seed: "/tidak/ada.json");
        Assert.Equal(2, code);
        Assert.Contains("/tidak/ada.json", said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_missing_setting_is_named()
    {
        var (code, said) = await RunAsync();
        Assert.Equal(2, code);
        Assert.Contains("SharePoint:Site", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> RunAsync(string? seed = null)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await SiteProvisioning.RunAsync(true, null, seed, new ConfigurationBuilder().Build(), output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    [Fact]
    public void Every_site_starts_with_the_calendar_and_the_settings_that_are_shipped()
    {
        var shipped = SeedRows.Shipped(ListDefinitions.Embedded).Rows.CountBy(r => r.List.Name).ToDictionary();
        Assert.Equal((42, 10), (shipped["HariLibur"], shipped["JamKerja"]));
        Assert.Equal(20, shipped["Pengaturan"]);
        Assert.Equal(2 * Indicator.All.Count, shipped["IndikatorKinerja"]);
    }

    [Fact]
    public void A_holiday_whose_date_was_mended_is_not_put_back()
    {
        var holidays = new ListDefinitions(1, [ListDefinitions.Embedded["HariLibur"]]);
        var shipped = SeedRows.Shipped(holidays);
        var standing = new StandingList("l", [.. holidays.Lists[0].Columns.Select(AsDefined)], shipped.Rows.Select(r => r.Key).Append("").ToHashSet());
        Assert.Empty(ProvisioningPlan.Of(holidays, shipped, new StandingSite("s", new Dictionary<string, StandingList> { ["HariLibur"] = standing })));
    }

    [Fact]
    public void What_the_office_seeds_stands_before_what_is_shipped()
    {
        var own = SeedRows.Parse("""{"Pengaturan":[{"Kunci":"SatuanHari","Nilai":"kalender"}]}""", ListDefinitions.Embedded);
        var row = Assert.Single(own.And(SeedRows.Shipped(ListDefinitions.Embedded)).Rows, r => r.Key == "satuanhari");
        Assert.Equal("kalender", row.Values.GetProperty("Nilai").GetString());
    }
}
