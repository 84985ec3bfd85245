using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Sop697.Domain.Privacy;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Audit;

/// <summary>A backup is put back under a finished erasure, or the journal itself from before it: verify names what stands again, <c>erase --again</c> removes it, and both times are on the record.</summary>
[Collection("audit")]
public sealed class RestoredContentTests(AuditTenant office)
{
    private const string Question = "Apakah obat jantung tersedia di puskesmas pembantu?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BlobContainerClient Pictures => new(office.Tenant.Settings["AzureWebJobsStorage"], "bukti");

    /// <summary>Everything that held content before it was erased.</summary>
    private sealed record Backup(IReadOnlyList<TableEntity> Journal, string Sha256, byte[] Picture, string PicturePath, string DossierPath, byte[] Dossier, JsonObject Audit);

    private static string AuditKey(string caseId) => string.Create(CultureInfo.InvariantCulture, $"{caseId}/{1:D6}");

    private Task<(int Code, string Output)> AgainAsync(string caseId, params string[] more) => office.Tenant.CommandAsync(["erase", "--case", caseId, "--again", .. more]);

    [Fact]
    public async Task What_a_backup_brought_back_is_named_and_removed_again()
    {
        var caseId = await office.FinishedAsync(new Report().With("summary", Question), "Mohon arahan.", "Tersedia di puskesmas induk.", "https://instagram.example/p/77");
        var number = (string)(await office.Client.CaseAsync(caseId))["number"]!;
        Assert.Equal(1, (await AgainAsync(caseId, "--reason", "Coba.", "--yes")).Code);
        Assert.Null((await office.Client.CaseAsync(caseId))["erasedAt"]);
        var backup = await BackUpAsync(caseId);
        var (code, output) = await office.Tenant.CommandAsync("erase", "--case", caseId, "--reason", "Permintaan subjek.", "--approved-by", "Arif Arsip", "--before-retention", "--yes");
        Assert.True(code == 0, output);
        await GoneAsync(caseId, 1);
        Assert.Equal(0, (await office.Tenant.CommandAsync("verify", "--case", caseId)).Code);

        await RestoreAsync(backup, caseId);
        await NamedAsync(caseId, number, backup);
        var version = (int)(await office.Client.CaseAsync(caseId))["version"]!;
        await PlannedAsync(caseId, version);
        await office.PutBlobAsync("bukti", backup.Sha256, backup.Picture);
        (code, output) = await AgainAsync(caseId, "--reason", "Cadangan 1 Maret dipulihkan.", "--letter", "14/2026", "--yes");
        Assert.True(code == 0 && output.Contains("Aplikasi sedang menghapusnya", StringComparison.Ordinal), output);
        await GoneAsync(caseId, 2);

        (code, output) = await office.Tenant.CommandAsync("verify", "--case", caseId);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("owed", output, StringComparison.Ordinal);
        Assert.All(await office.CommitsAsync(caseId), r => Assert.DoesNotContain(Question, r.GetString("Body"), StringComparison.Ordinal));
        await Assert.ThrowsAsync<HttpRequestException>(() => office.FileAsync(backup.DossierPath, AuditTenant.Documents));
        Assert.False(await Pictures.GetBlobClient(backup.Sha256).ExistsAsync(Token));
        Assert.False(await Pictures.GetBlobClient($"{backup.Sha256}.preview.jpg").ExistsAsync(Token));
        Assert.Equal(Redaction.Removed, (string)(await office.RowAsync("Aduan", "CaseKey", caseId))["fields"]!["Ringkasan"]!);
        Assert.Contains((await office.Client.CaseAsync(caseId))["history"]!.AsArray(), l => ((string)l!["what"]!) == "menghapus lagi isi kasus yang sudah dihapus (14/2026): Cadangan 1 Maret dipulihkan.");
    }

    [Fact]
    public async Task A_journal_from_before_the_erasure_gets_it_back_from_SharePoint_and_then_the_content_goes_again()
    {
        var caseId = await office.FinishedAsync(new Report().With("summary", Question), "Mohon arahan.", "Tersedia di puskesmas induk.", "https://instagram.example/p/78");
        var number = (string)(await office.Client.CaseAsync(caseId))["number"]!;
        var backup = await office.CommitsAsync(caseId);
        Assert.Equal(0, (await office.Tenant.CommandAsync("erase", "--case", caseId, "--reason", "Permintaan subjek.", "--approved-by", "Arif Arsip", "--before-retention", "--yes")).Code);
        await GoneAsync(caseId, 1);

        // The program of before the backup remembers what the journal has lost.
        var erased = await office.CommitsAsync(caseId);
        foreach (var row in erased.Skip(backup.Count)) await office.Journal.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Token);
        foreach (var row in backup) await office.PutCommitAsync(row);
        await office.Client.KillFunctionsAsync();
        Assert.Equal(1, (await office.Tenant.CommandAsync("verify", "--case", number)).Code);
        var (code, output) = await AgainAsync(caseId, "--reason", "Cadangan dipulihkan.", "--yes");
        Assert.True(code == 1 && output.Contains("tidak tercatat dihapus", StringComparison.Ordinal), output);

        (code, output) = await office.Tenant.CommandAsync("restore", "--case", number);
        Assert.True(code == 0 && output.Contains($"{erased.Count - backup.Count} keputusan hanya ada di SharePoint", StringComparison.Ordinal), output);
        Assert.Contains("CaseErased", output, StringComparison.Ordinal);
        Assert.Equal(backup.Count, (await office.CommitsAsync(caseId)).Count);
        Assert.Equal(2, (await office.Tenant.CommandAsync("restore", "--case", number, "--yes")).Code);
        (code, output) = await office.Tenant.CommandAsync("restore", "--case", number, "--reason", "Cadangan 1 Maret dipulihkan.", "--yes");
        Assert.True(code == 0, output);
        (code, output) = await office.Tenant.CommandAsync("restore", "--case", number);
        Assert.True(code == 0 && output.Contains("No decision stands in SharePoint alone", StringComparison.Ordinal), output);

        (code, output) = await office.Tenant.CommandAsync("verify", "--case", number);
        Assert.True(code == 1 && output.Contains("ADA LAGI/RESTORED", StringComparison.Ordinal) && !output.Contains("DIUBAH", StringComparison.Ordinal), output);
        (code, output) = await AgainAsync(caseId, "--reason", "Cadangan 1 Maret dipulihkan.", "--yes");
        Assert.True(code == 0, output);
        await GoneAsync(caseId, 2);
        (code, output) = await office.Tenant.CommandAsync("verify", "--case", number);
        Assert.True(code == 0, output);
        Assert.All(await office.CommitsAsync(caseId), r => Assert.DoesNotContain(Question, r.GetString("Body"), StringComparison.Ordinal));
        Assert.Contains((await office.Client.CaseAsync(caseId))["history"]!.AsArray(), l => ((string)l!["what"]!).EndsWith("dari salinan SharePoint: Cadangan 1 Maret dipulihkan.", StringComparison.Ordinal));
    }

    private async Task<Backup> BackUpAsync(string caseId)
    {
        var state = await office.StateAsync(caseId);
        var picture = state.Archived.Values.Single().Path;
        return new(
            await office.CommitsAsync(caseId), state.Evidence[0].Sha256, await office.FileAsync(picture), picture, state.Dossier!.Path,
            await office.FileAsync(state.Dossier.Path, AuditTenant.Documents), await office.RowAsync("Jurnal", "Kunci", AuditKey(caseId)));
    }

    /// <summary>As old as the backup: storage, libraries and lists, each of them.</summary>
    private async Task RestoreAsync(Backup backup, string caseId)
    {
        foreach (var row in backup.Journal) await office.PutCommitAsync(row);
        // Commands go by the real clock, and an original that was put there a moment ago may be on its way into another case.
        await office.PutBlobAsync("bukti", $"{backup.Sha256}.preview.jpg", backup.Picture);
        await office.PutFileAsync(backup.PicturePath, backup.Picture);
        await office.PutFileAsync(backup.DossierPath, backup.Dossier, AuditTenant.Documents);
        await office.ChangeRowAsync("Jurnal", await office.RowAsync("Jurnal", "Kunci", AuditKey(caseId)), "Isi", backup.Audit["fields"]!["Isi"]);
        await office.ChangeRowAsync("Aduan", await office.RowAsync("Aduan", "CaseKey", caseId), "Ringkasan", Question);
    }

    private async Task NamedAsync(string caseId, string number, Backup backup)
    {
        var (code, output) = await office.Tenant.CommandAsync("verify", "--case", caseId);
        Assert.True(code == 1, output);
        string[] places =
        [
            "penyimpanan/Jurnal", "SharePoint/Jurnal", $"SharePoint/Aduan {caseId}", $"penyimpanan/bukti {backup.Sha256}", $"SharePoint {backup.PicturePath}", $"SharePoint {backup.DossierPath}",
        ];
        Assert.All(places, p => Assert.Contains(output.Split('\n'), l => l.Contains($"ADA LAGI/RESTORED {number} ", StringComparison.Ordinal) && l.Contains($"· {p}", StringComparison.Ordinal) && l.Contains("content of an erased case stands again in", StringComparison.Ordinal)));
        Assert.Contains($"`erase --case {number} --again`", output, StringComparison.Ordinal);
        Assert.DoesNotContain("jantung", output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("DIUBAH", output, StringComparison.Ordinal);
    }

    /// <summary>Nothing happens without --yes, nor without a reason.</summary>
    private async Task PlannedAsync(string caseId, int version)
    {
        var (code, output) = await AgainAsync(caseId);
        Assert.True(code == 0 && output.Contains("Tambahkan --yes dan --reason", StringComparison.Ordinal) && output.Contains("penyimpanan/bukti", StringComparison.Ordinal), output);
        Assert.Equal(1, (await AgainAsync(caseId, "--yes")).Code);
        Assert.Equal(2, (await AgainAsync(caseId, "--before-retention")).Code);
        Assert.Equal(version, (int)(await office.Client.CaseAsync(caseId))["version"]!);
    }

    private async Task GoneAsync(string caseId, int times) => await Eventually.Async(
        async () =>
        {
            await office.Client.MoveClockAsync(TimeSpan.FromMinutes(2));
            var done = (await office.CommitsAsync(caseId)).Sum(c => AuditTenant.CommitOf(c).Events.Count(e => e is ContentErased));
            return done < times ? "not yet" : await office.OwedAsync(caseId);
        },
        owed => owed.Length == 0,
        $"the content to be gone for the time {times} and nothing to be owed any more",
        TimeSpan.FromSeconds(120));
}
