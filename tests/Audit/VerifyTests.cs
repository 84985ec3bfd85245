using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Sop697.Domain.Audit;
using Sop697.Tests.Tenant;

namespace Sop697.Tests.Audit;

/// <summary>
/// The command as an auditor runs it, beside the running product, against what somebody did by hand to storage or SharePoint. Every
/// test undoes what it did.
/// </summary>
[Collection("audit")]
public sealed class VerifyTests(AuditTenant office)
{
    private static readonly string[] AuditColumns =
    [
        "Title", "Kunci", "CaseKey", "NomorTiket", "Versi", "WaktuUtc", "WaktuWib", "Aktor", "JabatanKode", "Peristiwa", "Isi", "Isi2", "Isi3", "Isi4", "HashSebelum", "Hash",
    ];

    private static readonly string[] StepColumns =
    [
        "Title", "Kunci", "CaseKey", "NomorTiket", "Tahun", "Urutan", "LangkahNo", "LangkahKode", "LangkahNama", "JabatanKode", "StatusJabatan", "MulaiUtc", "MulaiWib",
        "BatasUtc", "BatasWib", "SelesaiUtc", "SelesaiWib", "DurasiKerjaMenit", "BatasMenit", "Memenuhi", "Digabung",
    ];

    private string AuditKey(int version) => $"{office.CaseId}/{version:D6}";

    /// <summary>Does something, verifies, and undoes it; what was whole before is whole again.</summary>
    /// <param name="expected">For each finding that must be told, in whatever order, what its line says; the first of them is told first.</param>
    private async Task FindsAsync(Func<Task> tamper, Func<Task> undo, params string[][] expected)
    {
        int code;
        string output;
        try
        {
            await tamper();
            (code, output) = await office.Tenant.CommandAsync("verify");
        }
        finally
        {
            await undo();
        }

        Assert.True(code == 1, output);
        string[] lines = [.. output.Split('\n').Where(l => l.Length > 0 && char.IsAsciiDigit(l[0]) && l.Contains(". ", StringComparison.Ordinal))];
        foreach (var texts in expected)
            Assert.True(lines.Any(line => texts.All(t => line.Contains(t, StringComparison.Ordinal))), $"Nothing says {string.Join(" and ", texts)} in\n{output}");
        Assert.All(expected[0], text => Assert.Contains(text, lines[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Untouched_everything_is_whole_and_counted()
    {
        var ids = await office.CaseIdsAsync();
        var (commits, files) = (0, 0);
        foreach (var id in ids)
        {
            var state = await office.StateAsync(id);
            commits += state.Version;
            // A case that another test erased has no file any more, in neither copy. Else a picture in both, its masked rendition, and the dossier.
            if (state.Erased is null) files += (2 * state.Evidence.Count) + state.Masks.Values.Count(m => m.Rendition is not null) + (state.Dossier is null ? 0 : 1);
        }

        var (code, output) = await office.Tenant.CommandAsync("verify");
        Assert.True(code == 0, output);
        Assert.Contains($"WHOLE. {ids.Count} cases, {commits} decisions, {files} files", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Catatan", output, StringComparison.Ordinal);
        Assert.DoesNotContain("arsiparis", output, StringComparison.Ordinal);
        Assert.DoesNotContain("owed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_case_is_found_by_its_number_and_one_year_by_its_cases()
    {
        var (code, output) = await office.Tenant.CommandAsync("verify", "--case", office.Number);
        Assert.True(code == 0, output);
        Assert.Contains("1 cases,", output, StringComparison.Ordinal);
        (code, output) = await office.Tenant.CommandAsync("verify", "--year", "2021", "--files", "none");
        Assert.True(code == 0, output);
        Assert.Contains("0 cases,", output, StringComparison.Ordinal);
        Assert.Equal(2, (await office.Tenant.CommandAsync("verify", "--case", "MS-1999-0001")).Code);
        Assert.Equal(2, (await office.Tenant.CommandAsync("verify", "--year")).Code);
    }

    [Fact]
    public async Task A_changed_decision_in_the_journal_is_named()
    {
        var row = await office.CommitAsync(3);
        var forged = new TableEntity(row) { ["Body"] = row.GetString("Body").Replace("\"at\":\"20", "\"at\":\"19", StringComparison.Ordinal) };
        Assert.NotEqual(row.GetString("Body"), forged.GetString("Body"));
        await FindsAsync(() => office.PutCommitAsync(forged), () => office.PutCommitAsync(row), ["DIUBAH", office.Number, "versi/version 3", "penyimpanan/Jurnal", "tidak cocok"]);
    }

    [Fact]
    public async Task A_changed_decision_with_a_hash_of_its_own_breaks_the_chain()
    {
        var row = await office.CommitAsync(2);
        var commit = AuditTenant.CommitOf(row);
        var forged = (commit with { By = commit.By with { Name = "Orang Lain" } }).Seal();
        await FindsAsync(() => office.PutCommitAsync(AuditTenant.With(row, forged)), () => office.PutCommitAsync(row), ["TERPUTUS", office.Number, "versi/version 3"]);
    }

    [Fact]
    public async Task A_deleted_decision_is_missing_in_the_middle_and_at_the_end()
    {
        TableEntity[] rows = [(await office.CommitsAsync())[3], (await office.CommitsAsync(office.Other))[^1]];
        await FindsAsync(
            () => Task.WhenAll(rows.Select(r => office.Journal.DeleteEntityAsync(r.PartitionKey, r.RowKey))),
            () => Task.WhenAll(rows.Select(office.PutCommitAsync)),
            [.. rows.OrderBy(r => r.PartitionKey, StringComparer.Ordinal).Select(r => new[] { "HILANG", "penyimpanan/Jurnal", $"{r.PartitionKey}/{int.Parse(r.RowKey, CultureInfo.InvariantCulture)}" })]);
    }

    [Fact]
    public async Task Two_decisions_that_changed_places_are_misplaced()
    {
        var (a, b) = (await office.CommitAsync(3), await office.CommitAsync(4));
        await FindsAsync(
            async () =>
            {
                await office.PutCommitAsync(new TableEntity(b) { RowKey = a.RowKey });
                await office.PutCommitAsync(new TableEntity(a) { RowKey = b.RowKey });
            },
            async () =>
            {
                await office.PutCommitAsync(a);
                await office.PutCommitAsync(b);
            },
            ["TERTUKAR", office.Number, "versi/version 3", "versi 4"]);
    }

    [Fact]
    public async Task Rows_that_were_put_into_lists_are_added_and_deleted_ones_missing()
    {
        var last = (await office.CommitsAsync()).Count;
        var commit = await office.RowAsync("Jurnal", "Kunci", AuditKey(last));
        var step = await office.RowAsync("LangkahSOP", "Kunci", $"{office.CaseId}/4");
        var (commitFields, stepFields) = (AuditTenant.FieldsOf(commit, AuditColumns), AuditTenant.FieldsOf(step, StepColumns));
        var invented = stepFields.DeepClone().AsObject();
        invented["Kunci"] = $"{office.CaseId}/40";
        var forged = commitFields.DeepClone().AsObject();
        forged["Kunci"] = AuditKey(last + 1);
        List<(string List, JsonObject Row)> added = [];
        await FindsAsync(
            async () =>
            {
                await office.DeleteRowAsync("Jurnal", commit);
                await office.DeleteRowAsync("LangkahSOP", step);
                added.Add(("LangkahSOP", await office.AddRowAsync("LangkahSOP", invented)));
                added.Add(("Jurnal", await office.AddRowAsync("Jurnal", forged)));
            },
            async () =>
            {
                foreach (var (list, row) in added) await office.DeleteRowAsync(list, row);
                await office.AddRowAsync("Jurnal", commitFields);
                await office.AddRowAsync("LangkahSOP", stepFields);
            },
            ["HILANG", office.Number, $"versi/version {last}", "SharePoint/Jurnal"],
            ["DITAMBAHKAN", office.Number, "SharePoint/Jurnal", AuditKey(last + 1)],
            ["HILANG", office.Number, "SharePoint/LangkahSOP", $"{office.CaseId}/4:"],
            ["DITAMBAHKAN", office.Number, "SharePoint/LangkahSOP", $"{office.CaseId}/40:"]);
    }

    [Fact]
    public async Task A_changed_cell_is_named_with_its_list_its_row_and_its_column()
    {
        (string List, string Key, string Row, string Column, JsonNode Value, string What)[] changes =
        [
            ("Jurnal", "Kunci", AuditKey(1), "Isi", "{\"caseId\":\"lain\"}", "tidak cocok"),
            ("Jurnal", "Kunci", AuditKey(2), "Hash", new string('0', 64), "tidak cocok"),
            ("Jurnal", "Kunci", AuditKey(3), "Aktor", "Orang Lain", "kolom Aktor"),
            ("Jurnal", "Kunci", AuditKey(4), "WaktuWib", "2026-01-05 09:00", "kolom WaktuWib"),
            ("Aduan", "CaseKey", office.CaseId, "TepatWaktu", 0, "kolom TepatWaktu berisi \"0\", seharusnya \"1\""),
            ("Aduan", "CaseKey", office.CaseId, "Hasil", "spam", "kolom Hasil"),
            ("Aduan", "CaseKey", office.CaseId, "Ringkasan", "Ringkasan lain.", "kolom Ringkasan berisi hal lain"),
            ("LangkahSOP", "Kunci", $"{office.CaseId}/3", "SelesaiUtc", "2026-01-05T02:00:00Z", "kolom SelesaiUtc"),
            ("LangkahSOP", "Kunci", $"{office.CaseId}/3", "Memenuhi", 0, "kolom Memenuhi"),
        ];
        List<(string List, JsonObject Row, string Column, JsonNode? Before)> undo = [];
        await FindsAsync(
            async () =>
            {
                foreach (var (list, key, id, column, value, _) in changes)
                {
                    var row = await office.RowAsync(list, key, id);
                    undo.Add((list, row, column, row["fields"]![column]?.DeepClone()));
                    await office.ChangeRowAsync(list, row, column, value);
                }
            },
            async () =>
            {
                foreach (var (list, row, column, before) in undo) await office.ChangeRowAsync(list, row, column, before);
            },
            [.. changes.Select(c => new[] { "DIUBAH", office.Number, $"SharePoint/{c.List} {c.Row}", c.What })]);
    }

    [Fact]
    public async Task Minutes_that_another_calendar_gives_are_noted_and_accuse_nobody()
    {
        var row = await office.RowAsync("LangkahSOP", "Kunci", $"{office.CaseId}/3");
        var before = row["fields"]!["BatasMenit"]!.DeepClone();
        await office.ChangeRowAsync("LangkahSOP", row, "BatasMenit", 12345);
        var (code, output) = await office.Tenant.CommandAsync("verify", "--case", office.Number);
        await office.ChangeRowAsync("LangkahSOP", row, "BatasMenit", before);
        Assert.True(code == 0, output);
        Assert.Contains("kolom BatasMenit berisi \"12345\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_swapped_a_deleted_and_a_foreign_picture_are_named_in_either_copy()
    {
        var (path, other) = (await PictureAsync(office.CaseId), await PictureAsync(office.Other));
        var (bytes, others) = (await office.FileAsync(path), await office.FileAsync(other));
        var (blob, foreign) = (Path.GetFileNameWithoutExtension(other), path[..path.LastIndexOf('/')] + "/lain.png");
        Assert.NotEqual(bytes, others);
        await FindsAsync(
            async () =>
            {
                await office.PutFileAsync(path, others);
                Assert.Equal(0, (await office.Tenant.CommandAsync("verify", "--files", "none")).Code);
                await office.DeleteFileAsync(other);
                await office.PutFileAsync(foreign, others);
                await office.PutBlobAsync("bukti", blob, bytes);
            },
            async () =>
            {
                await office.PutFileAsync(path, bytes);
                await office.PutFileAsync(other, others);
                await office.DeleteFileAsync(foreign);
                await office.PutBlobAsync("bukti", blob, others);
            },
            [.. new[]
            {
                (office.CaseId, ["DIUBAH", office.Number, "SharePoint/TangkapanLayar", path]),
                (office.CaseId, ["DITAMBAHKAN", office.Number, foreign]),
                (office.Other, ["DIUBAH", "penyimpanan/bukti", blob]),
                (office.Other, new[] { "HILANG", "SharePoint/TangkapanLayar", other }),
            }.OrderBy(e => e.Item1, StringComparer.Ordinal).Select(e => e.Item2)]);
    }

    private async Task<string> PictureAsync(string caseId) => (await office.StateAsync(caseId)).Archived.Values.Single().Path;

    [Fact]
    public async Task Both_copies_changed_alike_are_found_by_the_closed_month_and_the_case_is_named()
    {
        var rows = await office.CommitsAsync();
        var audit = new List<JsonObject>();
        for (var version = 1; version <= rows.Count; version++) audit.Add(await office.RowAsync("Jurnal", "Kunci", AuditKey(version)));
        List<CaseStand> kept = [];
        foreach (var id in await office.CaseIdsAsync())
            if (await office.CommitsAsync(id) is { } all) kept.Add(new CaseStand(id, all.Count, all[^1].GetString("Hash")));
        // The cases are of this month; they are closed with the next one, which has not come yet.
        var month = ClosedMonth.Of(DateOnly.FromDateTime(DateTime.UtcNow.AddDays(1)), kept, DateTimeOffset.UtcNow);
        var closing = await office.CloseAsync(month, kept);
        var whole = await office.Tenant.CommandAsync("verify");
        Assert.True(whole.Code == 0, whole.Output);
        Assert.Contains("1 closed months", whole.Output, StringComparison.Ordinal);

        await FindsAsync(
            async () =>
            {
                var previous = Commit.Genesis;
                for (var i = 0; i < rows.Count; i++)
                {
                    var commit = AuditTenant.CommitOf(rows[i]) with { PreviousHash = previous };
                    var forged = (i == 0 ? commit with { By = commit.By with { Name = "Orang Lain" } } : commit).Seal();
                    previous = forged.Hash;
                    await office.PutCommitAsync(AuditTenant.With(rows[i], forged));
                    await office.ChangeRowAsync("Jurnal", audit[i], "Isi", forged.Body);
                    await office.ChangeRowAsync("Jurnal", audit[i], "Hash", forged.Hash);
                    await office.ChangeRowAsync("Jurnal", audit[i], "HashSebelum", forged.Commit.PreviousHash);
                    await office.ChangeRowAsync("Jurnal", audit[i], "Aktor", forged.Commit.By.Name);
                }
            },
            async () =>
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    await office.PutCommitAsync(rows[i]);
                    foreach (var column in new[] { "Isi", "Hash", "HashSebelum", "Aktor" }) await office.ChangeRowAsync("Jurnal", audit[i], column, audit[i]["fields"]![column]);
                }

                await office.Months.DeleteEntityAsync("bulan", month.Month);
                await office.DeleteRowAsync("TutupBuku", closing);
            },
            ["DIUBAH", "penyimpanan/TutupBuku", month.Month, "tidak lagi menghasilkan"],
            ["DIUBAH", office.CaseId, $"pada akhir {month.Month} kasus ini di versi {rows.Count}"]);
    }

    [Fact]
    public async Task What_is_still_owed_to_SharePoint_is_not_called_missing()
    {
        await office.Client.PostAsync("/_tenant/faults", new { match = "POST .*batch", status = 503, seconds = 60 });
        var caseId = await office.Client.IntakeAsync(new Report());
        await office.Client.ButtonAsync("kasi", caseId, "consult");
        var (code, output) = await office.Tenant.CommandAsync("verify", "--case", caseId);
        Assert.True(code == 0, output);
        Assert.Contains("owed to SharePoint", output, StringComparison.Ordinal);
        await office.Client.ClearFaultsAsync();
        await Eventually.Async(() => office.Client.CaseAsync(caseId), view => (int)view["notArchived"]! == 0, "the case to be archived", TimeSpan.FromSeconds(90));
    }
}
