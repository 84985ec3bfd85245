using Sop697.Domain.Audit;

namespace Sop697.Workflow.Ports;

/// <summary>The months that are closed, in the storage of the journal; the other copy stands in SharePoint. Only ever added to.</summary>
public interface IClosedMonths
{
    /// <summary>Every closed month, the earliest first.</summary>
    IAsyncEnumerable<KeptMonth> ReadAsync(CancellationToken cancellationToken);

    /// <param name="month">As <see cref="ClosedMonth.Month"/>.</param>
    /// <returns>Null when that month is not closed.</returns>
    Task<ClosedMonth?> FindAsync(string month, CancellationToken cancellationToken);

    /// <summary>Closes a month, with the text that was hashed. Somebody else may have closed it first: then that stays.</summary>
    /// <returns>False when the month is closed with another hash.</returns>
    Task<bool> AddAsync(ClosedMonth month, string stands, CancellationToken cancellationToken);

    /// <summary>The text that a month's hash was made of; null when it is gone.</summary>
    Task<string?> StandsAsync(ClosedMonth month, CancellationToken cancellationToken);

    /// <summary>Remembers that SharePoint has it. Repeating it is harmless.</summary>
    Task ArchivedAsync(string month, CancellationToken cancellationToken);

    /// <summary>Keeps the document of a closed month. Somebody else may have kept another print of it first: then that one is the document.</summary>
    /// <returns>SHA-256 of the document that the month has now, lower-case hex.</returns>
    Task<string> KeepDocumentAsync(string month, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken);

    /// <summary>A document that was kept; null when it is gone.</summary>
    Task<ReadOnlyMemory<byte>?> DocumentAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Remembers where in SharePoint the document of a month stands. Repeating it is harmless.</summary>
    Task DocumentArchivedAsync(string month, string path, CancellationToken cancellationToken);
}

/// <param name="Archived">Whether SharePoint was given it.</param>
public sealed record KeptMonth(ClosedMonth Month, bool Archived)
{
    /// <summary>What was printed of it; null while nothing was.</summary>
    public MonthDocument? Document { get; init; }
}

/// <summary>The printed document of a closed month, the same for good.</summary>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
/// <param name="Path">Path within the library; null until it stands there.</param>
public sealed record MonthDocument(string Sha256, string? Path);
