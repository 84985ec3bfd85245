using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// Queue and timer invocations of the Functions host. The answer is always a JSON object: an empty body would hang until
/// functionTimeout. A failure is a 500, which makes the host deliver the message again and at last put it aside.
/// </summary>
internal sealed class QueueDoor(CaseRunner runner, ArchiveRunner archive, ReminderRunner reminders, Sweep sweep, OfficeWatch watch, NightlyLook night, MonthEnd month, AdministratorNotice administrator, MorningDigest digest, ILogger<QueueDoor> log)
{
    private const string GaveUp = "Gagal berulang kali; akan dicoba lagi.";

    /// <summary>Far below functionTimeout: one invocation past that kills the whole process.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    internal Task WorkAsync(HttpContext context) => InvokeAsync(context, "work", runner.RunAsync);

    internal Task ArchiveAsync(HttpContext context) => InvokeAsync(context, "archive", archive.RunAsync);

    internal Task RemindersAsync(HttpContext context) => InvokeAsync(context, "reminders", reminders.RunAsync);

    internal Task WorkPoisonAsync(HttpContext context) =>
        InvokeAsync(context, "work-poison", (row, token) => sweep.StalledAsync(row, "work", GaveUp, token));

    internal Task ArchivePoisonAsync(HttpContext context) =>
        InvokeAsync(context, "archive-poison", (row, token) => sweep.StalledAsync(row, "archive", GaveUp, token));

    internal Task RemindersPoisonAsync(HttpContext context) =>
        InvokeAsync(context, "reminders-poison", (row, token) => sweep.StalledAsync(row, "reminders", GaveUp, token));

    internal async Task SweepAsync(HttpContext context)
    {
        using var limit = Bounded(context);
        try
        {
            var nudged = await sweep.RunAsync(limit.Token);
            if (nudged > 0) log.Swept(nudged);
            await watch.RunAsync(limit.Token);
            var people = await digest.RunAsync(limit.Token);
            if (people > 0) log.DigestsHandedOut(people);
            await night.RunAsync(limit.Token);
            await month.RunAsync(limit.Token);
            await administrator.RunAsync(limit.Token);
            await SuccessAsync(context);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.InvocationFailed("sweep", "-", e);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task InvokeAsync(HttpContext context, string queue, Func<DueRow, CancellationToken, Task> perform)
    {
        using var limit = Bounded(context);
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

    private static CancellationTokenSource Bounded(HttpContext context)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        source.CancelAfter(Limit);
        return source;
    }

    private static Task SuccessAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("{\"Outputs\":{},\"Logs\":[],\"ReturnValue\":null}")).AsTask();
    }
}
