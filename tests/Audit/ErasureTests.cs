using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Sop697.Domain.Privacy;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Audit;

/// <summary>A subject asks to be forgotten: from the command to the last row, with SharePoint down in between, and what verify says of it.</summary>
[Collection("audit")]
public sealed class ErasureTests(AuditTenant office)
{
    private readonly string _secret = "rahasia" + Guid.NewGuid().ToString("N")[..10];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Account => "@" + _secret + ".akun";

    private Task<(int Code, string Output)> EraseAsync(string caseId, params string[] more) =>
        office.Tenant.CommandAsync(["erase", "--case", caseId, "--reason", "Permintaan subjek.", "--approved-by", "Arif Arsip, arsiparis", "--letter", "12/2026", .. more]);

    private Task<string> FinishedAsync() => office.FinishedAsync(
        new Report().With("summary", $"Apakah {_secret} dapat dirawat di puskesmas terdekat hari ini?").With("sourceUrl", $"https://instagram.example/p/{_secret}").With("sourceAccount", Account),
        $"Mohon arahan untuk {_secret}.", $"Saudara {_secret} dapat datang setiap hari kerja.", $"https://instagram.example/p/{_secret}/balasan");

    [Fact]
    public async Task What_was_erased_is_nowhere_and_the_record_still_proves_itself()
    {
        var caseId = await FinishedAsync();
        Assert.NotEmpty(await PlacesAsync(caseId));

        await FoundAndExportedAsync(caseId);
        await RefusedAndPlannedAsync(caseId);
        await office.Client.FaultAsync("BATCH DELETE .*", 503, times: 2);
        var (code, output) = await EraseAsync(caseId, "--before-retention", "--yes");
        Assert.True(code == 0, output);
        await GoneAsync(caseId);

        Assert.Empty(await PlacesAsync(caseId));
        Assert.True(await office.Client.FaultsPlayedAsync() > 0);
        await office.Client.ClearFaultsAsync();
        (code, output) = await office.Tenant.CommandAsync("verify");
        Assert.True(code == 0, output);
        Assert.DoesNotContain("owed", output, StringComparison.Ordinal);
        await DoorsSayItAsync(caseId);
        await ExportedWithoutItAsync(caseId);
        await TamperingBesideItIsFoundAsync(caseId);
        Assert.Equal(1, (await office.Tenant.CommandAsync("subject", "--find", Account)).Code);
        (code, output) = await EraseAsync(caseId, "--plan");
        Assert.True(code == 0 && output.Contains("isinya sudah dihapus", StringComparison.Ordinal), output);
    }

    /// <summary>The subject asks what the office holds: by the account, whatever way it is written, and never told in words.</summary>
    private async Task FoundAndExportedAsync(string caseId)
    {
        var number = (string)(await office.Client.CaseAsync(caseId))["number"]!;
        var (code, output) = await office.Tenant.CommandAsync("subject", "--find", Account.ToUpperInvariant());
        Assert.True(code == 0, output);
        Assert.Contains($"{number} (selesai): ", output, StringComparison.Ordinal);
        Assert.Contains("akun", output, StringComparison.Ordinal);
        Assert.DoesNotContain(_secret, output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, (await office.Tenant.CommandAsync("subject", "--find", "@" + Guid.NewGuid().ToString("N"))).Code);
        Assert.Equal(2, (await office.Tenant.CommandAsync("subject", "--find", "@a")).Code);

        var zip = Path.Combine(Directory.CreateTempSubdirectory("sop697-subject-").FullName, "subjek.zip");
        (code, output) = await office.Tenant.CommandAsync("subject", "--export", Account, "--out", zip);
        Assert.True(code == 0, output);
        await using (var archive = await ZipFile.OpenReadAsync(zip, Token))
        {
            using var page = new StreamReader(await archive.GetEntry("riwayat-pemrosesan.html")!.OpenAsync(Token));
            var text = await page.ReadToEndAsync(Token);
            Assert.Contains(number, text, StringComparison.Ordinal);
            Assert.Contains("menunjukkan kartu kasus kepada", text, StringComparison.Ordinal);
            Assert.Contains("menerbitkan jawaban", text, StringComparison.Ordinal);
            using var sums = new StreamReader(await archive.GetEntry("SHA256SUMS")!.OpenAsync(Token));
            Assert.Contains("riwayat-pemrosesan.html", await sums.ReadToEndAsync(Token), StringComparison.Ordinal);
            Assert.Contains(archive.Entries, e => e.FullName == $"kasus/{number}/keputusan.jsonl");
        }

        if (Environment.GetEnvironmentVariable("SOP697_PICTURES") is { } pictures) await ZipFile.ExtractToDirectoryAsync(zip, Path.Combine(pictures, "subjek"), Token);
        Directory.Delete(Path.GetDirectoryName(zip)!, recursive: true);
    }

    /// <summary>The time of keeping is not over, and nobody has said --yes.</summary>
    private async Task RefusedAndPlannedAsync(string caseId)
    {
        var version = (int)(await office.Client.CaseAsync(caseId))["version"]!;
        var (code, output) = await EraseAsync(caseId, "--yes");
        Assert.True(code == 1 && output.Contains("disimpan sampai", StringComparison.Ordinal), output);
        (code, output) = await EraseAsync(caseId, "--before-retention");
        Assert.True(code == 0 && output.Contains("Tambahkan --yes", StringComparison.Ordinal), output);
        Assert.DoesNotContain(_secret, output, StringComparison.Ordinal);
        Assert.Equal(2, (await office.Tenant.CommandAsync("erase", "--yes")).Code);
        Assert.Equal(2, (await office.Tenant.CommandAsync("erase", "--due", "--yes")).Code);
        (code, output) = await office.Tenant.CommandAsync("erase", "--due");
        Assert.True(code == 0 && output.Contains("0 kasus lewat masa simpan", StringComparison.Ordinal), output);
        Assert.Equal(version, (int)(await office.Client.CaseAsync(caseId))["version"]!);
    }

    /// <summary>Time is moved so that what waits for another try, and for pictures that were sent only now, comes soon.</summary>
    private async Task GoneAsync(string caseId) => await Eventually.Async(
        async () =>
        {
            await office.Client.MoveClockAsync(TimeSpan.FromMinutes(2));
            var commits = await office.CommitsAsync(caseId);
            if (!commits.Any(c => AuditTenant.CommitOf(c).Events.Any(e => e is ContentErased))) return "not yet";
            return await office.OwedAsync(caseId);
        },
        owed => owed.Length == 0,
        "the content to be gone and nothing to be owed any more",
        TimeSpan.FromSeconds(120));

    private async Task DoorsSayItAsync(string caseId)
    {
        var view = await office.Client.CaseAsync(caseId);
        Assert.NotNull(view["erasedAt"]);
        Assert.Equal("dijawab", (string?)view["outcome"]);
        Assert.Contains(view["history"]!.AsArray(), l => ((string)l!["what"]!).Contains("disetujui Arif Arsip, arsiparis (12/2026): Permintaan subjek.", StringComparison.Ordinal));
        Assert.DoesNotContain(_secret, view.ToJsonString(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(office.Client.Functions, $"/api/cases/{caseId}/dossier"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await office.Client.TokenAsync("kadis"));
        using var answer = await office.Client.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        var row = (await office.RowAsync("Aduan", "CaseKey", caseId))["fields"]!;
        Assert.Equal((Redaction.Removed, "dijawab", "selesai"), ((string)row["Ringkasan"]!, (string)row["Hasil"]!, (string)row["Status"]!));
        Assert.NotNull(row["IsiDihapusUtc"]);
    }

    private async Task ExportedWithoutItAsync(string caseId)
    {
        var folder = Directory.CreateTempSubdirectory("sop697-erased-").FullName;
        var zip = Path.Combine(folder, "kasus.zip");
        var (code, output) = await office.Tenant.CommandAsync("export", "--case", caseId, "--out", zip);
        Assert.True(code == 0, output);
        await using (var archive = await ZipFile.OpenReadAsync(zip, Token))
        {
            Assert.DoesNotContain(archive.Entries, e => e.FullName.Contains("/bukti/", StringComparison.Ordinal));
            using var page = new StreamReader(await archive.GetEntry("index.html")!.OpenAsync(Token));
            var text = await page.ReadToEndAsync(Token);
            Assert.Contains("Isi kasus ini telah dihapus menurut retensi.", text, StringComparison.Ordinal);
            Assert.DoesNotContain(_secret, text, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whoever changes more than the erasure gives is found, in either copy; what was found is put back as it was.</summary>
    private async Task TamperingBesideItIsFoundAsync(string caseId)
    {
        var row = await office.CommitAsync(1, caseId);
        var forged = row.GetString("Body").Replace("\"owner\":\"kasi\"", "\"owner\":\"kasi2\"", StringComparison.Ordinal);
        Assert.NotEqual(row.GetString("Body"), forged);
        await office.PutCommitAsync(new TableEntity(row) { ["Body"] = forged });
        await FindsAsync(caseId, "DIUBAH", "versi/version 1", "penyimpanan/Jurnal");
        await office.PutCommitAsync(row);

        var kept = await office.RowAsync("Jurnal", "Kunci", string.Create(CultureInfo.InvariantCulture, $"{caseId}/{2:D6}"));
        var isi = (string)kept["fields"]!["Isi"]!;
        await office.ChangeRowAsync("Jurnal", kept, "Isi", isi.Replace("\"version\":2", "\"version\":3", StringComparison.Ordinal));
        await FindsAsync(caseId, "DIUBAH", "versi/version 2", "SharePoint/Jurnal");
        await office.ChangeRowAsync("Jurnal", kept, "Isi", isi);
    }

    private async Task FindsAsync(string caseId, params string[] texts)
    {
        var (code, output) = await office.Tenant.CommandAsync("verify", "--case", caseId);
        Assert.True(code == 1, output);
        Assert.All(texts, t => Assert.Contains(t, output, StringComparison.Ordinal));
    }

    /// <summary>Every place of tables and blobs, of the lists, of the libraries and of the bot's cards in which something of the case's content stands.</summary>
    private async Task<IReadOnlyList<string>> PlacesAsync(string caseId)
    {
        List<string> places = [.. await InTablesAsync(), .. await InBlobsAsync(caseId), .. await InListsAsync(), .. await InLibrariesAsync(caseId)];
        foreach (var persona in new[] { "tim", "kasi", "kabid", "kadis", "kasi2" })
            places.AddRange((await office.Client.MessagesAsync(persona, 200)).Where(m => m.ToJsonString().Contains(_secret, StringComparison.Ordinal)).Select(m => $"chat of {persona}"));
        return places;
    }

    private async Task<List<string>> InTablesAsync()
    {
        List<string> places = [];
        var service = new TableServiceClient(office.Tenant.Settings["AzureWebJobsStorage"]);
        await foreach (var table in service.QueryAsync(cancellationToken: Token))
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: Token))
                if (row.Any(p => Holds(p.Value))) places.Add($"{table.Name} {row.PartitionKey}/{row.RowKey}");
        return places;
    }

    private async Task<List<string>> InBlobsAsync(string caseId)
    {
        List<string> places = [];
        var pictures = (await office.CommitsAsync(caseId)).SelectMany(c => AuditTenant.CommitOf(c).Events).OfType<Domain.Cases.EvidenceKept>().Select(e => e.Evidence.Sha256).ToHashSet();
        var service = new BlobServiceClient(office.Tenant.Settings["AzureWebJobsStorage"]);
        await foreach (var container in service.GetBlobContainersAsync(cancellationToken: Token))
            await foreach (var blob in service.GetBlobContainerClient(container.Name).GetBlobsAsync(cancellationToken: Token))
            {
                var bytes = (await service.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync(Token)).Value.Content.ToArray();
                if (Holds(bytes) || pictures.Any(p => blob.Name.StartsWith(p, StringComparison.Ordinal))) places.Add($"{container.Name}/{blob.Name}");
            }

        return places;
    }

    private async Task<List<string>> InListsAsync()
    {
        var site = (string)(await office.Client.GraphAsync(HttpMethod.Get, "/sites/localhost:/sites/sop697"))["id"]!;
        List<string> places = [];
        foreach (var list in (await office.Client.GraphAsync(HttpMethod.Get, $"/sites/{site}/lists?$select=id,name"))["value"]!.AsArray())
            for (var next = $"/sites/{site}/lists/{list!["id"]}/items?$expand=fields"; next is not null;)
            {
                var page = await office.Client.GraphAsync(HttpMethod.Get, next);
                places.AddRange(page["value"]!.AsArray().Where(r => r!.ToJsonString().Contains(_secret, StringComparison.Ordinal)).Select(r => $"list {list["name"]} {r!["id"]}"));
                next = (string?)page["@odata.nextLink"] is { } link ? link[(link.IndexOf("/v1.0", StringComparison.Ordinal) + 5)..] : null;
            }

        return places;
    }

    private async Task<List<string>> InLibrariesAsync(string caseId)
    {
        var site = (string)(await office.Client.GraphAsync(HttpMethod.Get, "/sites/localhost:/sites/sop697"))["id"]!;
        var received = (await office.Client.CaseAsync(caseId))["receivedAt"]!.GetValue<DateTimeOffset>().ToOffset(TimeSpan.FromHours(7));
        var folder = received.ToString("yyyy'/'MM", CultureInfo.InvariantCulture) + "/" + caseId;
        List<string> places = [];
        foreach (var drive in (await office.Client.GraphAsync(HttpMethod.Get, $"/sites/{site}/drives"))["value"]!.AsArray())
        {
            try
            {
                await office.Client.GraphAsync(HttpMethod.Get, $"/drives/{drive!["id"]}/root:/{folder}");
                places.Add($"library {drive["name"]} {folder}");
            }
            catch (HttpRequestException e) when (e.Message.Contains("404", StringComparison.Ordinal))
            {
                // Gone, as it must be in the end.
            }
        }

        return places;
    }

    private bool Holds(object? value) => value switch
    {
        string text => text.Contains(_secret, StringComparison.OrdinalIgnoreCase),
        byte[] bytes => Encoding.UTF8.GetString(bytes).Contains(_secret, StringComparison.OrdinalIgnoreCase) || Encoding.Unicode.GetString(bytes).Contains(_secret, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
