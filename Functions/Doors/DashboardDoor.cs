using System.Text.Json;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Dashboard;
using Sop697.Domain.Steps;
using Sop697.Domain.Time;
using Sop697.Functions.Hosting;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>
/// What the dashboard shows, as JSON: sums for everybody of the office, cases only for those who may read them. A search is sent and not
/// written into an address, because people type names.
/// </summary>
internal sealed class DashboardDoor(OfficeGate gate, DashboardReader dashboard, IndicatorBoard indicators, CaseList list, CaseHandler cases, IArchiveCursors cursors, TimeProvider time)
{
    /// <summary>Bytes of a search.</summary>
    private const int MostSent = 4_096;

    private static readonly LocalText NotUnderstood = new("Pencarian ini tidak dapat dibaca.", "This search cannot be read.");

    internal async Task NumbersAsync(HttpContext context)
    {
        if (await gate.AdmitAsync(context) is not { } admitted) return;
        var unit = Codes.Find<TrendUnit>(context.Request.Query["per"].ToString()) ?? TrendUnit.Month;
        var now = time.GetUtcNow();
        var counting = dashboard.ReadAsync(unit, context.RequestAborted);
        var kept = await indicators.ReadAsync(Wib.Year(now), context.RequestAborted);
        var view = DashboardView.Of(await counting, unit, admitted, now, Problems.Language(context.Request)) with { Indicators = IndicatorsView.Of(kept, now) };
        await WriteAsync(context, view, DashboardJson.Default.DashboardView);
    }

    internal async Task SearchAsync(HttpContext context)
    {
        if (await gate.AdmitAsync(context) is not { } admitted) return;
        if (await ReadAsync(context) is not { } search || search.After is { } mark && CasePlace.Read(mark) is null)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, NotUnderstood);
            return;
        }

        var place = search.After is { } after ? CasePlace.Read(after) : null;
        var page = await list.ReadAsync(admitted.By, search.Query(), admitted.Office, place, context.RequestAborted);
        await WriteAsync(context, CasePageView.Of(page, admitted.Office, time.GetUtcNow(), Problems.Language(context.Request)), DashboardJson.Default.CasePageView);
    }

    internal async Task CaseAsync(HttpContext context, string caseId)
    {
        if (await gate.AdmitAsync(context) is not { } admitted) return;
        var loaded = CaseIds.IsWellFormed(caseId) ? await cases.LoadAsync(caseId, context.RequestAborted) : null;
        if (loaded is null)
        {
            await Problems.WriteAsync(context, Refusals.NoSuchCase);
        }
        else if (!CaseAccess.MayRead(loaded.State, admitted.By))
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NotInChain);
        }
        else
        {
            var cursor = await cursors.ReadAsync(caseId, context.RequestAborted);
            var table = Sop697Table.Find(loaded.State.SopRevision);
            var view = CaseDetailView.Of(loaded, cursor, table, admitted.Office, time.GetUtcNow(), Problems.Language(context.Request));
            await WriteAsync(context, view, DashboardJson.Default.CaseDetailView);
        }
    }

    private static async Task<CaseSearch?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType() || context.Request.ContentLength is not (> 0 and <= MostSent)) return null;
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, DashboardJson.Default.CaseSearch, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task WriteAsync<T>(HttpContext context, T view, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        PrivateAnswer.Head(context.Response);
        return context.Response.WriteAsJsonAsync(view, type, "application/json", context.RequestAborted);
    }
}
