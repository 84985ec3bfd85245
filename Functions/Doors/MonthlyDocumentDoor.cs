using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Indicators;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary><c>GET /api/reports/2026-11.pdf</c> or <c>.xlsx</c>: the monthly document, for whoever leads and for the administrator. It only shows.</summary>
internal sealed class MonthlyDocumentDoor(MonthlyRegisters registers, IReportPrinter printer, IDirectory directory, TimeProvider time)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Role[] Readers = [Role.KepalaDinas, Role.KepalaBidang, Role.KepalaSeksi, Role.Admin];

    private static readonly LocalText NoSuchReport = new("Laporan ini tidak ada.", "There is no such report.");

    internal async Task HandleAsync(HttpContext context, string file)
    {
        if (await CaseReaders.SignedInAsync(context, programs: false) is not { } person) return;
        var office = await directory.ReadAsync(time.GetUtcNow(), context.RequestAborted);
        if (!MayRead(SignedIn.Actor(person, office))) await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NoRole);
        else await WriteAsync(context, file);
    }

    private async Task WriteAsync(HttpContext context, string file)
    {
        var asked = file.Split('.', 2) is [var name, var ending] && ending is "pdf" or "xlsx" ? IndicatorPeriod.ReadMonth(name) : null;
        try
        {
            if (asked is not { } month || await registers.ReadAsync(month, context.RequestAborted) is not { } register)
            {
                await Problems.WriteAsync(context, StatusCodes.Status404NotFound, NoSuchReport);
                return;
            }

            var isPdf = file.EndsWith(".pdf", StringComparison.Ordinal);
            var bytes = isPdf ? printer.ToPdf(register) : await printer.ToWorkbookAsync(register, context.RequestAborted);
            var disposition = $"{(isPdf ? "inline" : "attachment")}; filename=\"laporan-{month.Key}{(isPdf ? ".pdf" : ".xlsx")}\"";
            await PrivateAnswer.WriteAsync(context, isPdf ? "application/pdf" : Workbook, disposition, bytes);
        }
        catch (ArchiveUnavailableException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Problems.TryLater);
        }
    }

    private static bool MayRead(Actor person) => person.Seats.Any(s => Readers.Contains(s.Position.Role));
}
