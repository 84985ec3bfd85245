using Microsoft.Extensions.Logging;

namespace Sop697.Microsoft365.Teams;

/// <summary>What the Teams edge tells operators. No texts, names or ids of people. Ids 3100-3199.</summary>
internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Information, "Card {Card} of case {CaseId} sent")]
    internal static partial void CardSent(ILogger logger, string caseId, string card);

    [LoggerMessage(3102, LogLevel.Information, "Card {Card} of case {CaseId} updated")]
    internal static partial void CardUpdated(ILogger logger, string caseId, string card);

    [LoggerMessage(3103, LogLevel.Warning, "Card {Card} of case {CaseId} cannot be delivered: {Status} {Code}")]
    internal static partial void Undeliverable(ILogger logger, string caseId, string card, int status, string? code);

    [LoggerMessage(3104, LogLevel.Warning, "Connector unavailable: {Reason}, retry after {RetryAfter}")]
    internal static partial void Unavailable(ILogger logger, string reason, TimeSpan? retryAfter);

    [LoggerMessage(3105, LogLevel.Warning, "Reply refused: {Status} {Code}")]
    internal static partial void ReplyRefused(ILogger logger, int status, string? code);

    [LoggerMessage(3107, LogLevel.Information, "Reminder sent")]
    internal static partial void ReminderSent(ILogger logger);

    [LoggerMessage(3108, LogLevel.Warning, "Reminder cannot be delivered: {Status} {Code}")]
    internal static partial void ReminderRefused(ILogger logger, int status, string? code);

    [LoggerMessage(3109, LogLevel.Information, "App installed for a person")]
    internal static partial void AppInstalled(ILogger logger);

    [LoggerMessage(3110, LogLevel.Warning, "App cannot be installed for a person: {Status} {Code}")]
    internal static partial void AppNotInstalled(ILogger logger, int status, string code);

    [LoggerMessage(3111, LogLevel.Warning, "Activity feed not written: {Status}")]
    internal static partial void NotNotified(ILogger logger, int status);

    [LoggerMessage(3112, LogLevel.Warning, "Card {Card} of case {CaseId} cannot be delivered: no chat")]
    internal static partial void NoChat(ILogger logger, string caseId, string card);

    [LoggerMessage(3106, LogLevel.Warning, "Attachment not fetched: {Fault} ({Host})")]
    internal static partial void NotFetched(ILogger logger, FetchFault fault, string? host);
}
