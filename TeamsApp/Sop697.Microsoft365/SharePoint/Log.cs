using Microsoft.Extensions.Logging;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Every log line of the archive and the directory: ids 3200-3299. No names, texts or addresses of people.</summary>
internal static partial class Log
{
    [LoggerMessage(3200, LogLevel.Warning, "Graph cannot now: {Status} {Code}, asked to wait {Wait}")]
    public static partial void GraphBusy(this ILogger log, int status, string code, TimeSpan? wait);

    [LoggerMessage(3201, LogLevel.Warning, "Graph gave no answer: {Kind}")]
    public static partial void GraphOutage(this ILogger log, string kind);

    [LoggerMessage(3202, LogLevel.Information, "Case {CaseId}: {Key} answered {Status} {Code}; looking what stands in SharePoint")]
    public static partial void ArchiveConflict(this ILogger log, string caseId, string key, int status, string code);

    [LoggerMessage(3203, LogLevel.Debug, "Case {CaseId}: SharePoint has version {Version} and {Steps} finished steps")]
    public static partial void ArchiveWritten(this ILogger log, string caseId, int version, int steps);

    [LoggerMessage(3204, LogLevel.Critical, "Case {CaseId}: {What} in SharePoint is not what the journal says")]
    public static partial void ArchiveMismatch(this ILogger log, string caseId, string what);

    [LoggerMessage(3205, LogLevel.Information, "Site resolved: {Lists} lists")]
    public static partial void SiteResolved(this ILogger log, int lists);

    [LoggerMessage(3206, LogLevel.Information, "Case {CaseId}: {Count} rows and folders deleted from SharePoint")]
    public static partial void CaseErased(this ILogger log, string caseId, int count);

    [LoggerMessage(3210, LogLevel.Warning, "Positions could not be read from SharePoint: {Reason}; serving the copy of {Age} ago")]
    public static partial void DirectoryStale(this ILogger log, string reason, TimeSpan age);

    [LoggerMessage(3211, LogLevel.Warning, "Positions could not be read from SharePoint: {Reason}; started from the kept copy")]
    public static partial void DirectoryFromSnapshot(this ILogger log, string reason);

    [LoggerMessage(3212, LogLevel.Warning, "List {List}: row {ItemId} left out, {Column} cannot be used")]
    public static partial void DirectoryRowUnusable(this ILogger log, string list, string itemId, string column);

    [LoggerMessage(3213, LogLevel.Warning, "The copy of the directory could not be kept: {Reason}")]
    public static partial void SnapshotFailed(this ILogger log, string reason);
}
