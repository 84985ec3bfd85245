using Microsoft.Extensions.Logging;

namespace Sop697.Storage;

/// <summary>Ids 3000-3099. Case ids and numbers only: never a name, a text or a picture.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Warning, "The answer to a write into {Table} was lost; reading row {Row} back")]
    public static partial void AnswerLost(this ILogger logger, string table, string row, Exception exception);

    [LoggerMessage(3001, LogLevel.Debug, "Version {Version} of case {CaseId} was taken by another writer")]
    public static partial void VersionTaken(this ILogger logger, string caseId, int version);

    [LoggerMessage(3002, LogLevel.Debug, "Body of version {Version} of case {CaseId} goes to a blob: {Length} characters")]
    public static partial void BodyInBlob(this ILogger logger, string caseId, int version, int length);

    [LoggerMessage(3010, LogLevel.Debug, "Case {CaseId} is held by another runner for {Purpose}")]
    public static partial void LeaseBusy(this ILogger logger, string caseId, string purpose);

    [LoggerMessage(3011, LogLevel.Warning, "The lease of case {CaseId} for {Purpose} could not be renewed")]
    public static partial void LeaseLost(this ILogger logger, string caseId, string purpose, Exception? exception);

    [LoggerMessage(3012, LogLevel.Information, "The lease of case {CaseId} for {Purpose} could not be given back and will run out")]
    public static partial void LeaseNotReleased(this ILogger logger, string caseId, string purpose, Exception exception);

    [LoggerMessage(3020, LogLevel.Debug, "Number {Serial} of {Year} was taken, trying again")]
    public static partial void NumberTaken(this ILogger logger, int year, int serial);

    [LoggerMessage(3030, LogLevel.Warning, "Picture {Sha256} was not read: {Why}")]
    internal static partial void PictureNotRead(this ILogger log, string sha256, string why);
}
