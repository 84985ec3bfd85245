using System.Security.Cryptography;
using Moq;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>What the system does about personal data on pictures, and when.</summary>
public sealed class MaskingTests
{
    private static readonly string Sha = Desk.Screenshot.Sha256;
    private static readonly MaskArea Marked = new(10, 20, 100, 30, PersonalDataKind.Other);

    private readonly Stage _stage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PictureMask Mask => _stage.State.MaskOf(Sha);

    private async Task OpenedAsync()
    {
        await _stage.OpenAsync();
        await _stage.RunAsync();
        _stage.Evidence.Setup(e => e.OpenPreviewAsync(Sha, It.IsAny<CancellationToken>())).ReturnsAsync(() => new MemoryStream([4, 5, 6]));
        _stage.Masker.Setup(p => p.MaskAsync(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<Evidence>(), It.IsAny<IReadOnlyList<MaskArea>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ReadOnlyMemory<byte> _, Evidence _, IReadOnlyList<MaskArea> areas, CancellationToken _) => [9, (byte)areas.Count]);
        _stage.Archive.Setup(a => a.PutRenditionAsync(It.IsAny<Case>(), It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Case _, string name, ReadOnlyMemory<byte> _, CancellationToken _) => new ArchivedEvidence($"2026/11/{name}", $"item-{name}", $"https://sharepoint.example/{name}"));
    }

    /// <summary>This machine reads, and on every picture it reads this.</summary>
    private void Reads(params string[] words)
    {
        _stage.Reader.Setup(r => r.IsInstalled).Returns(true);
        _stage.Reader.Setup(r => r.ReadAsync(It.IsAny<Stream>(), It.IsAny<Evidence>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new OcrReading([.. words.Select((w, i) => new ReadWord(w, 10, 40 * i, 200, 30, i))], false));
    }

    private Task<Handled> ConfirmAsync(params MaskArea[] areas) =>
        _stage.Cases.HandleAsync(Stage.CaseId, new MaskEvidence(_stage.Time.GetUtcNow(), Desk.Who("tim"), Sha, areas), null, Token);

    [Fact]
    public async Task What_is_found_goes_to_the_team_first_and_SharePoint_is_written_once_for_both()
    {
        await OpenedAsync();
        Reads("NIK", "3573012345670001");
        _stage.Queue.Invocations.Clear();
        await _stage.ArchiveAsync();
        Assert.Equal(PersonalDataKind.Nik, Assert.Single(Mask.Areas).Kind);
        _stage.Archive.Verify(a => a.WriteAsync(It.IsAny<Case>(), It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()), Times.Never);
        _stage.Due.Verify(d => d.DoneAsync(_stage.Row, It.IsAny<CancellationToken>()), Times.Never);
        _stage.Queue.Verify(q => q.NudgeAsync(It.Is<DueRow>(r => r.CaseId == Stage.CaseId), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()), Times.Once);

        await _stage.RunAsync();
        Assert.EndsWith("/samaran", _stage.State.Cards[CardPlan.ReceiptKey].Face, StringComparison.Ordinal);
        await _stage.ArchiveAsync();
        _stage.Archive.Verify(a => a.WriteAsync(It.IsAny<Case>(), It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<ArchiveCursor>(), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Equal(_stage.State.Version, _stage.Cursor.Version);
        _stage.Reader.Verify(r => r.ReadAsync(It.IsAny<Stream>(), It.IsAny<Evidence>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_picture_without_personal_data_holds_nothing_up_and_is_not_read_again()
    {
        await OpenedAsync();
        Reads("Kapan", "buka?");
        await _stage.ArchiveAsync();
        await _stage.ArchiveAsync();
        Assert.Equal(_stage.State.Version, _stage.Cursor.Version);
        Assert.Equal([], Mask.Proposed!);
        _stage.Reader.Verify(r => r.ReadAsync(It.IsAny<Stream>(), It.IsAny<Evidence>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task The_proposal_is_on_the_record_while_SharePoint_is_down()
    {
        await OpenedAsync();
        Reads("0812-3456-7890");
        _stage.Archive.Setup(a => a.PutEvidenceAsync(It.IsAny<Case>(), It.IsAny<Evidence>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ArchiveUnavailableException("503", null));
        await _stage.ArchiveAsync();
        Assert.True(_stage.State.IsAskedForMasks());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_that_gives_up_or_breaks_is_not_asked_again_and_the_archive_goes_on(bool breaks)
    {
        await OpenedAsync();
        _stage.Reader.Setup(r => r.IsInstalled).Returns(true);
        var reading = _stage.Reader.Setup(r => r.ReadAsync(It.IsAny<Stream>(), It.IsAny<Evidence>(), It.IsAny<CancellationToken>()));
        if (breaks) reading.ThrowsAsync(new InvalidDataException("torn"));
        else reading.ReturnsAsync(new OcrReading([], true));
        await _stage.ArchiveAsync();
        await _stage.ArchiveAsync();
        Assert.Contains(_stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events), e => e is MaskProposed { Read: false });
        Assert.Equal(_stage.State.Version, _stage.Cursor.Version);
        _stage.Reader.Verify(r => r.ReadAsync(It.IsAny<Stream>(), It.IsAny<Evidence>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_machine_that_cannot_read_proposes_nothing_and_owes_nothing_that_is_seen()
    {
        await OpenedAsync();
        await _stage.ArchiveAsync();
        Assert.Empty(_stage.State.Masks);
        Assert.Equal(_stage.State.Version, _stage.Cursor.Version);
        _stage.Queue.Invocations.Clear();
        await _stage.RunAsync();
        _stage.Queue.Verify(q => q.NudgeArchiveAsync(It.IsAny<DueRow>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task A_confirmed_mask_has_its_rendition_put_once_and_the_one_before_is_taken_away()
    {
        await OpenedAsync();
        await _stage.ArchiveAsync();
        await ConfirmAsync(Marked);
        await _stage.RunAsync();
        await _stage.ArchiveAsync();
        var first = Mask.Rendition!;
        Assert.Equal((Mask.Confirmed!.At.Version, Convert.ToHexStringLower(SHA256.HashData([9, 1]))), (first.Mask, first.Sha256));
        Assert.Equal(_stage.State.Version, _stage.Cursor.Version);
        await _stage.ArchiveAsync();
        _stage.Archive.Verify(a => a.PutRenditionAsync(It.IsAny<Case>(), It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>()), Times.Once);

        await ConfirmAsync(Marked, Marked with { Top = 90 });
        await _stage.ArchiveAsync();
        Assert.True(Mask.IsArchived);
        Assert.NotEqual(first.Path, Mask.Rendition!.Path);
        _stage.Archive.Verify(a => a.RemoveRenditionAsync(first.ItemId, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_picture_without_personal_data_stands_among_the_masked_ones_as_it_is()
    {
        await OpenedAsync();
        await ConfirmAsync();
        await _stage.ArchiveAsync();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([4, 5, 6])), Mask.Rendition!.Sha256);
    }

    [Fact]
    public async Task A_library_that_does_not_take_it_holds_back_no_row_and_it_stays_owed()
    {
        await OpenedAsync();
        await _stage.ArchiveAsync();
        await ConfirmAsync(Marked);
        var put = _stage.Archive.SetupSequence(a => a.PutRenditionAsync(It.IsAny<Case>(), It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>()));
        put.ThrowsAsync(new ArchiveUnavailableException("the site has no library TangkapanLayarSamar", null)).ReturnsAsync(new ArchivedEvidence("p", "i", "u"));
        await _stage.ArchiveAsync();
        Assert.Equal(_stage.State.Version, _stage.Cursor.Version);
        Assert.Null(Mask.Rendition);
        await _stage.RunAsync();
        _stage.Queue.Invocations.Clear();
        await _stage.RunAsync();
        _stage.Queue.Verify(q => q.NudgeArchiveAsync(It.IsAny<DueRow>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()), Times.Once);
        await _stage.ArchiveAsync();
        Assert.True(Mask.IsArchived);
    }

    [Fact]
    public async Task A_mask_after_the_end_has_the_dossier_archived_anew_beside_the_first()
    {
        await OpenedAsync();
        await _stage.Cases.HandleAsync(Stage.CaseId, new CloseCase(_stage.Time.GetUtcNow(), Desk.Who("kasi"), null, Outcome.Spam, "Iklan."), null, Token);
        await _stage.ArchiveAsync();
        var first = _stage.State.Dossier!;
        await ConfirmAsync(Marked);
        _stage.Dossiers.Setup(d => d.PrintAsync(It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new PrintedDossier("MS-2026-0007-samar.pdf", new byte[] { 4 }, new string('e', 64)));
        await _stage.ArchiveAsync();
        var told = _stage.Journal.Of(Stage.CaseId).SelectMany(c => c.Commit.Events).OfType<DossierArchived>().Last();
        Assert.Equal((first.Path, _stage.State.MaskVersion, new string('e', 64)), (told.Instead, told.Masks, told.Sha256));
        _stage.Dossiers.Invocations.Clear();
        await _stage.ArchiveAsync();
        _stage.Dossiers.Verify(d => d.PrintAsync(It.IsAny<IReadOnlyList<SealedCommit>>(), It.IsAny<CancellationToken>()), Times.Never);
    }
}
