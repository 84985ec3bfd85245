using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// How the Functions host is answered. The answer is always a JSON object: an empty body would hang until functionTimeout. A failure is a
/// 500, which makes the host deliver the message again and at last put it aside.
/// </summary>
internal sealed class HostInvocations(ILogger<HostInvocations> log)
{
    /// <summary>Far below functionTimeout: one invocation past that kills the whole process.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    /// <param name="timer">Its name in logs.</param>
    internal async Task TimedAsync(HttpContext context, string timer, TimeSpan atMost, Func<CancellationToken, Task> perform)
    {
        using var limit = Bounded(context, atMost);
        try
        {
            await perform(limit.Token);
            await SuccessAsync(context);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.InvocationFailed(timer, "-", e);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    /// <param name="queue">Its name in logs and traces.</param>
    internal async Task QueuedAsync(HttpContext context, string queue, Func<DueRow, CancellationToken, Task> perform)
    {
        using var limit = Bounded(context, Limit);
        DueRow? row = null;
        try
        {
            using var payload = await JsonDocument.ParseAsync(context.Request.Body, default, limit.Token);
            row = QueueMessage.Row(payload.RootElement);
            if (row is null)
            {
                // Not one of ours and never will be: repeating it would only fill the poison queue.
                log.NotOurMessage(queue);
                await SuccessAsync(context);
                return;
            }

            var origin = QueueMessage.Origin(payload.RootElement);
            using var scope = log.BeginScope(new KeyValuePair<string, object?>("origin", origin));
            using var activity = QueueMessage.Continue(payload.RootElement, queue, Told(row));
            Activity.Current?.SetTag(Measures.OriginTag, origin).SetTag(Measures.CaseTag, Told(row));
            await perform(row, limit.Token);
            await SuccessAsync(context);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.InvocationFailed(queue, row is null ? "-" : Told(row), e);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>The case, for logs and traces; never a person.</summary>
    private static string Told(DueRow row) => ReminderEntries.IsPerson(row) ? "-" : row.CaseId;

    private static CancellationTokenSource Bounded(HttpContext context, TimeSpan atMost)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        source.CancelAfter(atMost);
        return source;
    }

    private static Task SuccessAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("{\"Outputs\":{},\"Logs\":[],\"ReturnValue\":null}")).AsTask();
    }
}
