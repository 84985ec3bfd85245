using System.Diagnostics;
using Sop697.Functions.Doors;
using Sop697.Workflow;

namespace Sop697.Functions.Hosting;

/// <summary>A fault of the outside becomes a 503 in words; nothing about it leaves the log.</summary>
internal sealed class FaultBoundary(RequestDelegate next, ILogger<FaultBoundary> log)
{
    /// <summary>The host's id of this invocation, on every request it forwards.</summary>
    private const string Invocation = "X-Azure-Functions-InvocationId";

    public async Task InvokeAsync(HttpContext context)
    {
        var invocation = context.Request.Headers[Invocation].ToString();
        Activity.Current?.SetTag(Measures.InvocationTag, invocation);
        if (context.GetRouteValue("caseId") is string caseId) Activity.Current?.SetTag(Measures.CaseTag, caseId);
        using var scope = log.BeginScope(new KeyValuePair<string, object>("invocation", invocation));
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; what was committed stays committed.
        }
        catch (Exception e) when (e is not OutOfMemoryException && !context.Response.HasStarted)
        {
            log.DoorFailed(e);
            context.Response.Clear();
            context.Response.Headers.RetryAfter = "5";
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Problems.TryLater);
        }
    }
}
