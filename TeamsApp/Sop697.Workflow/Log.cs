using Microsoft.Extensions.Logging;

namespace Sop697.Workflow;

/// <summary>Everything the workflow logs; ids 1000-1099. Case ids and keys only, never texts or names.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning, "Nudge for case {CaseId} failed; the sweep will do it.")]
    internal static partial void NudgeFailed(this ILogger log, string caseId, Exception exception);

    [LoggerMessage(1001, LogLevel.Error, "Case {CaseId} still owed work after {Passes} passes: two rules undo each other.")]
    internal static partial void TooManyPasses(this ILogger log, string caseId, int passes);

    [LoggerMessage(1002, LogLevel.Warning, "Card {Card} of case {CaseId} was not taken now: {Reason}.")]
    internal static partial void CardNotSent(this ILogger log, string caseId, string card, string reason);

    [LoggerMessage(1003, LogLevel.Information, "A copy of card {Card} of case {CaseId} is gone: {Reason}.")]
    internal static partial void CopyGone(this ILogger log, string caseId, string card, string reason);

    [LoggerMessage(1004, LogLevel.Warning, "SharePoint did not take case {CaseId} now: {Reason}.")]
    internal static partial void ArchivePostponed(this ILogger log, string caseId, string reason);

    [LoggerMessage(1005, LogLevel.Error, "SharePoint differs from the journal of case {CaseId}: {Reason}.")]
    internal static partial void ArchiveDiffers(this ILogger log, string caseId, string reason);

    [LoggerMessage(1006, LogLevel.Warning, "Topic {Topic} names position {Position}, which does not exist or has another role; the usual one is taken.")]
    internal static partial void RouteUnusable(this ILogger log, string topic, string position);

    [LoggerMessage(1007, LogLevel.Information, "Calendar or settings changed; {Count} open cases will be looked at.")]
    internal static partial void CalendarChanged(this ILogger log, int count);

    [LoggerMessage(1008, LogLevel.Warning, "The holidays of {Year} are not official ({Status}): enter the joint decision in HariLibur. Due dates in that year may still move.")]
    internal static partial void CalendarNotOfficial(this ILogger log, int year, string status);

    [LoggerMessage(1017, LogLevel.Information, "The nightly look found {Behind} cases behind their journal.")]
    internal static partial void NightlyLooked(this ILogger log, int behind);

    [LoggerMessage(1018, LogLevel.Warning, "Case {CaseId} was behind its journal: {What}. It is being repaired.")]
    internal static partial void CaseBehind(this ILogger log, string caseId, string what);

    [LoggerMessage(1020, LogLevel.Warning, "An administrator could not be told today: {Reason}.")]
    internal static partial void AdministratorNotTold(this ILogger log, string reason);

    [LoggerMessage(1019, LogLevel.Warning, "Nobody holds the position {Position}; the one above acts for it. Enter a holder in Penugasan.")]
    internal static partial void PositionVacant(this ILogger log, string position);

    [LoggerMessage(1009, LogLevel.Warning, "Who acts for which position is not known now, so no card is moved: {Reason}.")]
    internal static partial void RosterUnknown(this ILogger log, string reason);

    [LoggerMessage(1010, LogLevel.Warning, "The office cannot be read, so the clocks are looked at later: {Reason}.")]
    internal static partial void ClocksPostponed(this ILogger log, string reason);

    [LoggerMessage(1011, LogLevel.Warning, "Whether a message about {Count} reminders was sent is not known; it is not sent again.")]
    internal static partial void ReminderUncertain(this ILogger log, int count);

    [LoggerMessage(1012, LogLevel.Warning, "A reminder was not taken now: {Reason}.")]
    internal static partial void ReminderPostponed(this ILogger log, string reason);

    [LoggerMessage(1050, LogLevel.Warning, "Earlier answers cannot be read; the card of case {CaseId} goes without an offer.")]
    internal static partial void AnswersUnreadable(this ILogger log, string caseId, Exception fault);

    [LoggerMessage(1013, LogLevel.Warning, "A reminder cannot be delivered: {Reason}")]
    internal static partial void ReminderUndeliverable(this ILogger log, string reason);

    [LoggerMessage(1030, LogLevel.Information, "Month {Month} is closed: {Cases} cases, {Commits} decisions.")]
    internal static partial void MonthClosed(this ILogger log, string month, int cases, int commits);

    [LoggerMessage(1031, LogLevel.Error, "Month {Month} is closed already with another hash: run verify.")]
    internal static partial void MonthClosedOtherwise(this ILogger log, string month);

    [LoggerMessage(1032, LogLevel.Warning, "SharePoint did not take the closing of month {Month} now: {Reason}.")]
    internal static partial void MonthPostponed(this ILogger log, string month, string reason);

    [LoggerMessage(1033, LogLevel.Error, "SharePoint has another closing of month {Month}: {Reason}.")]
    internal static partial void MonthDiffers(this ILogger log, string month, string reason);

    [LoggerMessage(1034, LogLevel.Warning, "The journal of case {CaseId} cannot be folded; it is missing in the indicators. Run verify.")]
    internal static partial void CaseUnreadable(this ILogger log, string caseId);

    [LoggerMessage(1035, LogLevel.Information, "Indicators over {Cases} cases: {Written} rows written, {Unreadable} cases unreadable.")]
    internal static partial void IndicatorsWritten(this ILogger log, int cases, int written, int unreadable);

    [LoggerMessage(1036, LogLevel.Warning, "SharePoint did not take the indicators now: {Reason}.")]
    internal static partial void IndicatorsPostponed(this ILogger log, string reason);

    [LoggerMessage(1060, LogLevel.Information, "The content of case {CaseId} is erased: {Commits} decisions redacted, {Shared} pictures stay with other cases.")]
    internal static partial void ContentErased(this ILogger log, string caseId, int commits, int shared);

    [LoggerMessage(1033, LogLevel.Information, "The report of {Month} reached {Count} people.")]
    internal static partial void MonthReported(this ILogger log, string month, int count);

    [LoggerMessage(1034, LogLevel.Warning, "A monthly report cannot be delivered: {Reason}")]
    internal static partial void ReportUndeliverable(this ILogger log, string reason);

    [LoggerMessage(1035, LogLevel.Warning, "A monthly report was not taken now: {Reason}.")]
    internal static partial void ReportPostponed(this ILogger log, string reason);

    [LoggerMessage(1036, LogLevel.Warning, "Whether a monthly report was sent is not known; it is not sent again: {Reason}.")]
    internal static partial void ReportUncertain(this ILogger log, string reason);

    [LoggerMessage(1038, LogLevel.Information, "The document of month {Month} stands in the library.")]
    internal static partial void MonthDocumentKept(this ILogger log, string month);

    [LoggerMessage(1039, LogLevel.Warning, "The document of month {Month} is not in the library yet: {Reason}.")]
    internal static partial void MonthDocumentPostponed(this ILogger log, string month, string reason);

    [LoggerMessage(1040, LogLevel.Error, "SharePoint has another document of month {Month}: {Reason}. Run verify.")]
    internal static partial void MonthDocumentDiffers(this ILogger log, string month, string reason);

    [LoggerMessage(1037, LogLevel.Warning, "A picture of case {CaseId} could not be read for personal data: {Sha256}. The team looks at it by hand.")]
    internal static partial void PictureNotRead(this ILogger log, string caseId, string sha256, Exception e);
}
