using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.SharePoint;

/// <summary>Targets and achievements against the stand-in tenant.</summary>
public sealed class PerformanceListTests(LocalTenantGraph tenant) : IClassFixture<LocalTenantGraph>
{
    private static readonly DateTimeOffset Now = SampleCase.Start.AddDays(3);

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    private static IndicatorTarget Wanted(string code, decimal? target) => new(2026, code, null, null, Indicator.Find(code)!.Direction, target);

    private static IReadOnlyList<IndicatorLine> Lines(int year, IReadOnlyList<IndicatorTarget> targets, params Case[] cases)
    {
        var sums = new IndicatorSums();
        foreach (var state in cases) sums.Add(state with { ReceivedAt = state.ReceivedAt.AddYears(year - 2026) }, Sop697Table.Revision0, WorkCalendar.Default, Now);
        return IndicatorLine.Of(sums, targets, year, Now.AddYears(year - 2026));
    }

    private static Case Closed => SampleCase.Fold(SampleCase.Closed);

    private static IEnumerable<ListRow> EveryRow()
    {
        IndicatorTarget range = new(2026, "waktu_tanggap", null, null, IndicatorDirection.Range, null, 4, 8);
        return Lines(2026, [Wanted("tepat_waktu", 90), range], Closed).Select(l => AchievementRow.Of(l, Now)).Append(AchievementRow.Emptied("x", Now));
    }

    [Fact]
    public void Every_column_of_the_list_is_written_in_its_type_with_codes_that_can_be_chosen()
    {
        var list = ListDefinitions.Embedded["CapaianKinerja"];
        Assert.Equal(list.Columns.Select(c => c.Name), AchievementRow.Columns);
        Assert.Equal(list.Columns.Select(c => c.Name).Order(), EveryRow().First().Fields.Select(f => f.Name).Where(n => n != "Title").Order());
        foreach (var field in EveryRow().SelectMany(r => r.Fields).Where(f => f.Name != "Title"))
        {
            Assert.True(list.Column(field.Name)?.Type == field.Type, $"{field.Name} is written as {field.Type}");
            if (field is { Type: ColumnType.Choice, IsEmpty: false }) Assert.Contains(field.Chars!, list.Column(field.Name)!.Choices!);
        }
    }

    [Fact]
    public void Choices_are_the_codes_of_the_domain()
    {
        var (achievements, targets) = (ListDefinitions.Embedded["CapaianKinerja"], ListDefinitions.Embedded["IndikatorKinerja"]);
        Assert.Equal(Enum.GetValues<IndicatorDirection>().Select(Codes.Of), targets.Column("Arah")!.Choices);
        Assert.Equal(targets.Column("Arah")!.Choices, achievements.Column("Arah")!.Choices);
        Assert.Equal(Enum.GetValues<RangeSide>().Select(Codes.Of), achievements.Column("Sisi")!.Choices);
        Assert.Equal(Enum.GetValues<Channel>().Select(Codes.Of), achievements.Column("Kanal")!.Choices);
    }

    [Fact]
    public async Task A_year_that_was_provisioned_has_every_indicator_and_only_targets_that_somebody_set()
    {
        await tenant.ProvisionAsync();
        var targets = await Lists().TargetsAsync(2027, _cancel);
        Assert.Equal(Indicator.All.Select(i => (i.Code, i.Name, i.Direction)), targets.Select(t => (t.Code, t.Name!, t.Direction)));
        Assert.All(targets, t => Assert.Null(t.Target));
        Assert.Empty(await Lists().TargetsAsync(2031, _cancel));
    }

    [Fact]
    public async Task What_people_enter_is_read_and_what_they_mistype_is_left_out()
    {
        await tenant.ProvisionAsync();
        await AddAsync(new { Tahun = 2032, Kode = " TEPAT_WAKTU", Nama = "Tepat waktu", Target = 92.5, Arah = "naik" });
        await AddAsync(new { Tahun = 2032, Kode = "waktu_tanggap", Arah = "rentang", BatasBawah = 4, BatasAtas = 8 });
        await AddAsync(new { Tahun = 2032, Kode = "ditanggapi" });
        await AddAsync(new { Tahun = 2032, Kode = "kunjungan_posyandu", Target = 10 });

        var targets = await Lists().TargetsAsync(2032, _cancel);

        Assert.Equal(
            [
                new IndicatorTarget(2032, "tepat_waktu", "Tepat waktu", null, IndicatorDirection.Higher, 92.5m),
                new(2032, "waktu_tanggap", null, null, IndicatorDirection.Range, null, 4, 8),
                new(2032, "ditanggapi", null, null, IndicatorDirection.Higher),
            ],
            targets);
    }

    [Fact]
    public async Task Numbers_are_written_once_then_only_what_changed_and_what_no_longer_counts_is_emptied()
    {
        await tenant.ProvisionAsync();
        var (lists, wanted) = (Lists(), (IndicatorTarget[])[Wanted("tepat_waktu", 90), Wanted("waktu_tanggap", 7)]);
        var first = Lines(2026, wanted, Closed);

        var rows = first.Count(l => l.Counted.Denominator > 0 || l.Scope == IndicatorScope.All);
        Assert.Equal(rows, await lists.WriteAsync(2026, first, _cancel));
        Assert.Equal(0, await lists.WriteAsync(2026, first, _cancel));
        var year = await RowAsync("2026/semua/waktu_tanggap");
        Assert.Equal((45.0, 1.0, 0.75), (Number(year, "Pembilang"), Number(year, "Penyebut"), Number(year, "Realisasi")));
        Assert.Equal((1 + (1 - (0.75 / 7))) * 100, Number(year, "Capaian")!.Value, 9);
        Assert.Equal(("2026", "tahun", "semua", "turun"), ((string?)year["Periode"], (string?)year["PeriodeJenis"], (string?)year["Irisan"], (string?)year["Arah"]));
        Assert.Null(Number(await RowAsync("2026-01/semua/tepat_waktu"), "Realisasi"));

        // The same case, but on another channel and owned by somebody else.
        var second = Lines(2026, wanted, Closed with { Owner = "kasi2", Inquiry = Closed.Inquiry with { Channel = Channel.Youtube } });
        Assert.True(await lists.WriteAsync(2026, second, _cancel) > 0);
        Assert.Equal(0, await lists.WriteAsync(2026, second, _cancel));
        Assert.Equal(0, Number(await RowAsync($"2026/kanal-{Codes.Of(Closed.Inquiry.Channel)}/ditanggapi"), "Penyebut"));
        var emptied = await RowAsync("2026/jabatan-kasi/ditanggapi");
        Assert.Equal((0.0, null, null), (Number(emptied, "Penyebut"), Number(emptied, "Realisasi"), Number(emptied, "Capaian")));
        Assert.Equal(1, Number(await RowAsync("2026/kanal-youtube/ditanggapi"), "Penyebut"));
    }

    [Fact]
    public async Task A_throttled_batch_is_told_and_the_next_run_writes_the_rest()
    {
        await tenant.ProvisionAsync();
        var lines = Lines(2025, [], Closed);
        var first = Lists();
        await tenant.FaultAsync(new { match = "POST \\$batch", status = 504, afterCommit = true, times = 1 });

        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => first.WriteAsync(2025, lines, _cancel));
        var rest = await Lists().WriteAsync(2025, lines, _cancel);

        Assert.Equal(lines.Count(l => l.Counted.Denominator > 0 || l.Scope == IndicatorScope.All) - 20, rest);
    }

    private IPerformanceLists Lists() => tenant.Product().GetRequiredService<IPerformanceLists>();

    private static double? Number(JsonObject fields, string column) => (double?)fields[column];

    private async Task AddAsync(object fields)
    {
        var (calls, items) = await ItemsAsync("IndikatorKinerja");
        using var answer = await calls.SendAsync(Microsoft.Kiota.Abstractions.Method.POST, items, JsonSerializer.SerializeToUtf8Bytes(new { fields }), _cancel);
    }

    private async Task<JsonObject> RowAsync(string key)
    {
        var (calls, items) = await ItemsAsync("CapaianKinerja");
        using var page = await calls.GetAsync(Pages.Rows(items, AchievementRow.Columns, Pages.Equal("Kunci", key)), _cancel);
        return JsonNode.Parse(Assert.Single(page.RootElement.GetProperty("value").EnumerateArray()).GetProperty("fields").GetRawText())!.AsObject();
    }

    private async Task<(GraphCalls Calls, string Items)> ItemsAsync(string list)
    {
        var product = tenant.Product();
        return (product.GetRequiredService<GraphCalls>(), (await product.GetRequiredService<SiteMap>().FindAsync(_cancel)).Items(list));
    }
}
