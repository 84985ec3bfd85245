using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>What the sender of a report gets: it is safe.</summary>
internal sealed record IntakeReceipt(string CaseId, string StatusUrl);

/// <summary>
/// <c>POST /api/intake</c>: 202 only when pictures and journal are safe. The same <c>Idempotency-Key</c> of the same sender
/// finds the same case; without one the content itself is the key.
/// </summary>
internal sealed class IntakeDoor(Intake intake, CaseHandler cases, IDirectory directory, AppOptions app, TimeProvider time)
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
        if (key.Length > 0 && await cases.LoadAsync(CaseIds.From(by.ObjectId, key), cancellationToken) is { } known)
        {
            await ReceiptAsync(context, known.State.Id);
            return;
        }

        if (await ReadFormAsync(context) is not { } raw) return;
        var form = ReportForm.Read(raw, office, now);
        var proved = form.Faults.Count == 0 ? await ProveAsync(form, cancellationToken) : [];
        if (form.Faults.Count > 0)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, Problems.Invalid, form.Faults);
            return;
        }

        foreach (var (picture, file) in proved.Zip(form.Files)) await intake.StoreAsync(picture, await BytesAsync(file, cancellationToken), cancellationToken);
        var caseId = CaseIds.From(by.ObjectId, key.Length > 0 ? key : ContentKey(form.Inquiry, proved));
        var handled = await intake.OpenAsync(caseId, by, form.Inquiry, [.. proved.Select(p => p.Evidence)], "http", cancellationToken);
        if (handled.Decision is Decision.Refused refused) await Problems.WriteAsync(context, refused.Refusal);
        else await ReceiptAsync(context, caseId);
    }

    private Task ReceiptAsync(HttpContext context, string caseId)
    {
        var receipt = new IntakeReceipt(caseId, $"{app.PublicUrl}/api/cases/{caseId}");
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = receipt.StatusUrl;
        return context.Response.WriteAsJsonAsync(receipt, DoorJson.Default.IntakeReceipt, "application/json", context.RequestAborted);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            await Problems.WriteAsync(
                context, StatusCodes.Status415UnsupportedMediaType, new("Kirim sebagai multipart/form-data.", "Send it as multipart/form-data."));
            return null;
        }

        try
        {
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, ReportForm.Limits));
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            var tooLarge = e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || e.Message.Contains("limit", StringComparison.Ordinal);
            await (tooLarge
                ? Problems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, new("Kiriman terlalu besar.", "The report is too large."))
                : Problems.WriteAsync(context, StatusCodes.Status400BadRequest, new("Kiriman tidak utuh.", "The report is incomplete.")));
            return null;
        }
    }

    /// <summary>Every picture is decoded before any is stored.</summary>
    private async Task<List<InspectedPicture>> ProveAsync(ReportForm form, CancellationToken cancellationToken)
    {
        List<InspectedPicture> proved = [];
        foreach (var (file, index) in form.Files.Select((f, i) => (f, i)))
        {
            var (picture, fault) = intake.Inspect(await BytesAsync(file, cancellationToken), EvidencePurpose.Question);
            if (picture is not null) proved.Add(picture);
            else form.Fault(fault ?? PictureFault.NotAPicture, index);
        }

        return proved;
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static string ContentKey(Inquiry inquiry, IEnumerable<InspectedPicture> pictures)
    {
        var content = string.Join('\n', [inquiry.Channel.ToString(), inquiry.Summary, .. pictures.Select(p => p.Evidence.Sha256)]);
        return "isi:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
