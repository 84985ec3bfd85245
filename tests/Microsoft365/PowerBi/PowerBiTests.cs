using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Microsoft365.SharePoint;
using Sop697.Tests.Microsoft365.Cards;

namespace Sop697.Tests.Microsoft365.PowerBi;

/// <summary>The Power BI project, as far as it can be held without Power BI Desktop. Every check is also shown something broken.</summary>
public sealed class PowerBiTests
{
    private const string ModelPath = "Sop697.SemanticModel/model.bim";
    private const string Pages = "Sop697.Report/definition/pages/";

    private static readonly string Folder = Repository.PathOf("infra", "powerbi");
    private static readonly ListDefinitions Lists = ListDefinitions.Embedded;

    private static readonly JsonSerializerOptions AsKept = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".md", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllText);

    private static SemanticModel Model { get; } = ModelFile.Parse(Files[ModelPath]);

    [Fact]
    public void The_model_holds_together_and_reads_only_what_the_lists_have() => Assert.Empty(ModelChecks.Complaints(Model, Lists));

    [Fact]
    public void The_report_shows_only_what_the_model_has() => Assert.Empty(ReportChecks.Complaints(Files, Model));

    [Fact]
    public void The_pages_stand_in_order() => Assert.Equal(
        ["Ringkasan", "Ketepatan waktu", "Kanal & topik", "Indikator"],
        JsonNode.Parse(Files[Pages + "pages.json"])!["pageOrder"]!.AsArray().Select(p => (string)JsonNode.Parse(Files[$"{Pages}{p}/page.json"])!["displayName"]!));

    [Fact]
    public void What_is_not_counted_is_what_the_indicators_do_not_count()
    {
        var state = ExampleCase.Opened().State;
        var kinds = Enum.GetValues<InquiryClass>().Where(k => !CaseMeasure.IsCounted(state with { Inquiry = state.Inquiry with { Kind = k } })).Select(k => $"\"{Codes.Of(k)}\"");
        var outcomes = Enum.GetValues<Outcome>().Where(o => !CaseMeasure.IsCounted(state with { Closing = new Closing(o, null, state.Steps[0].Opened) })).Select(o => $"\"{Codes.Of(o)}\"");
        Assert.Contains(
            $"if List.Contains({{{string.Join(", ", kinds)}}}, [Jenis]) or List.Contains({{{string.Join(", ", outcomes)}}}, [Hasil]) then 0 else 1", Model.Table("Aduan")!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_names_is_what_the_lists_say()
    {
        var read = Model.Queries.SelectMany(q => MQueries.Read(q.Text)).ToHashSet();
        var rows = Lists.Lists.SelectMany(l => l.Columns.Where(c => read.Contains((l.Name, c.Name))).Select(c => $"    {{\"{l.Name}\", \"{c.Name}\", \"{c.Display}\"}}"));
        var file = JsonNode.Parse(Files[ModelPath])!;
        file["model"]!["expressions"]!.AsArray().Single(e => (string)e!["name"]! == "NamaKolom")!["expression"] =
            new JsonArray([.. string.Join(",\n", rows).Split('\n').Prepend("#table(type table [Daftar = text, Kolom = text, Judul = text], {").Append("})").Select(l => JsonValue.Create(l))]);
        Repository.Holds(file.ToJsonString(AsKept) + "\n", "infra", "powerbi", "Sop697.SemanticModel", "model.bim");
    }

    [Theory]
    [InlineData("\"sourceColumn\": \"DurasiKerjaMenit\"", "\"sourceColumn\": \"Durasi\"", "the query gives no Durasi")]
    [InlineData("\"name\": \"Jumlah aduan\"", "\"name\": \"Aduan selesai\"", "Aduan selesai is there twice")]
    [InlineData("{\\\"TepatWaktu\\\", Int64.Type}", "{\\\"TepatWaktu\\\", type text}", "Aduan.TepatWaktu is Number in lists.json")]
    [InlineData("{\\\"TepatWaktu\\\", Int64.Type}", "{\\\"TepatWaktu\\\", type text}", "TepatWaktu is string in the query and int64 in the model")]
    [InlineData("\\\"Label\\\", \\\"Peran\\\"})", "\\\"Label\\\", \\\"Pangkat\\\"})", "lists.json has no Jabatan.Pangkat")]
    [InlineData("BacaDaftar(\\\"RuteTopik\\\", {\\\"Kode\\\"", "BacaDaftar(\\\"Penugasan\\\", {\\\"Nama\\\"", "Penugasan.Nama may hold personal data")]
    [InlineData("{\\\"CaseKey\\\", \\\"NomorTiket\\\", \\\"Kanal\\\"", "{\\\"PemegangUpn\\\", \\\"NomorTiket\\\", \\\"Kanal\\\"", "Aduan.PemegangUpn may hold personal data")]
    [InlineData("{\\\"CaseKey\\\", \\\"NomorTiket\\\", \\\"Kanal\\\"", "{\\\"Ringkasan\\\", \\\"NomorTiket\\\", \\\"Kanal\\\"", "Aduan.Ringkasan may hold personal data")]
    [InlineData("{\\\"youtube\\\", ", "{\\\"tiktok\\\", ", "the code youtube has no label")]
    [InlineData("\"fromColumn\": \"Kode topik\"", "\"fromColumn\": \"Topik\"", "a column does not exist")]
    [InlineData("\"toColumn\": \"Tanggal\"", "\"toColumn\": \"Tahun\"", "dateTime meets int64")]
    [InlineData("\"isActive\": false", "\"isActive\": true", "two active relationships")]
    [InlineData("Aduan[Kode status] = \\\"terhambat\\\"", "Aduan[Statusnya] = \\\"terhambat\\\"", "names Aduan[Statusnya], which is no column")]
    [InlineData("DIVIDE([Aduan ditanggapi] + 0", "DIVIDE([Aduan terjawab] + 0", "names [Aduan terjawab], which is no measure")]
    [InlineData("DIVIDE([Aduan ditanggapi] + 0", "DIVID([Aduan ditanggapi] + 0", "calls DIVID")]
    [InlineData("DIVIDE([Aduan ditanggapi] + 0, [Aduan dihitung])", "DIVIDE([Aduan ditanggapi] + 0, [Aduan dihitung]", "brackets that do not close")]
    [InlineData("\"SUM(Aduan[Jumlah revisi])\"", "\"AVERAGE(Aduan[Jumlah revisi])\"", "averages")]
    [InlineData("\"COUNTROWS(Aduan)\"", "\"[Aduan selesai]\"", "needs itself")]
    [InlineData("\"SUM(Aduan[Jumlah revisi])\"", "\"SUM(Pengaduan[Jumlah revisi])\"", "names Pengaduan[Jumlah revisi]")]
    [InlineData("UTCNOW() + TIME(7, 0, 0)", "NOW()", "depends on the zone")]
    [InlineData("DateTimeZone.SwitchZone(nilai, 7)", "DateTimeZone.ToLocal(nilai)", "depends on the zone")]
    [InlineData("ViewMode = \\\"All\\\"", "ViewMode = \\\"Default\\\"", "not read by connector 2.0")]
    [InlineData("\"sortByColumn\": \"Nomor bulan\"", "\"sortByColumn\": \"Bulan ke\"", "which does not exist")]
    public void A_broken_model_is_found(string whole, string broken, string said)
    {
        var text = Files[ModelPath].Replace(whole, broken, StringComparison.Ordinal);
        Assert.NotEqual(Files[ModelPath], text);
        Assert.Contains(ModelChecks.Complaints(ModelFile.Parse(text), Lists), c => c.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_jumlah/visual.json", "Aduan\"", "Kasus\"", "no measure Kasus.Jumlah aduan")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_status/visual.json", "\"Property\": \"Status\"", "\"Property\": \"Kode\"", "Status.Kode is hidden")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_status/visual.json", "\"Category\"", "\"Kategori\"", "no field well Kategori")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_status/visual.json", "clusteredBarChart", "batang", "not among the visuals")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_status/visual.json", "\"altText\"", "\"title\"", "no alternative text")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_status/visual.json", "\"name\": \"ringkasan_status\"", "\"name\": \"ringkasan_jumlah\"", "ringkasan_jumlah is there twice")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_status/visual.json", "\"y\": 204", "\"y\": 100", "cover each other")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_status/visual.json", "\"y\": 204", "\"y\": 2040", "outside the page")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_status/visual.json", "2.5.0", "9.9.9", "another schema")]
    [InlineData(Pages + "ringkasan/visuals/ringkasan_bulanan/visual.json", "\"queryRef\": \"Tanggal.Tahun-bulan\"", "\"queryRef\": \"Tanggal.Bulan\"", "queryRef is not")]
    [InlineData(Pages + "pages.json", "\"kanaltopik\"", "\"kanal\"", "other pages than there are folders")]
    [InlineData("Sop697.Report/definition/report.json", "\"path\": \"Sop697.json\"", "\"path\": \"Tema.json\"", "no file Tema.json")]
    [InlineData("Sop697.Report/definition.pbir", "../Sop697.SemanticModel", "../Sop697.Dataset", "no folder ../Sop697.Dataset")]
    public void A_broken_report_is_found(string path, string whole, string broken, string said)
    {
        var files = new Dictionary<string, string>(Files) { [path] = Files[path].Replace(whole, broken, StringComparison.Ordinal) };
        Assert.NotEqual(Files[path], files[path]);
        Assert.Contains(ReportChecks.Complaints(files, Model), c => c.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void The_colours_can_be_told_from_the_page_and_a_faint_one_is_found()
    {
        var theme = Files["Sop697.Report/StaticResources/RegisteredResources/Sop697.json"];
        Assert.Empty(ReportChecks.Colours(theme));
        Assert.Contains("#FFD54F is too faint on #FFFFFF", ReportChecks.Colours(theme.Replace("#B45309", "#FFD54F", StringComparison.Ordinal)));
    }
}
