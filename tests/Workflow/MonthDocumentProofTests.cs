using System.Security.Cryptography;
using Moq;
using Sop697.Domain.Audit;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary><c>verify</c> and the documents of closed months, in storage and in SharePoint.</summary>
public sealed class MonthDocumentProofTests
{
    private const string Path = "2026/11/laporan-2026-11.pdf";
    private static readonly byte[] Pdf = [5, 5];
    private static readonly string Sha = Convert.ToHexStringLower(SHA256.HashData(Pdf));
    private static readonly ClosedMonth November = ClosedMonth.Of(new DateOnly(2026, 11, 1), [], Desk.Monday);

    private readonly MonthsOfLists _months = new();
    private readonly Dictionary<string, byte[]> _library = new() { [Path] = Pdf };
    private readonly Mock<IArchiveCopy> _copy = new();
    private string? _beside = Sha;

    public MonthDocumentProofTests()
    {
        _copy.Setup(c => c.CasesAsync(It.IsAny<CancellationToken>())).Returns(AsyncEnumerable.Empty<KeptCase>());
        _copy.Setup(c => c.MonthsAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => [new MonthCopy(November, _beside)]);
        _copy.Setup(c => c.DocumentsAsync(November, It.IsAny<CancellationToken>())).ReturnsAsync(() => [.. _library.Keys]);
        _copy.Setup(c => c.OpenFileAsync(It.IsAny<string>(), FileLibrary.Documents, It.IsAny<CancellationToken>()))
            .ReturnsAsync((string path, FileLibrary _, CancellationToken _) => _library.TryGetValue(path, out var bytes) ? new MemoryStream(bytes) : null);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task KeptAsync(bool archived = true)
    {
        await _months.AddAsync(November, "", Token);
        await _months.ArchivedAsync("2026-11", Token);
        await _months.KeepDocumentAsync("2026-11", Pdf, Token);
        if (archived) await _months.DocumentArchivedAsync("2026-11", Path, Token);
    }

    private async Task<(List<(FindingKind Kind, string Place, string Key)> Found, VerificationReport Report)> ProveAsync(bool files = true)
    {
        var stage = new Stage();
        List<Finding> found = [];
        var verification = new Verification(stage.Journal, _copy.Object, stage.Cursors.Object, stage.Evidence.Object, stage.Pictures, _months, stage.Time);
        var report = await verification.RunAsync(new VerificationScope(null, null, files), found.Add, Token);
        return ([.. found.Select(f => (f.Kind, f.Place, f.Key))], report);
    }

    [Fact]
    public async Task A_document_that_is_the_same_in_both_copies_is_whole()
    {
        await KeptAsync();
        var (found, report) = await ProveAsync();
        Assert.Empty(found);
        Assert.Empty(report.Remarks);
        Assert.Equal((2, 0), (report.Files, report.Owed));
    }

    [Fact]
    public async Task An_altered_and_a_missing_one_are_found_in_either_copy()
    {
        await KeptAsync();
        _library[Path] = [1];
        Assert.Equal([(FindingKind.Altered, "SharePoint/Berkas", Path)], (await ProveAsync()).Found);
        Assert.Empty((await ProveAsync(files: false)).Found);
        _library.Remove(Path);
        Assert.Equal([(FindingKind.Missing, "SharePoint/Berkas", Path)], (await ProveAsync()).Found);
        _library[Path] = Pdf;
        _months.Documents[Sha] = [1];
        Assert.Equal([(FindingKind.Altered, Places.Months, "2026-11")], (await ProveAsync()).Found);
        _months.Documents.Remove(Sha);
        Assert.Equal([(FindingKind.Missing, Places.Months, "2026-11")], (await ProveAsync()).Found);
    }

    [Fact]
    public async Task The_hash_beside_the_closing_is_the_same_or_is_found()
    {
        await KeptAsync();
        _beside = new string('0', 64);
        Assert.Equal([(FindingKind.Altered, "SharePoint/TutupBuku", "2026-11")], (await ProveAsync()).Found);
        _months.Kept[0] = _months.Kept[0] with { Document = null };
        Assert.Equal([(FindingKind.Missing, Places.Months, "2026-11")], (await ProveAsync()).Found);
    }

    [Fact]
    public async Task One_that_the_library_is_still_to_be_given_is_owed_and_what_lies_beside_it_is_only_said()
    {
        await KeptAsync(archived: false);
        _beside = null;
        var (found, report) = await ProveAsync();
        Assert.Empty(found);
        Assert.Empty(report.Remarks);
        Assert.Equal(1, report.Owed);
        await _months.DocumentArchivedAsync("2026-11", Path, Token);
        _beside = Sha;
        _library["2026/11/surat.pdf"] = [1];
        (found, report) = await ProveAsync();
        Assert.Empty(found);
        Assert.Equal("2026/11/surat.pdf", Assert.Single(report.Remarks).Key);
    }
}
