using System.Security.Cryptography;
using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary><c>verify</c> and the library of masked pictures: what must stand there, and what must not.</summary>
public sealed class MaskedLibraryProofTests
{
    private const string Place = "SharePoint/TangkapanLayarSamar";
    private static readonly string Sha = Desk.Screenshot.Sha256;
    private static readonly byte[] Jpeg = [9, 1];
    private static readonly MaskArea Area = new(10, 20, 100, 30, PersonalDataKind.Nik);

    private readonly Stage _stage = new();
    private readonly Dictionary<string, byte[]> _library = [];
    private readonly Mock<IArchiveCopy> _copy = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _stage.State.MaskOf(Sha).Rendition!.Path;

    private async Task ArchivedAsync()
    {
        await _stage.OpenAsync();
        await ConfirmAsync(Area);
        Record();
        _library[Path] = Jpeg;
        _copy.Setup(c => c.Rows).Returns(Mock.Of<IRowsAsWritten>(r => r.Case(It.IsAny<Case>()) == Expected("Aduan") && r.Step(It.IsAny<Case>(), It.IsAny<StepRecord>()) == Expected("LangkahSOP")));
        _copy.Setup(c => c.CaseAsync(Stage.CaseId, It.IsAny<CancellationToken>())).ReturnsAsync(KeptCase.Nothing(Stage.CaseId));
        _copy.Setup(c => c.FilesAsync(It.IsAny<Case>(), FileLibrary.Originals, It.IsAny<CancellationToken>())).ReturnsAsync([]);
        _copy.Setup(c => c.FilesAsync(It.IsAny<Case>(), FileLibrary.Masked, It.IsAny<CancellationToken>())).ReturnsAsync(() => [.. _library.Keys]);
        _copy.Setup(c => c.OpenFileAsync(It.IsAny<string>(), FileLibrary.Masked, It.IsAny<CancellationToken>()))
            .ReturnsAsync((string path, FileLibrary _, CancellationToken _) => _library.TryGetValue(path, out var bytes) ? new MemoryStream(bytes) : null);
    }

    private static ExpectedRow Expected(string list) => new(list, "x", new Dictionary<string, string?>());

    private Task<Handled> ConfirmAsync(params MaskArea[] areas) =>
        _stage.Cases.HandleAsync(Stage.CaseId, new MaskEvidence(_stage.Time.GetUtcNow(), Desk.Who("tim"), Sha, areas), null, Token);

    /// <summary>As the archive does it.</summary>
    private void Record()
    {
        var (state, commits) = (_stage.State, _stage.Journal.Of(Stage.CaseId));
        var mask = state.MaskOf(Sha).Confirmed!.At.Version;
        var fact = new RenditionArchived(Sha, mask, Convert.ToHexStringLower(SHA256.HashData(Jpeg)), $"2026/11/{Stage.CaseId}/{Masking.FileName(Sha, mask)}", "item", "https://sharepoint.example/x.jpg");
        Assert.True(_stage.Journal.TryAdd(new Commit(Stage.CaseId, state.Version + 1, Desk.Monday, Actor.System.As("sistem")!, [fact], null, commits[^1].Hash).Seal()));
    }

    /// <summary>What is said about the library, and how much is owed beside what is owed anyway.</summary>
    private async Task<(IReadOnlyList<(FindingKind Kind, string Key)> Found, int Owed)> ProveAsync()
    {
        List<Finding> found = [];
        var verification = new Verification(_stage.Journal, _copy.Object, _stage.Cursors.Object, _stage.Evidence.Object, _stage.Pictures, Mock.Of<IClosedMonths>(), _stage.Time);
        var report = await verification.RunAsync(new VerificationScope(Stage.CaseId, null, true), found.Add, Token);
        // Case row, picture, and each commit: nothing else of this case was ever archived.
        return ([.. found.Where(f => f.Place == Place).Select(f => (f.Kind, f.Key))], report.Owed - 2 - _stage.State.Version - _stage.State.Steps.Count(s => s.Finished is not null));
    }

    [Fact]
    public async Task A_rendition_that_stands_as_it_was_put_is_whole()
    {
        await ArchivedAsync();
        var (found, owed) = await ProveAsync();
        Assert.Empty(found);
        Assert.Equal(0, owed);
    }

    [Fact]
    public async Task An_altered_a_missing_and_a_foreign_file_are_named()
    {
        await ArchivedAsync();
        _library[Path] = [1];
        Assert.Equal([(FindingKind.Altered, Path)], (await ProveAsync()).Found);
        _library.Remove(Path);
        Assert.Equal([(FindingKind.Missing, Path)], (await ProveAsync()).Found);
        _library[Path] = Jpeg;
        _library["2026/11/lain.jpg"] = Jpeg;
        Assert.Equal([(FindingKind.Added, "2026/11/lain.jpg")], (await ProveAsync()).Found);
    }

    [Fact]
    public async Task One_that_is_still_to_be_put_is_owed_and_the_one_before_it_may_stand_or_be_gone()
    {
        await ArchivedAsync();
        var before = Path;
        await ConfirmAsync(Area, Area with { Top = 90 });
        var (found, owed) = await ProveAsync();
        Assert.Empty(found);
        Assert.Equal(1, owed);
        // Put a moment ago, and not yet on the record.
        _library[$"2026/11/{Stage.CaseId}/{Masking.FileName(Sha, _stage.State.Version)}"] = Jpeg;
        _library.Remove(before);
        Assert.Empty((await ProveAsync()).Found);
    }

    [Fact]
    public async Task One_that_shows_more_than_is_confirmed_and_was_left_behind_is_named()
    {
        await ArchivedAsync();
        var before = Path;
        await ConfirmAsync(Area, Area with { Top = 90 });
        Record();
        _library[Path] = Jpeg;
        Assert.Equal([(FindingKind.Added, before)], (await ProveAsync()).Found);
    }

    [Fact]
    public async Task Somebody_who_covers_more_while_it_is_proved_raises_no_alarm()
    {
        await ArchivedAsync();
        var before = Path;
        var once = true;
        _copy.Setup(c => c.OpenFileAsync(before, FileLibrary.Masked, It.IsAny<CancellationToken>())).Returns(async () =>
        {
            if (!once) return null;
            once = false;
            await ConfirmAsync(Area, Area with { Top = 90 });
            Record();
            _library.Remove(before);
            _library[Path] = Jpeg;
            return null;
        });
        Assert.Empty((await ProveAsync()).Found);
    }
}
