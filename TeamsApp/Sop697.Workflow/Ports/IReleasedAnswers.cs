using Sop697.Domain.Knowledge;

namespace Sop697.Workflow.Ports;

/// <summary>
/// Released answers, to find them without reading journals. They follow the journal within seconds, also while SharePoint is down, and
/// can be made anew from it at any time.
/// </summary>
public interface IReleasedAnswers
{
    /// <summary>Keeps an answer. Repeating it is harmless: an answer never changes.</summary>
    Task PutAsync(ReleasedAnswer answer, CancellationToken cancellationToken);

    /// <summary>Forgets the answer of a case. Repeating it is harmless.</summary>
    /// <param name="closedAt">When the case was closed, UTC.</param>
    Task RemoveAsync(string caseId, DateTimeOffset closedAt, CancellationToken cancellationToken);

    /// <summary>Answers of cases that were closed in a month, the latest first.</summary>
    /// <param name="month">Any day of it, WIB.</param>
    /// <param name="since">UTC; earlier ones are not read.</param>
    IAsyncEnumerable<ReleasedAnswer> ReadAsync(DateOnly month, DateTimeOffset since, CancellationToken cancellationToken);
}
