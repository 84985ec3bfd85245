namespace Sop697.Functions;

/// <summary>Everything the doors log; ids 1100-1199. Case ids and names of functions only, never texts or people.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Error, "{Function} failed for case {CaseId}.")]
    internal static partial void InvocationFailed(this ILogger log, string function, string caseId, Exception exception);

    [LoggerMessage(1101, LogLevel.Warning, "A message in {Queue} is not one of ours and was dropped.")]
    internal static partial void NotOurMessage(this ILogger log, string queue);

    [LoggerMessage(1102, LogLevel.Information, "The sweep nudged {Count} cases.")]
    internal static partial void Swept(this ILogger log, int count);

    [LoggerMessage(1104, LogLevel.Information, "The morning digest goes to {Count} people.")]
    internal static partial void DigestsHandedOut(this ILogger log, int count);

    [LoggerMessage(1103, LogLevel.Error, "A door failed.")]
    internal static partial void DoorFailed(this ILogger log, Exception exception);

    [LoggerMessage(1104, LogLevel.Warning, "A view of case {CaseId} was shown and could not be kept.")]
    internal static partial void ViewNotKept(this ILogger log, string caseId, Exception exception);
}
