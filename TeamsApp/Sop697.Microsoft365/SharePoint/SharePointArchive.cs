using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>
/// The office's own copy: pictures in a library, rows in three lists. A new case with one picture costs two Graph calls
/// (PUT, <c>$batch</c>), an answered card one; looking things up happens only after an answer that leaves doubt.
/// </summary>
internal sealed class SharePointArchive(
    SiteMap sites,
    EvidenceUpload upload,
    DocumentUpload documents,
    RenditionUpload renditions,
    ArchiveBatch batch,
    ArchiveLookup lookup,
    MonthUpload months,
    GraphCalls calls,
    WorkingMinutes minutes,
    IDirectory directory,
    TimeProvider time,
    ILogger<SharePointArchive> log) : IArchive
{
    // Each round but the first begins with a fresh look; somebody who edits the row by hand cannot win three times by chance.
    private const int MostRounds = 3;

    public async Task<ArchivedEvidence> PutEvidenceAsync(Case @case, Evidence evidence, Stream original, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(original);
        var site = await sites.FindAsync(cancellationToken);
        try
        {
            return await upload.PutAsync(site, @case, evidence, original, cancellationToken);
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    public async Task<ArchivedDossier> PutDossierAsync(Case @case, PrintedDossier dossier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(dossier);
        var site = await sites.FindAsync(cancellationToken);
        try
        {
            return await documents.PutAsync(site, @case, dossier, cancellationToken);
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    public async Task<ArchivedEvidence> PutRenditionAsync(Case @case, string name, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(name);
        var site = await sites.FindAsync(cancellationToken);
        try
        {
            return await renditions.PutAsync(site, @case, name, jpeg, cancellationToken);
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    public async Task RemoveRenditionAsync(string itemId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(itemId);
        var site = await sites.FindAsync(cancellationToken);
        try
        {
            await renditions.RemoveAsync(site, itemId, cancellationToken);
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    public async Task<ArchiveCursor> WriteAsync(
        Case @case, IReadOnlyList<SealedCommit> commits, ArchiveCursor cursor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(commits);
        ArgumentNullException.ThrowIfNull(cursor);
        var office = await directory.TryReadAsync(time.GetUtcNow(), cancellationToken);
        var writing = new Writing(@case, commits, ArchiveProgress.From(cursor), office);
        try
        {
            await WriteAsync(writing, cancellationToken);
        }
        catch (ArchiveUnavailableException) when (writing.Progress.Cursor != cursor)
        {
            // What did arrive is told first; the next call meets the closed gate or finds SharePoint well again.
        }

        log.ArchiveWritten(@case.Id, writing.Progress.Cursor.Version, writing.Progress.Cursor.Steps);
        return writing.Progress.Cursor;
    }

    public async Task PutMonthAsync(ClosedMonth month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        var site = await sites.FindAsync(cancellationToken);
        try
        {
            await months.PutAsync(site, month, cancellationToken);
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    /// <summary>The file before its hash, which says that it stands; and nothing where another one is known.</summary>
    public async Task<string> PutMonthDocumentAsync(ClosedMonth month, string sha256, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(sha256);
        var site = await sites.FindAsync(cancellationToken);
        try
        {
            var closing = await months.FindAsync(site, month, sha256, cancellationToken);
            var (path, url) = await documents.PutAsync(site, month, sha256, pdf, cancellationToken);
            await months.PutDocumentAsync(site, closing, MonthRow.Of(month, sha256, url), cancellationToken);
            return path;
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    private sealed class Writing(Case @case, IReadOnlyList<SealedCommit> commits, ArchiveProgress progress, Office? office)
    {
        public Office? Office { get; } = office;
        public Case Case { get; } = @case;
        public IReadOnlyList<SealedCommit> Commits { get; } = commits;
        public ArchiveProgress Progress { get; set; } = progress;
    }

    private async Task WriteAsync(Writing writing, CancellationToken cancellationToken)
    {
        Stop? before = null;
        for (var round = 1; ; round++)
        {
            var site = await sites.FindAsync(cancellationToken);
            if (NeedsLook(writing.Progress.Cursor, round)) await LookAsync(site, writing, cancellationToken);
            var plan = ArchivePlan.Next(writing.Case, writing.Commits, writing.Progress, minutes, writing.Office);
            if (plan.Count == 0) return;
            var outcome = await SendAsync(site, plan, writing.Progress, cancellationToken);
            writing.Progress = outcome.Progress;
            if (outcome.Stop is not { } stop) return;
            if (stop.IsBusy) throw calls.Busy(stop.Status, stop.Code, stop.RetryAfter);
            if (!stop.IsConflict || stop.IsSameRefusal(before) || round == MostRounds) throw Refused(new GraphRefusedException(stop.Status, stop.Code));
            log.ArchiveConflict(writing.Case.Id, stop.Row.Row.Key, stop.Status, stop.Code);
            before = stop;
        }
    }

    // Without its ETag a row cannot be patched safely.
    private static bool NeedsLook(ArchiveCursor cursor, int round) => round > 1 || cursor is { CaseItemId: not null, CaseETag: null };

    private async Task LookAsync(SharePointSite site, Writing writing, CancellationToken cancellationToken)
    {
        try
        {
            writing.Progress = await lookup.ReadAsync(site, writing.Case.Id, writing.Commits, cancellationToken);
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    private async Task<BatchOutcome> SendAsync(
        SharePointSite site, IReadOnlyList<PlannedRow> plan, ArchiveProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            return await batch.SendAsync(site, plan, progress, cancellationToken);
        }
        catch (GraphRefusedException e)
        {
            throw Refused(e);
        }
    }

    /// <summary>A refusal is mended by people (permission, missing list); until then the work stays owed.</summary>
    private ArchiveUnavailableException Refused(GraphRefusedException e)
    {
        if (e.Status == 404) sites.Forget();
        return new ArchiveUnavailableException($"{e.Status} {e.Code}".TrimEnd(), null, e);
    }
}
