using Microsoft.Extensions.DependencyInjection;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Microsoft365.SharePoint;
using Sop697.Microsoft365.SharePoint.Provisioning;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Microsoft365.SharePoint;

/// <summary>The product against the stand-in tenant: signed tokens, permissions, typed columns, unique keys.</summary>
public sealed class LocalTenantTests(LocalTenantGraph tenant) : IClassFixture<LocalTenantGraph>
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    private static SeedRows Seed =>
        SeedRows.Parse(LocalTenantGraph.SeedFile, ListDefinitions.Embedded).And(SeedRows.Shipped(ListDefinitions.Embedded));

    private static (Case State, IReadOnlyList<SealedCommit> Commits) Renamed(string id, IReadOnlyList<SealedCommit> commits)
    {
        IReadOnlyList<SealedCommit> renamed = commits.Aggregate<SealedCommit, IReadOnlyList<SealedCommit>>(
            [], (all, c) => [.. all, (c.Commit with { CaseId = id, PreviousHash = all.Count == 0 ? Commit.Genesis : all[^1].Hash }).Seal()]);
        return (SampleCase.Fold(renamed), renamed);
    }

    [Fact]
    public async Task Provisioning_makes_what_is_missing_and_a_second_run_changes_nothing()
    {
        await tenant.ProvisionAsync();
        var provisioner = tenant.Product(admin: true).GetRequiredService<Provisioner>();
        Assert.Empty(await provisioner.PlanAsync(ListDefinitions.Embedded, Seed, _cancel));
        var done = new List<Change>();
        Assert.Empty(await provisioner.ApplyAsync(ListDefinitions.Embedded, Seed, done.Add, _cancel));
        Assert.Empty(done);
    }

    [Fact]
    public async Task The_app_itself_may_not_make_lists()
    {
        var extended = ListDefinitions.Embedded with { Lists = [ListDefinitions.Embedded["RuteTopik"] with { Name = "Terlarang" }] };
        var provisioner = tenant.Product().GetRequiredService<Provisioner>();
        var refused = await Assert.ThrowsAsync<Sop697.Microsoft365.Graph.GraphRefusedException>(() => provisioner.ApplyAsync(extended, SeedRows.None, _ => { }, _cancel));
        Assert.Equal(403, refused.Status);
    }

    [Fact]
    public async Task A_missing_column_is_added_to_a_standing_list()
    {
        await tenant.ProvisionAsync();
        var topics = ListDefinitions.Embedded["RuteTopik"];
        var wider = new ListDefinitions(1, [topics with { Columns = [.. topics.Columns, new ColumnDefinition("Catatan", "Catatan", ColumnType.Note, "Bebas.")] }]);
        var provisioner = tenant.Product(admin: true).GetRequiredService<Provisioner>();
        Assert.Equal(["+ kolom RuteTopik.Catatan / column"], (await provisioner.PlanAsync(wider, SeedRows.None, _cancel)).Select(c => c.ToString()));
        Assert.Empty(await provisioner.ApplyAsync(wider, SeedRows.None, _ => { }, _cancel));
    }

    [Fact]
    public async Task A_case_from_intake_to_closing_costs_two_calls_and_then_one_each()
    {
        await tenant.ProvisionAsync();
        var archive = tenant.Product().GetRequiredService<IArchive>();
        var (opened, first) = Renamed("case-of-the-budget-0000000", SampleCase.Opened);
        var (closed, all) = Renamed("case-of-the-budget-0000000", SampleCase.Closed);
        await WarmAsync(archive);
        await tenant.ResetCountsAsync();
        var kept = await archive.PutEvidenceAsync(opened, SampleCase.Screenshot, new MemoryStream([1, 2, 3, 4, 5]), _cancel);
        var cursor = await archive.WriteAsync(opened, first, ArchiveCursor.Start, _cancel);
        Assert.Equal(2, (await tenant.GraphCallsAsync()).Count);
        cursor = await archive.WriteAsync(closed, all, cursor, _cancel);
        Assert.Equal(3, (await tenant.GraphCallsAsync()).Count);
        Assert.Equal(5, cursor.Version);
        Assert.StartsWith("2026/11/case-of-the-budget-0000000/", kept.Path, StringComparison.Ordinal);
        Assert.Equal(cursor, await archive.WriteAsync(closed, all, ArchiveCursor.Start, _cancel));
    }

    [Fact]
    public async Task A_picture_put_twice_is_found_by_size_and_hash()
    {
        await tenant.ProvisionAsync();
        var archive = tenant.Product().GetRequiredService<IArchive>();
        var (opened, _) = Renamed("case-of-the-picture-000000", SampleCase.Opened);
        byte[] bytes = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];
        var evidence = SampleCase.Screenshot with { Bytes = bytes.Length };
        var first = await archive.PutEvidenceAsync(opened, evidence, new MemoryStream(bytes), _cancel);
        Assert.Equal(first, await archive.PutEvidenceAsync(opened, evidence, new MemoryStream(bytes), _cancel));
        bytes[500]++;
        await Assert.ThrowsAsync<ArchiveMismatchException>(() => archive.PutEvidenceAsync(opened, evidence, new MemoryStream(bytes), _cancel));
    }

    [Fact]
    public async Task A_504_after_the_commit_leaves_no_second_row()
    {
        await tenant.ProvisionAsync();
        var archive = tenant.Product().GetRequiredService<IArchive>();
        var (opened, commits) = Renamed("case-of-the-timeout-000000", SampleCase.Opened);
        await WarmAsync(archive);
        await tenant.FaultAsync(new { match = "POST \\$batch", status = 504, afterCommit = true, times = 1 });
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => archive.WriteAsync(opened, commits, ArchiveCursor.Start, _cancel));
        var cursor = await archive.WriteAsync(opened, commits, ArchiveCursor.Start, _cancel);
        Assert.Equal((3, 3), (cursor.Version, cursor.Steps));
    }

    [Fact]
    public async Task A_closed_month_stands_once_and_is_never_replaced()
    {
        await tenant.ProvisionAsync();
        var archive = tenant.Product().GetRequiredService<IArchive>();
        var month = new ClosedMonth("2026-10", 12, 150, SampleCase.Sha, SampleCase.Start);
        await archive.PutMonthAsync(month, _cancel);
        await tenant.ResetCountsAsync();
        await archive.PutMonthAsync(month, _cancel);
        Assert.DoesNotContain(await tenant.GraphCallsAsync(), c => c.StartsWith("POST", StringComparison.Ordinal));
        await Assert.ThrowsAsync<ArchiveMismatchException>(() => archive.PutMonthAsync(month with { Hash = new string('b', 64) }, _cancel));
    }

    [Fact]
    public async Task The_document_of_a_month_stands_in_the_library_once_with_its_hash_beside_the_closing()
    {
        await tenant.ProvisionAsync();
        var product = tenant.Product();
        var (archive, copy) = (product.GetRequiredService<IArchive>(), product.GetRequiredService<IArchiveCopy>());
        var month = new ClosedMonth("2026-09", 12, 150, SampleCase.Sha, SampleCase.Start);
        byte[] pdf = [1, 2, 3, 4];
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf));
        await Assert.ThrowsAsync<ArchiveUnavailableException>(() => archive.PutMonthDocumentAsync(month, sha256, pdf, _cancel));
        await archive.PutMonthAsync(month, _cancel);
        Assert.Null((await copy.MonthsAsync(_cancel)).Single(m => m.Month.Month == "2026-09").Document);

        var path = await archive.PutMonthDocumentAsync(month, sha256, pdf, _cancel);
        Assert.Equal(path, await archive.PutMonthDocumentAsync(month, sha256, pdf, _cancel));
        Assert.Equal("2026/09/laporan-2026-09.pdf", path);
        Assert.Equal([path], await copy.DocumentsAsync(month, _cancel));
        await using (var file = await copy.OpenFileAsync(path, FileLibrary.Documents, _cancel))
        {
            using var bytes = new MemoryStream();
            await file!.CopyToAsync(bytes, _cancel);
            Assert.Equal(pdf, bytes.ToArray());
        }

        var kept = (await copy.MonthsAsync(_cancel)).Single(m => m.Month.Month == "2026-09");
        Assert.Equal((sha256, month.Hash, month.Commits), (kept.Document, kept.Month.Hash, kept.Month.Commits));
        await Assert.ThrowsAsync<ArchiveMismatchException>(() => archive.PutMonthDocumentAsync(month, new string('b', 64), pdf, _cancel));
    }

    [Fact]
    public async Task The_office_of_the_seed_is_read_with_holders_and_topics()
    {
        await tenant.ProvisionAsync();
        var office = await tenant.Product().GetRequiredService<IDirectory>().ReadAsync(SampleCase.Start, _cancel);
        Assert.Equal(["tim", "kasi", "kasi2", "kabid", "kadis", "admin"], office.Positions.Select(p => p.Key));
        Assert.Equal(("kabid", Role.KepalaSeksi), (office.Position("kasi")!.Superior, office.Position("kasi")!.Role));
        foreach (var persona in Sop697.LocalTenant.Personas.All)
            Assert.Equal(persona.AadObjectId.ToString(), Assert.Single(office.HoldersOf(persona.Key)).ObjectId);
        var topic = office.Topics.Single(t => t.Key == "imunisasi");
        Assert.Equal(("kasi2", ApprovalRule.KasiDanKasiTerkait), (topic.Position, topic.Rule));
        Assert.Equal(5, office.Topics.Count);
    }

    private async Task WarmAsync(IArchive archive)
    {
        var (state, commits) = Renamed("case-that-warms-0000000000", SampleCase.Opened);
        await archive.WriteAsync(state, commits, ArchiveCursor.Start, _cancel);
    }
}
