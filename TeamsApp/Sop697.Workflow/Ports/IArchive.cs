using Sop697.Domain.Audit;
using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>SharePoint as the office keeps it. Every call may be repeated: rows and files have keys.</summary>
public interface IArchive
{
    /// <summary>Puts a picture into the library under a path that follows from the case and the content; never replaces.</summary>
    /// <exception cref="ArchiveUnavailableException">Throttled, down or unknown outcome: try again later.</exception>
    /// <exception cref="ArchiveMismatchException">Another file stands there.</exception>
    Task<ArchivedEvidence> PutEvidenceAsync(Case @case, Evidence evidence, Stream original, CancellationToken cancellationToken);

    /// <summary>
    /// Puts the printed dossier into its library, with what it is about. One that stands there is replaced: the journal gives it again,
    /// so nothing is lost, and a crash before the record leaves no second one.
    /// </summary>
    /// <exception cref="ArchiveUnavailableException">Throttled, down or unknown outcome: try again later.</exception>
    Task<ArchivedDossier> PutDossierAsync(Case @case, PrintedDossier dossier, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a masked picture into the library of those, under a name that changes with the mask. One that stands there is replaced: it is
    /// made of the original again, and a crash before the record leaves no second one.
    /// </summary>
    /// <exception cref="ArchiveUnavailableException">Throttled, down or unknown outcome: try again later.</exception>
    Task<ArchivedEvidence> PutRenditionAsync(Case @case, string name, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken);

    /// <summary>Takes a masked picture out of its library, because another one shows less. Nothing happens when it is gone.</summary>
    /// <exception cref="ArchiveUnavailableException">Throttled, down or unknown outcome: try again later.</exception>
    Task RemoveRenditionAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>Writes the case row, the rows of finished steps and the audit rows that the cursor says are missing.</summary>
    /// <param name="case">State after the last of <paramref name="commits"/>.</param>
    /// <param name="commits">The whole journal of the case.</param>
    /// <param name="cursor">How far SharePoint is.</param>
    /// <returns>How far SharePoint is now; may be less than everything when a batch was full or a member failed.</returns>
    /// <exception cref="ArchiveUnavailableException">Nothing could be written: try again later.</exception>
    /// <exception cref="ArchiveMismatchException">Another row stands under our key.</exception>
    Task<ArchiveCursor> WriteAsync(Case @case, IReadOnlyList<SealedCommit> commits, ArchiveCursor cursor, CancellationToken cancellationToken);

    /// <summary>Puts a closed month into its list; never replaces.</summary>
    /// <exception cref="ArchiveUnavailableException">Throttled, down or unknown outcome: try again later.</exception>
    /// <exception cref="ArchiveMismatchException">The month stands there with another hash.</exception>
    Task PutMonthAsync(ClosedMonth month, CancellationToken cancellationToken);

    /// <summary>
    /// Puts the document of a closed month into the library of printed documents, under a path that follows from the month, and its SHA-256
    /// beside the closing. The bytes of a month are the same at every try, so one that stands there is written over.
    /// </summary>
    /// <returns>Its path within the library.</returns>
    /// <exception cref="ArchiveUnavailableException">Throttled, down, unknown outcome, or the closing does not stand there yet: try again later.</exception>
    /// <exception cref="ArchiveMismatchException">Another hash stands beside the closing.</exception>
    Task<string> PutMonthDocumentAsync(ClosedMonth month, string sha256, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken);
}

/// <summary>SharePoint did not take it now. What was asked stays owed.</summary>
/// <param name="reason">For logs: status and code, no personal data.</param>
/// <param name="retryAfter">How long SharePoint asked us to wait, or null.</param>
public sealed class ArchiveUnavailableException(string reason, TimeSpan? retryAfter, Exception? inner = null) : Exception(reason, inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>
/// SharePoint holds something else under our key. Nothing is overwritten, because it is evidence; trying again does not
/// help, so a person must look.
/// </summary>
public sealed class ArchiveMismatchException(string message) : Exception(message);
