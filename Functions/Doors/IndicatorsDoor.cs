using Sop697.Workflow;

namespace Sop697.Functions.Doors;

/// <summary>The timer that counts the office's indicators and reports a month that is over, and keeps its document.</summary>
internal sealed class IndicatorsDoor(HostInvocations host, NightlyIndicators indicators, MonthlyReports reports, MonthlyDocuments documents)
{
    /// <summary>Reads the whole journal; has a timer of its own, so that nobody waits for it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    internal Task HandleAsync(HttpContext context) => host.TimedAsync(context, "indicators", Limit, async token =>
    {
        await indicators.RunAsync(token);
        await reports.RunAsync(token);
        await documents.RunAsync(token);
    });
}
