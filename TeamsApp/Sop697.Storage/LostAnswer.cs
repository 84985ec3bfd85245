using Azure;

namespace Sop697.Storage;

/// <summary>Tells a write that certainly failed from one that may have happened although nobody told us.</summary>
internal static class LostAnswer
{
    /// <summary>True for a timeout, a broken connection and an answer of 408 or 5xx; never for the caller's own cancellation.</summary>
    public static bool IsPossible(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or >= 500,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        // The SDK wraps the failures of several tries. One of them without an answer is enough.
        AggregateException many => many.InnerExceptions.Any(e => IsPossible(e, cancellationToken)),
        IOException or HttpRequestException => true,
        _ => false,
    };
}
