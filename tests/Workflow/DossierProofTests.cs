using System.Security.Cryptography;
using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary><c>verify</c> and the printed dossiers: what must stand, what may, and what is only said.</summary>
public sealed class DossierProofTests
{
    private const string Place = "SharePoint/Berkas";
    private static readonly byte[] Pdf = [7, 7];

    private readonly Stage _stage = new();
    private readonly Dictionary<string, byte[]> _library = [];
    private readonly Mock<IArchiveCopy> _copy = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Closed, and its first dossier put.</summary>
    private async Task ArchivedAsync()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        await _stage.Cases.HandleAsync(Stage.CaseId, new CloseCase(_stage.Time.GetUtcNow(), Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), null, Token);
        Put("a.pdf", null);
        var row = new ExpectedRow("x", "x", new Dictionary<string, string?>());
        _copy.Setup(c => c.Rows).Returns(Mock.Of<IRowsAsWritten>(r => r.Case(It.IsAny<Case>()) == row && r.Step(It.IsAny<Case>(), It.IsAny<StepRecord>()) == row));
        _copy.Setup(c => c.CaseAsync(Stage.CaseId, It.IsAny<CancellationToken>())).ReturnsAsync(KeptCase.Nothing(Stage.CaseId));
        _copy.Setup(c => c.FilesAsync(It.IsAny<Case>(), It.IsAny<FileLibrary>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        _copy.Setup(c => c.FilesAsync(It.IsAny<Case>(), FileLibrary.Documents, It.IsAny<CancellationToken>())).ReturnsAsync(() => [.. _library.Keys]);
        _copy.Setup(c => c.OpenFileAsync(It.IsAny<string>(), FileLibrary.Documents, It.IsAny<CancellationToken>()))
            .ReturnsAsync((string path, FileLibrary _, CancellationToken _) => _library.TryGetValue(path, out var bytes) ? new MemoryStream(bytes) : null);
    }

    /// <summary>As the archive does it.</summary>
    private void Put(string path, string? instead)
    {
        var (state, commits) = (_stage.State, _stage.Journal.Of(Stage.CaseId));
        int? masks = state.MaskVersion > 0 ? state.MaskVersion : null;
        var fact = new DossierArchived(Convert.ToHexStringLower(SHA256.HashData(Pdf)), path, "item", "https://sharepoint.example/a.pdf", masks, instead);
        Assert.True(_stage.Journal.TryAdd(new Commit(Stage.CaseId, state.Version + 1, Desk.Monday, Actor.System.As("sistem")!, [fact], null, commits[^1].Hash).Seal()));
        _library[path] = Pdf;
    }

    private Task<Handled> CoverAsync() => _stage.Cases.HandleAsync(
        Stage.CaseId, new MaskEvidence(_stage.Time.GetUtcNow(), Desk.Who("tim"), Desk.Screenshot.Sha256, [new(10, 20, 100, 30, PersonalDataKind.Nik)]), null, Token);

    private async Task<(IReadOnlyList<(FindingKind Kind, string Key)> Found, IReadOnlyList<(FindingKind Kind, string Key)> Remarks)> ProveAsync(bool files = true)
    {
        List<Finding> found = [];
        var verification = new Verification(_stage.Journal, _copy.Object, _stage.Cursors.Object, _stage.Evidence.Object, _stage.Pictures, Mock.Of<IClosedMonths>(), _stage.Time);
        var report = await verification.RunAsync(new VerificationScope(Stage.CaseId, null, files), found.Add, Token);
        return ([.. found.Where(f => f.Place == Place).Select(f => (f.Kind, f.Key))], [.. report.Remarks.Select(f => (f.Kind, f.Key))]);
    }

    [Fact]
    public async Task A_dossier_as_it_was_put_is_whole_and_an_altered_and_a_missing_one_are_found()
    {
        await ArchivedAsync();
        var (found, remarks) = await ProveAsync();
        Assert.Empty(found);
        Assert.Empty(remarks);
        _library["a.pdf"] = [7];
        Assert.Equal([(FindingKind.Altered, "a.pdf")], (await ProveAsync()).Found);
        Assert.Empty((await ProveAsync(files: false)).Found);
        _library.Remove("a.pdf");
        Assert.Equal([(FindingKind.Missing, "a.pdf")], (await ProveAsync()).Found);
    }

    [Fact]
    public async Task What_somebody_put_beside_it_is_said_and_no_fault()
    {
        await ArchivedAsync();
        _library["surat.pdf"] = [1];
        var (found, remarks) = await ProveAsync();
        Assert.Empty(found);
        Assert.Equal([(FindingKind.Added, "surat.pdf")], remarks);
    }

    [Fact]
    public async Task One_from_before_a_mask_is_named_while_it_stands_and_may_go_but_not_change()
    {
        await ArchivedAsync();
        await CoverAsync();
        // The new one may stand already, and is on the record only afterwards.
        _library["b.pdf"] = Pdf;
        Assert.Empty((await ProveAsync()).Remarks);
        Put("b.pdf", "a.pdf");
        var (found, remarks) = await ProveAsync();
        Assert.Empty(found);
        Assert.Equal([(FindingKind.Replaced, "a.pdf")], remarks);
        _library["a.pdf"] = [7];
        Assert.Equal([(FindingKind.Altered, "a.pdf")], (await ProveAsync()).Found);
        _library.Remove("a.pdf");
        (found, remarks) = await ProveAsync();
        Assert.Empty(found);
        Assert.Empty(remarks);
    }

    [Fact]
    public async Task A_dossier_that_is_printed_anew_while_it_is_proved_raises_no_alarm()
    {
        await ArchivedAsync();
        await CoverAsync();
        Put("b.pdf", "a.pdf");
        _library.Remove("a.pdf");
        var once = true;
        _copy.Setup(c => c.FilesAsync(It.IsAny<Case>(), FileLibrary.Documents, It.IsAny<CancellationToken>())).Returns(async () =>
        {
            if (once) await AgainAsync();
            once = false;
            return [.. _library.Keys];
        });
        var (found, remarks) = await ProveAsync();
        Assert.Empty(found);
        Assert.Equal([(FindingKind.Replaced, "b.pdf")], remarks);
    }

    private async Task AgainAsync()
    {
        await _stage.Cases.HandleAsync(
            Stage.CaseId, new MaskEvidence(_stage.Time.GetUtcNow(), Desk.Who("tim"), Desk.Screenshot.Sha256, [new(10, 20, 100, 60, PersonalDataKind.Nik)]), null, Token);
        Put("c.pdf", "b.pdf");
    }
}
