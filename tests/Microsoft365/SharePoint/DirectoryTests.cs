using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.Directory;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.SharePoint;

public sealed class DirectoryTests : IDisposable
{
    private readonly ArchiveBench _bench = new();
    private readonly KeptSnapshots _snapshots = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public DirectoryTests()
    {
        Add("Jabatan", new() { ["Kode"] = "kasi", ["Label"] = "Kepala Seksi", ["Peran"] = "kepala_seksi", ["Induk"] = "kabid" });
        Add("Penugasan", new() { ["JabatanKode"] = "kasi", ["ObjectId"] = "OID-1", ["Upn"] = "ani@dinkes.test", ["Nama"] = "Ani", ["Status"] = "definitif", ["MulaiTanggal"] = "2024-01-01T17:00:00Z" });
        Add("RuteTopik", new() { ["Kode"] = "gizi", ["Label"] = "Gizi", ["PemilikKode"] = "KASI2", ["KabidKode"] = "kabid2", ["AturanPersetujuan"] = "kasi_dan_kabid" });
    }

    public void Dispose() => _bench.Dispose();

    private void Add(string list, JsonObject fields) =>
        _bench.Graph.Lists[list].Add(new JsonObject { ["id"] = $"{_bench.Graph.Lists[list].Count + 1}", ["fields"] = fields });

    private SharePointDirectory Started() => new(_bench.Reader, _snapshots, _bench.Time, NullLogger<SharePointDirectory>.Instance);

    private Task<Office> ReadAsync(SharePointDirectory directory) => directory.ReadAsync(_bench.Time.GetUtcNow(), _cancel);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 500 && !await holds(); i++) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.True(await holds());
    }

    [Fact]
    public async Task Positions_holders_and_topics_are_read()
    {
        using var directory = Started();
        var office = await ReadAsync(directory);
        Assert.Equal(new Position("kasi", Role.KepalaSeksi, "Kepala Seksi", "kabid"), Assert.Single(office.Positions));
        Assert.Equal(new Person("oid-1", "Ani", "ani@dinkes.test", ActingKind.Definitif), Assert.Single(office.HoldersOf("kasi")));
        Assert.Equal(new Topic("gizi", "Gizi", null, ApprovalRule.KasiDanKabid) { Owner = "kasi2", Approver = "kabid2" }, Assert.Single(office.Topics));
    }

    [Fact]
    public async Task Five_minutes_long_nobody_asks_SharePoint_again()
    {
        using var directory = Started();
        await ReadAsync(directory);
        var asked = _bench.Graph.WarmUps.Count;
        _bench.Time.Advance(TimeSpan.FromSeconds(299));
        await ReadAsync(directory);
        Assert.Equal(asked, _bench.Graph.WarmUps.Count);
    }

    [Fact]
    public async Task After_five_minutes_a_change_arrives_behind_the_back_of_who_asks()
    {
        using var directory = Started();
        await ReadAsync(directory);
        _bench.Graph.Lists["Penugasan"][0]["fields"]!["Nama"] = "Budi";
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
        await UntilAsync(async () => (await ReadAsync(directory)).HoldersOf("kasi")[0].Name == "Budi");
    }

    [Fact]
    public async Task While_SharePoint_is_down_the_last_copy_is_served()
    {
        using var directory = Started();
        await ReadAsync(directory);
        _bench.Graph.Down = true;
        _bench.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal("Ani", (await ReadAsync(directory)).HoldersOf("kasi")[0].Name);
        _bench.Graph.Down = false;
        _bench.Graph.Lists["Penugasan"][0]["fields"]!["Nama"] = "Budi";
        await UntilAsync(async () =>
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(30));
            return (await ReadAsync(directory)).HoldersOf("kasi")[0].Name == "Budi";
        });
    }

    [Fact]
    public async Task A_cold_start_while_SharePoint_is_down_uses_the_kept_copy()
    {
        using (var before = Started()) await ReadAsync(before);
        _bench.Graph.Down = true;
        using var directory = Started();
        var office = await ReadAsync(directory);
        Assert.Equal("Ani", office.HoldersOf("kasi")[0].Name);
        Assert.Equal(ApprovalRule.KasiDanKabid, office.Topics[0].Rule);
        Assert.Equal(Role.KepalaSeksi, office.Position("kasi")!.Role);
    }

    [Fact]
    public async Task A_first_start_while_SharePoint_is_down_says_so()
    {
        _bench.Graph.Down = true;
        using var directory = Started();
        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => ReadAsync(directory));
    }

    [Fact]
    public async Task A_row_with_a_mistake_does_not_take_the_others_with_it()
    {
        Add("Jabatan", new() { ["Kode"] = "kabid", ["Label"] = "Kepala Bidang", ["Peran"] = "kepala suku" });
        Add("Penugasan", new() { ["JabatanKode"] = "kasi", ["Nama"] = "Tanpa ID", ["Status"] = "definitif" });
        using var directory = Started();
        var office = await ReadAsync(directory);
        Assert.Equal(["kasi"], office.Positions.Select(p => p.Key));
        Assert.Equal(["Ani"], office.HoldersOf("kasi").Select(p => p.Name));
    }
}
