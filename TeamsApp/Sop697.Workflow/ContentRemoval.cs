using Microsoft.Extensions.Logging;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Removes what an erasure on the record gave up. Every step may be repeated, and none needs what a later one removes: whatever stops it, the
/// next run begins at the first step and ends at the last. Storage first, SharePoint last, which may be down for hours.
/// </summary>
public sealed class ContentRemoval(
    IJournal journal,
    IJournalEraser eraser,
    IEvidenceEraser pictures,
    ILikeReports reports,
    IReleasedAnswers answers,
    AnswerFinder finder,
    IArchiveEraser archive,
    IArchiveCursors cursors,
    CaseHandler cases,
    TimeProvider time,
    ILogger<ContentRemoval> log)
{
    /// <summary>A picture that was just sent may be on its way into a case that is not known to have it yet.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <returns>The fact that it is done, and how far SharePoint is now.</returns>
    /// <exception cref="ArchiveUnavailableException">SharePoint is down, or a picture was just sent again: the rest stays owed.</exception>
    public async Task<(ContentErased Fact, ArchiveCursor Cursor)> PerformAsync(LoadedCase loaded, ArchiveCursor cursor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(cursor);
        var state = loaded.State;
        var erased = state.Erased ?? throw new InvalidOperationException($"Case {state.Id} is not erased.");
        await ForgetKeysAsync(state, erased, cancellationToken);
        await answers.RemoveAsync(state.Id, state.Closing!.At.At, cancellationToken);
        finder.ReadAnew();
        await eraser.ForgetShownAsync(state.Id, cancellationToken);
        // The form that the report was made with was kept before there was a case.
        await eraser.ForgetShownAsync(ShownCard.FormsOf(state.ReportedBy.ObjectId), cancellationToken);
        var shared = await ErasePicturesAsync(state, cancellationToken);
        foreach (var (named, entry) in erased.Redacted.Zip(loaded.Commits)) await eraser.RedactAsync(state.Id, named, entry.Body, cancellationToken);
        cursor = await EraseArchiveAsync(state, cursor, cancellationToken);
        log.ContentErased(state.Id, erased.Redacted.Count, shared);
        return (new ContentErased(shared), cursor);
    }

    /// <summary>
    /// The texts by which the report was found stand in the journal only until they are redacted, which comes later. A corrected report may
    /// have been put under other keys before.
    /// </summary>
    private async Task ForgetKeysAsync(Case state, Erasure erased, CancellationToken cancellationToken)
    {
        Case? before = null;
        foreach (var stored in (await journal.CaseAsync(state.Id, cancellationToken)).TakeWhile(s => s.Version <= erased.Redacted.Count))
        {
            var commit = stored.Read().Commit;
            before = CaseEvolution.Apply(before, commit);
            if (commit.Events.Any(e => e is CaseOpened or CaseCorrected or EvidenceKept)) await reports.RemoveAsync(ReportKeys.Of(before!), cancellationToken);
        }
    }

    /// <returns>How many stay, because another case has them.</returns>
    private async Task<int> ErasePicturesAsync(Case state, CancellationToken cancellationToken)
    {
        var shared = 0;
        foreach (var sha256 in state.Evidence.Select(e => e.Sha256).Distinct())
        {
            var found = await pictures.FindAsync(sha256, cancellationToken);
            if (await IsSharedAsync(state.Id, sha256, cancellationToken)) shared++;
            else if (found?.SentAt > time.GetUtcNow() - Fresh || !await pictures.EraseAsync(sha256, found, cancellationToken))
                throw new ArchiveUnavailableException("a picture was sent again just now", Fresh);
            await pictures.UnusedAsync(sha256, state.Id, cancellationToken);
        }

        return shared;
    }

    private async Task<bool> IsSharedAsync(string caseId, string sha256, CancellationToken cancellationToken)
    {
        foreach (var other in (await pictures.UsersAsync(sha256, cancellationToken)).Where(u => u != caseId))
            if (await cases.LoadAsync(other, cancellationToken) is { State: { Erased: null } state } && state.Evidence.Any(e => e.Sha256 == sha256)) return true;
        return false;
    }

    /// <summary>That nothing of it stands is known before anything is removed: a proof then takes what is missing for owed.</summary>
    private async Task<ArchiveCursor> EraseArchiveAsync(Case state, ArchiveCursor cursor, CancellationToken cancellationToken)
    {
        var anew = cursor with { Version = 0, CaseItemId = null, CaseETag = null };
        if (anew != cursor) await cursors.SaveAsync(state.Id, anew, cancellationToken);
        await archive.EraseAsync(state, cancellationToken);
        return anew;
    }
}
