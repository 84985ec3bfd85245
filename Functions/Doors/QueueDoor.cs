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
internal sealed class QueueDoor(CaseRunner runner, ArchiveRunner archive, ReminderRunner reminders, Sweep sweep, OfficeWatch watch, NightlyLook night, MonthEnd month, AdministratorNotice administrator, RetentionNotice retention, MorningDigest digest, NightlyIndicators indicators, MonthlyReports reports, DashboardReader dashboard, ILogger<QueueDoor> log)
{
    private const string GaveUp = "Gagal berulang kali; akan dicoba lagi.";

    /// <summary>Far below functionTimeout: one invocation past that kills the whole process.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    /// <summary>Reads the whole journal; has a timer of its own, so that nobody waits for it.</summary>
    private static readonly TimeSpan LongLimit = TimeSpan.FromMinutes(4);

    internal Task WorkAsync(HttpContext context) => InvokeAsync(context, "work", runner.RunAsync);

    internal Task ArchiveAsync(HttpContext context) => InvokeAsync(context, "archive", archive.RunAsync);

    internal Task RemindersAsync(HttpContext context) => InvokeAsync(context, "reminders", reminders.RunAsync);

    internal Task WorkPoisonAsync(HttpContext context) =>
        InvokeAsync(context, "work-poison", (row, token) => sweep.StalledAsync(row, "work", GaveUp, token));

    internal Task ArchivePoisonAsync(HttpContext context) =>
        InvokeAsync(context, "archive-poison", (row, token) => sweep.StalledAsync(row, "archive", GaveUp, token));

    internal Task RemindersPoisonAsync(HttpContext context) =>
        InvokeAsync(context, "reminders-poison", (row, token) => sweep.StalledAsync(row, "reminders", GaveUp, token));

    internal Task SweepAsync(HttpContext context) => TimedAsync(context, "sweep", Limit, async token =>
    {
        var nudged = await sweep.RunAsync(token);
        if (nudged > 0) log.Swept(nudged);
        await watch.RunAsync(token);
        var people = await digest.RunAsync(token);
        if (people > 0) log.DigestsHandedOut(people);
        if (await night.RunAsync(token) is not null) await dashboard.RenewAsync(token);
        await month.RunAsync(token);
        await administrator.RunAsync(token);
        await retention.RunAsync(token);
    });

    internal Task IndicatorsAsync(HttpContext context) => TimedAsync(context, "indicators", LongLimit, async token =>
    {
        await indicators.RunAsync(token);
        await reports.RunAsync(token);
    });

    private async Task TimedAsync(HttpContext context, string timer, TimeSpan atMost, Func<CancellationToken, Task> perform)
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

    private async Task InvokeAsync(HttpContext context, string queue, Func<DueRow, CancellationToken, Task> perform)
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
