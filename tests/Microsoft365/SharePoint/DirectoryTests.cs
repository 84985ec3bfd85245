using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
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
    public async Task While_nobody_holds_a_position_the_one_above_acts_for_it_and_it_is_named_vacant()
    {
        Add("Jabatan", new JsonObject { ["Kode"] = "tim", ["Label"] = "Tim", ["Peran"] = "tim_medsos", ["Induk"] = "kasi9" });
        Add("Jabatan", new JsonObject { ["Kode"] = "kasi9", ["Label"] = "Kepala Seksi Kosong", ["Peran"] = "kepala_seksi", ["Induk"] = "kasi" });
        Add("Jabatan", new JsonObject { ["Kode"] = "kadis", ["Label"] = "Kepala Dinas", ["Peran"] = "kepala_dinas" });
        using var directory = Started();
        var office = await ReadAsync(directory);

        Assert.Equal(["tim", "kasi9", "kadis"], office.Vacant.Select(p => p.Key));
        Assert.All(["tim", "kasi9"], p => Assert.Equal(new Person("oid-1", "Ani", "ani@dinkes.test", ActingKind.Atasan), Assert.Single(office.HoldersOf(p))));
        Assert.Empty(office.HoldersOf("kadis"));
        Assert.Equal("Kepala Seksi Kosong (atasan)", office.Find("oid-1", "Ani").As("kasi9")!.Title);
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

    private static DateTimeOffset At(int month, int day, int hour) => new DateTimeOffset(2026, month, day, hour, 0, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    private void AddHoliday(string date, string name, string status = "resmi") => Add(
        "HariLibur", new() { ["Tanggal"] = date, ["Nama"] = name, ["Jenis"] = "libur", ["Sumber"] = "SKB", ["Status"] = status });

    private void AddMonday(string opens, string closes, string? from = null) => Add(
        "JamKerja", new() { ["Nama"] = "Jam", ["MulaiTanggal"] = from, ["Hari"] = "senin", ["Buka"] = opens, ["Tutup"] = closes });

    [Fact]
    public async Task Lists_that_are_empty_leave_calendar_and_settings_as_shipped()
    {
        using var directory = Started();
        var rules = await ((IRules)directory).ReadAsync(_cancel);
        Assert.Equal(WorkCalendar.Default.Holidays, rules.Calendar.Holidays);
        Assert.Equal(OfficeSettings.Default, rules.Settings);
    }

    [Fact]
    public async Task Holidays_hours_and_settings_of_the_office_are_the_rules()
    {
        AddHoliday("2026-07-14T00:00:00Z", "Libur daerah");
        AddHoliday("2026-07-15T00:00:00Z", "Ternyata bekerja", "batal");
        AddMonday("08.00", "14:00");
        Add("Pengaturan", new() { ["Kunci"] = "satuanhari", ["Nilai"] = "kalender" });
        Add("Pengaturan", new() { ["Kunci"] = "BatasHukumPengaduan", ["Nilai"] = "14" });
        Add("Pengaturan", new() { ["Kunci"] = "BatasHukumInformasiPublik", ["Nilai"] = "0" });
        Add("Pengaturan", new() { ["Kunci"] = "KataMendesak", ["Nilai"] = "banjir, gempa bumi" });
        Add("Pengaturan", new() { ["Kunci"] = "RingkasanPagi", ["Nilai"] = "mati" });
        Add("Pengaturan", new() { ["Kunci"] = "PredikatCapaian", ["Nilai"] = "90,5 Sangat Baik; 0 Perlu perhatian" });
        using var directory = Started();
        var (calendar, settings) = ((await ReadAsync(directory)).Rules.Calendar, (await ReadAsync(directory)).Rules.Settings);
        Assert.Equal(["Libur daerah"], calendar.Holidays.Select(h => h.Name));
        Assert.Equal(At(7, 20, 8), calendar.NextWorkingMoment(At(7, 14, 9)));
        Assert.Equal(new DayCount(DayUnit.Calendar, DayEnd.SameTime), calendar.Counting);
        Assert.Equal((14, false), (settings.StatutoryDays[InquiryClass.Pengaduan], settings.StatutoryDays.ContainsKey(InquiryClass.InformasiPublik)));
        Assert.Equal(["banjir", "gempa bumi"], settings.UrgentWords);
        Assert.Null(settings.MorningDigest);
        Assert.Equal([new(90.5m, "Sangat Baik"), new(0, "Perlu perhatian")], settings.AchievementBands);
    }

    [Fact]
    public async Task A_row_of_the_calendar_with_a_mistake_is_left_out()
    {
        AddHoliday("2026-07-14T00:00:00Z", "Benar");
        AddHoliday("besok", "Tanggal salah");
        AddHoliday("2026-07-16T00:00:00Z", "Status salah", "mungkin");
        AddMonday("07.30", "16.00");
        AddMonday("16.00", "07.30", "2026-07-01T00:00:00Z");
        Add("JamKerja", new() { ["Nama"] = "Jam", ["Hari"] = "ahad", ["Buka"] = "07.30", ["Tutup"] = "16.00" });
        Add("Pengaturan", new() { ["Kunci"] = "EskalasiHariKerja", ["Nilai"] = "sering" });
        Add("Pengaturan", new() { ["Kunci"] = "RetensiTahun", ["Nilai"] = "0" });
        Add("Pengaturan", new() { ["Kunci"] = "retensitahun", ["Nilai"] = "31" });
        Add("Pengaturan", new() { ["Kunci"] = "PredikatCapaian", ["Nilai"] = "91 Baik; sisanya Kurang" });
        Add("Pengaturan", new() { ["Kunci"] = "TidakAda", ["Nilai"] = "1" });
        using var directory = Started();
        var rules = (await ReadAsync(directory)).Rules;
        Assert.Equal(["Benar"], rules.Calendar.Holidays.Select(h => h.Name));
        Assert.Equal([DayOfWeek.Monday], rules.Calendar.Week.Days.Keys);
        Assert.Empty(rules.Calendar.Special);
        Assert.Equal(OfficeSettings.Default, rules.Settings);
    }

    [Fact]
    public async Task The_calendar_survives_a_restart_while_SharePoint_is_down()
    {
        AddHoliday("2026-07-14T00:00:00Z", "Libur daerah", "perkiraan");
        AddMonday("07.30", "16.00");
        Add("Pengaturan", new() { ["Kunci"] = "EskalasiHariKerja", ["Nilai"] = "2" });
        Add("Pengaturan", new() { ["Kunci"] = "RetensiTahun", ["Nilai"] = "5" });
        using (var before = Started()) await ReadAsync(before);
        _bench.Graph.Down = true;
        using var directory = Started();
        var rules = await ((IRules)directory).ReadAsync(_cancel);
        Assert.Equal(("Libur daerah", HolidayStatus.Estimate), (rules.Calendar.Holidays[0].Name, rules.Calendar.Holidays[0].Status));
        Assert.Equal(At(7, 20, 7).AddMinutes(30), rules.Calendar.NextWorkingMoment(At(7, 14, 9)));
        Assert.Equal((2, 5), (rules.Settings.EscalationDays, rules.Settings.RetentionYears));
    }

    [Fact]
    public async Task Rules_that_were_never_read_are_those_shipped()
    {
        _bench.Graph.Down = true;
        using var directory = Started();
        Assert.Same(SopRules.Current, await ((IRules)directory).ReadAsync(_cancel));
    }

    [Fact]
    public async Task A_copy_kept_by_an_older_version_has_the_shipped_calendar()
    {
        await _snapshots.SaveAsync("directory", """{"positions":[{"key":"kasi","role":"kepala_seksi","label":"Kasi"}],"assignments":[],"topics":[]}""", _cancel);
        _bench.Graph.Down = true;
        using var directory = Started();
        Assert.Equal(WorkCalendar.Default.Holidays, (await ReadAsync(directory)).Rules.Calendar.Holidays);
    }
}
