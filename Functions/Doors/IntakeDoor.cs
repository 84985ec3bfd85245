using Sop697.Domain;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>What the sender of a report gets: it is safe.</summary>
internal sealed record IntakeReceipt(string CaseId, string StatusUrl);

/// <summary>
/// <c>POST /api/intake</c>: 202 only when pictures and journal are safe. The same <c>Idempotency-Key</c> of the same sender
/// finds the same case; without one the content itself is the key.
/// </summary>
internal sealed class IntakeDoor(ReportDesk desk, IDirectory directory, AppOptions app, TimeProvider time)
{
    internal async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var now = time.GetUtcNow();
        var office = await directory.ReadAsync(now, cancellationToken);
        var by = SignedIn.Actor(context.User, office);
        if (!by.Seats.Any(s => s.Position.Role == Role.TimMediaSosial))
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NoRole);
            return;
        }

        var key = context.Request.Headers["Idempotency-Key"].ToString().Trim();
        var taken = await desk.KnownAsync(by, key, cancellationToken) is { } known ? new Taken(known) : null;
        if (taken is null)
        {
            var (form, status) = await ReportDesk.ReadAsync(context);
            if (form is null)
            {
                await Problems.WriteAsync(context, status, Unreadable(status));
                return;
            }

            taken = await desk.TakeAsync(ReportForm.Read(form, office, now), by, key, "http", cancellationToken);
        }

        await AnswerAsync(context, taken);
    }

    private Task AnswerAsync(HttpContext context, Taken taken)
    {
        if (taken.Refusal is { } refusal) return Problems.WriteAsync(context, refusal);
        if (taken.Faults is { } faults) return Problems.WriteAsync(context, StatusCodes.Status400BadRequest, Problems.Invalid, faults);
        var receipt = new IntakeReceipt(taken.CaseId!, $"{app.PublicUrl}/api/cases/{taken.CaseId}");
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = receipt.StatusUrl;
        return context.Response.WriteAsJsonAsync(receipt, DoorJson.Default.IntakeReceipt, "application/json", context.RequestAborted);
    }

    internal static LocalText Unreadable(int status) => status switch
    {
        StatusCodes.Status415UnsupportedMediaType => new("Kirim sebagai multipart/form-data.", "Send it as multipart/form-data."),
        StatusCodes.Status413PayloadTooLarge => new("Kiriman terlalu besar.", "The report is too large."),
        _ => new("Kiriman tidak utuh.", "The report is incomplete."),
    };
}
