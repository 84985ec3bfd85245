using Sop697.Tests.Tenant;

namespace Sop697.Tests.Audit;

/// <summary><c>verify</c> and the library <c>Berkas</c>, against what somebody did to it by hand. Every test undoes what it did.</summary>
[Collection("audit")]
public sealed class DocumentTests(AuditTenant office)
{
    private static readonly string[] Whole = ["WHOLE."];

    private async Task SaysAsync(string caseId, int code, string[] says, string[] not)
    {
        var (ended, output) = await office.Tenant.CommandAsync("verify", "--case", caseId);
        Assert.True(ended == code, output);
        Assert.All(says, text => Assert.Contains(text, output, StringComparison.Ordinal));
        Assert.All(not, text => Assert.DoesNotContain(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_swapped_and_a_deleted_dossier_are_found_unless_files_are_not_read()
    {
        var (path, other) = ((await office.StateAsync(office.CaseId)).Dossier!.Path, (await office.StateAsync(office.Other)).Dossier!.Path);
        var (pdf, others) = (await office.FileAsync(path, AuditTenant.Documents), await office.FileAsync(other, AuditTenant.Documents));
        Assert.NotEqual(pdf, others);
        await office.PutFileAsync(path, others, AuditTenant.Documents);
        await office.DeleteFileAsync(other, AuditTenant.Documents);
        try
        {
            await SaysAsync(office.CaseId, 1, [$"DIUBAH/ALTERED {office.Number} · SharePoint/Berkas {path}", "NOT WHOLE: 1 findings"], []);
            await SaysAsync(office.Other, 1, ["HILANG/MISSING", $"SharePoint/Berkas {other}", "NOT WHOLE: 1 findings"], []);
            Assert.Equal(0, (await office.Tenant.CommandAsync("verify", "--files", "none")).Code);
        }
        finally
        {
            await office.PutFileAsync(path, pdf, AuditTenant.Documents);
            await office.PutFileAsync(other, others, AuditTenant.Documents);
        }

        await SaysAsync(office.CaseId, 0, Whole, ["arsiparis"]);
        await SaysAsync(office.Other, 0, Whole, ["arsiparis"]);
    }

    [Fact]
    public async Task What_people_put_beside_a_dossier_is_named_and_is_no_fault()
    {
        var path = (await office.StateAsync(office.CaseId)).Dossier!.Path;
        var foreign = path[..path.LastIndexOf('/')] + "/surat-pengantar.pdf";
        await office.PutFileAsync(foreign, [1, 2, 3], AuditTenant.Documents);
        try
        {
            await SaysAsync(office.CaseId, 0, [$"Untuk arsiparis / for the arsiparis: DITAMBAHKAN/ADDED {office.Number} · SharePoint/Berkas {foreign}", .. Whole], []);
        }
        finally
        {
            await office.DeleteFileAsync(foreign, AuditTenant.Documents);
        }
    }

    [Fact]
    public async Task A_dossier_from_before_a_mask_is_named_for_the_arsiparis_until_it_is_taken_out_and_proved_until_then()
    {
        var caseId = await office.FinishedAsync(new Report().With("summary", "Apakah imunisasi di puskesmas dipungut biaya?"), "Mohon arahan.", "Imunisasi dasar tidak dipungut biaya.", "https://instagram.example/p/3");
        var older = (await office.StateAsync(caseId)).Dossier!.Path;
        await office.Client.MaskAsync(caseId, (await office.StateAsync(caseId)).Evidence[0].Sha256, new { left = 4, top = 4, width = 40, height = 10, kind = "akun" });
        await Eventually.Async(
            async () => (await office.StateAsync(caseId)).OlderDossiers.Count == 1 ? await office.OwedAsync(caseId) : "the dossier is not printed anew",
            owed => owed.Length == 0, $"case {caseId} to have a dossier that shows its mask, and nothing to be owed any more", TimeSpan.FromSeconds(120));
        var newest = (await office.StateAsync(caseId)).Dossier!.Path;
        Assert.NotEqual(older, newest);

        await SaysAsync(caseId, 0, [$"· SharePoint/Berkas {older}: berkas ini dicetak sebelum samaran terbaru", "DIGANTI/REPLACED", .. Whole], [newest]);
        var pdf = await office.FileAsync(older, AuditTenant.Documents);
        await office.PutFileAsync(older, [.. pdf, 0], AuditTenant.Documents);
        await SaysAsync(caseId, 1, ["DIUBAH/ALTERED", $"SharePoint/Berkas {older}", "NOT WHOLE: 1 findings"], []);
        await office.DeleteFileAsync(older, AuditTenant.Documents);
        await SaysAsync(caseId, 0, Whole, ["arsiparis"]);
    }
}
