using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Knowledge;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Brings the index and SharePoint up to the journal: files first, so that the rows can name them, then rows in order, and last what is
/// made of the pictures: their masked renditions, and the printed dossier of a case that ended.
/// </summary>
public sealed class ArchiveRunner(
    CaseHandler cases,
    IArchive archive,
    IArchiveCursors cursors,
    ICaseIndex index,
    AnswerFinder answers,
    IEvidenceStore evidence,
    IPictureUsers users,
    ContentRemoval removal,
    IDossiers dossiers,
    MaskProposals proposals,
    Renditions renditions,
    PictureRoom room,
    IDueTable due,
    IWorkQueue queue,
    ICaseLease lease,
    Sweep sweep,
    IRules office,
    TimeProvider time,
    ILogger<ArchiveRunner> log)
{
    /// <summary>Name of this work on the record, as its queue's.</summary>
    private const string Queue = "archive";

    /// <summary>With the sweep's own pace this keeps "complete within 60 s of recovery".</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LeaseBusy = TimeSpan.FromSeconds(2);

    public async Task RunAsync(DueRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var held = await lease.TryTakeAsync(row.CaseId, Queue, cancellationToken);
        if (held is null)
        {
            await queue.NudgeArchiveAsync(row, LeaseBusy, cancellationToken);
            return;
        }

        try
        {
            if (await ProposeMasksAsync(row, cancellationToken)) return;
            await CatchUpAsync(row, cancellationToken);
            Measures.ArchiveWas("done");
        }
        catch (ArchiveUnavailableException e)
        {
            log.ArchivePostponed(row.CaseId, e.Message);
            Measures.ArchiveWas("postponed");
            await due.ScheduleAsync(row.CaseId, time.GetUtcNow() + Wait(e.RetryAfter), cancellationToken);
        }
        catch (ArchiveMismatchException e)
        {
            // Trying again mends nothing: somebody changed what stands under our key, and must be seen.
            log.ArchiveDiffers(row.CaseId, e.Message);
            Measures.ArchiveWas("differs");
            await sweep.StalledAsync(row, Queue, "Isi SharePoint berbeda dari jurnal; perlu diperiksa.", cancellationToken);
        }

        await due.DoneAsync(row, cancellationToken);
    }

    /// <summary>
    /// Looks for personal data on new pictures, before anything of SharePoint, which may be down for hours. What was found changes a card of
    /// the team: then the case goes back to whoever shows cards and comes here again, so that SharePoint is written once for both.
    /// </summary>
    /// <returns>Whether the case went back; its due row stands.</returns>
    private async Task<bool> ProposeMasksAsync(DueRow row, CancellationToken cancellationToken)
    {
        if (await cases.LoadAsync(row.CaseId, row.Version, cancellationToken) is not { } loaded) return false;
        var found = await proposals.FindAsync(loaded.State, cancellationToken);
        if (found.Count == 0) return false;
        loaded = await cases.RecordAsync(loaded, new RecordWork(time.GetUtcNow(), found), cancellationToken);
        if (!loaded.State.IsAskedForMasks()) return false;
        await queue.NudgeAsync(row with { Version = loaded.State.Version }, TimeSpan.Zero, cancellationToken);
        return true;
    }

    /// <summary>
    /// A remembered case does when it has what was asked for: whoever adds to the journal later asks again, and the cursor, which is
    /// read anew, keeps an old copy from being written over a newer one.
    /// </summary>
    private async Task CatchUpAsync(DueRow row, CancellationToken cancellationToken)
    {
        if (await cases.LoadAsync(row.CaseId, row.Version, cancellationToken) is not { } loaded) return;
        var cursor = await cursors.ReadAsync(row.CaseId, cancellationToken);
        var line = await IndexAsync(loaded, await StandingAsync(loaded, cursor, cancellationToken), cancellationToken);
        if (loaded.State.Erased is { Done: null })
        {
            (var erased, cursor) = await removal.PerformAsync(loaded, cursor, cancellationToken);
            (loaded, line) = await RecordAsync(loaded, line, [erased], cancellationToken);
        }

        var facts = await PutFilesAsync(loaded.State, cancellationToken);
        if (facts.Count > 0) (loaded, line) = await RecordAsync(loaded, line, facts, cancellationToken);
        cursor = await WriteRowsAsync(loaded, cursor, cancellationToken);
        facts = [.. await PutRenditionsAsync(loaded.State, cancellationToken), .. await PutDossierAsync(loaded, cancellationToken)];
        if (loaded.State.Stalled.ContainsKey(Queue)) facts.Add(new WorkResumed(Queue));
        if (facts.Count == 0) return;
        (loaded, _) = await RecordAsync(loaded, line, facts, cancellationToken);
        await WriteRowsAsync(loaded, cursor, cancellationToken);
    }

    /// <summary>After everything else: a library that is missing or full must not hold back the rows.</summary>
    private async Task<IEnumerable<CaseEvent>> PutDossierAsync(LoadedCase loaded, CancellationToken cancellationToken)
    {
        if (!OwedWork.ForArchive(loaded.State).Any(w => w is ArchiveDossier)) return [];
        var printed = await dossiers.PrintAsync(loaded.Commits, cancellationToken);
        var kept = await archive.PutDossierAsync(loaded.State, printed, cancellationToken);
        var masks = loaded.State.MaskVersion;
        return [new DossierArchived(kept.Sha256, kept.Path, kept.ItemId, kept.Url, masks > 0 ? masks : null, loaded.State.Dossier?.Path)];
    }

    /// <summary>The new one first, then the old one goes, and only then the record: a crash in between repeats both.</summary>
    private async Task<List<CaseEvent>> PutRenditionsAsync(Case state, CancellationToken cancellationToken)
    {
        List<CaseEvent> facts = [];
        foreach (var (picture, mask) in OwedWork.ForArchive(state).OfType<ArchiveRendition>())
        {
            var version = mask.Confirmed!.At.Version;
            var jpeg = await renditions.MaskedAsync(picture, mask, cancellationToken)
                ?? throw new FileNotFoundException($"The preview of {picture.Sha256} of case {state.Id} is not in storage.");
            var kept = await archive.PutRenditionAsync(state, Masking.FileName(picture.Sha256, version), jpeg, cancellationToken);
            if (mask.Rendition is { } old) await archive.RemoveRenditionAsync(old.ItemId, cancellationToken);
            facts.Add(new RenditionArchived(picture.Sha256, version, Convert.ToHexStringLower(SHA256.HashData(jpeg.Span)), kept.Path, kept.ItemId, kept.Url));
        }

        return facts;
    }

    /// <summary>The line that stands in the index, if all went well: the cursor never passes what the index was told.</summary>
    private async Task<CaseLine?> StandingAsync(LoadedCase loaded, ArchiveCursor cursor, CancellationToken cancellationToken) =>
        CaseEvolution.Fold(loaded.Commits.TakeWhile(c => c.Commit.Version <= cursor.Version)) is { } before
            ? CaseLine.Of(before, (await office.ReadAsync(cancellationToken)).TableOf(before))
            : null;

    /// <summary>
    /// Loads the case anew, and so tells the index too: somebody may have acted in between, and the cursor, once it is past that, would
    /// have nobody look at it again.
    /// </summary>
    private async Task<(LoadedCase Loaded, CaseLine Line)> RecordAsync(
        LoadedCase loaded, CaseLine standing, IReadOnlyList<CaseEvent> facts, CancellationToken cancellationToken)
    {
        var anew = await cases.RecordAsync(loaded, new RecordWork(time.GetUtcNow(), facts), cancellationToken);
        return (anew, await IndexAsync(anew, standing, cancellationToken));
    }

    /// <summary>Before anything of SharePoint, which may be down for hours: people look for their tasks meanwhile.</summary>
    private async Task<CaseLine> IndexAsync(LoadedCase loaded, CaseLine? standing, CancellationToken cancellationToken)
    {
        var line = CaseLine.Of(loaded.State, (await office.ReadAsync(cancellationToken)).TableOf(loaded.State));
        if (line.Says(standing)) return line;
        // Before the line: an answer is left behind only by the step that closes the case, which changes the line too.
        if (ReleasedAnswer.Of(loaded.State) is { } answer) await answers.KeepAsync(answer, cancellationToken);
        await index.PutAsync(line, cancellationToken);
        return line;
    }

    private async Task<ArchiveCursor> WriteRowsAsync(LoadedCase loaded, ArchiveCursor cursor, CancellationToken cancellationToken)
    {
        var caseId = loaded.State.Id;
        while (cursor.Version < loaded.State.Version)
        {
            var reached = await archive.WriteAsync(loaded.State, loaded.Commits, cursor, cancellationToken);
            if (reached == cursor) throw new ArchiveUnavailableException("no progress", null);
            cursor = reached;
            await cursors.SaveAsync(caseId, cursor, cancellationToken);
        }

        return cursor;
    }

    private async Task<List<CaseEvent>> PutFilesAsync(Case state, CancellationToken cancellationToken)
    {
        List<CaseEvent> facts = [];
        List<ArchiveEvidence> pictures = [.. OwedWork.ForArchive(state).OfType<ArchiveEvidence>()];
        // All of them before the first goes to SharePoint, which may be down: an erasure of another case that has the same must know of it.
        foreach (var owed in pictures) await users.UsedAsync(owed.Evidence.Sha256, state.Id, cancellationToken);
        foreach (var owed in pictures)
        {
            using var place = await room.EnterToUploadAsync(cancellationToken);
            await using var original = await evidence.OpenAsync(owed.Evidence.Sha256, cancellationToken)
                ?? throw new FileNotFoundException($"Evidence {owed.Evidence.Sha256} of case {state.Id} is not in storage.");
            var kept = await archive.PutEvidenceAsync(state, owed.Evidence, original, cancellationToken);
            facts.Add(new EvidenceArchived(owed.Evidence.Sha256, kept.Path, kept.ItemId, kept.Url));
        }

        return facts;
    }

    private static TimeSpan Wait(TimeSpan? asked)
    {
        var least = Retry + TimeSpan.FromMilliseconds(Random.Shared.Next(5_000));
        return asked is { } wait && wait > least ? (wait < LongestWait ? wait : LongestWait) : least;
    }
}
