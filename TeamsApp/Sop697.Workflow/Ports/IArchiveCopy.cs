using Sop697.Domain.Audit;
using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>What stands in SharePoint, read back to be proved. Waits when SharePoint asks to.</summary>
/// <remarks>Every call ends in <see cref="ArchiveUnavailableException"/> when SharePoint does not answer for long.</remarks>
public interface IArchiveCopy
{
    /// <summary>How the product would write its rows now; known after <see cref="PrepareAsync"/>.</summary>
    IRowsAsWritten Rows { get; }

    /// <summary>Reads what <see cref="Rows"/> needs of the office.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Every case that has rows, in order of its key as SharePoint sorts it. Holds one case in memory at a time.</summary>
    IAsyncEnumerable<KeptCase> CasesAsync(CancellationToken cancellationToken);

    /// <summary>What stands about one case now.</summary>
    Task<KeptCase> CaseAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>The id of the case with a number, or null.</summary>
    Task<string?> FindCaseAsync(string number, CancellationToken cancellationToken);

    /// <summary>The closed months as SharePoint has them.</summary>
    Task<IReadOnlyList<MonthCopy>> MonthsAsync(CancellationToken cancellationToken);

    /// <summary>Paths of the files that stand in a case's folder of a library.</summary>
    Task<IReadOnlyList<string>> FilesAsync(Case state, FileLibrary library, CancellationToken cancellationToken);

    /// <summary>Paths of the printed documents that stand in the folder of a month itself, beside those of its cases.</summary>
    Task<IReadOnlyList<string>> DocumentsAsync(ClosedMonth month, CancellationToken cancellationToken);

    /// <summary>Paths in the case's folders of every library; none once its content is erased.</summary>
    Task<IReadOnlyList<string>> LeftAsync(Case state, CancellationToken cancellationToken);

    /// <summary>A file of a library, or null when there is none. The caller disposes the stream.</summary>
    Task<Stream?> OpenFileAsync(string path, FileLibrary library, CancellationToken cancellationToken);
}

/// <param name="Document">SHA-256 of the month's printed document; null when none stands beside the closing.</param>
public sealed record MonthCopy(ClosedMonth Month, string? Document);

/// <summary>A library of files.</summary>
public enum FileLibrary
{
    /// <summary>Screenshots as they were received: sealed, few may read it.</summary>
    Originals,

    /// <summary>Masked renditions of them.</summary>
    Masked,

    /// <summary>What is printed.</summary>
    Documents,
}
