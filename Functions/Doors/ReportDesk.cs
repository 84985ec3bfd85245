using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>What became of a form: a case, or what is wrong with it. Exactly one is set.</summary>
/// <param name="CaseId">The case; pictures and journal are safe.</param>
/// <param name="Faults">Wrong fields by name; nothing was stored.</param>
/// <param name="Refusal">Why the domain said no.</param>
internal sealed record Taken(string? CaseId, IReadOnlyDictionary<string, LocalText>? Faults = null, Refusal? Refusal = null);

/// <summary>Takes a form with screenshots from any HTTP door and opens its case.</summary>
internal sealed class ReportDesk(Intake intake, CaseHandler cases, PictureRoom room)
{
    /// <summary>The case of an earlier, identical report, or null.</summary>
    internal async Task<string?> KnownAsync(Actor by, string key, CancellationToken cancellationToken) =>
        key.Length > 0 ? (await cases.LoadAsync(CaseIds.From(by.ObjectId, key), cancellationToken))?.State.Id : null;

    /// <summary>Reads the form within its limits; null and a status when it cannot be read.</summary>
    internal static async Task<(IFormCollection? Form, int Status)> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return (null, StatusCodes.Status415UnsupportedMediaType);
        try
        {
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, ReportForm.Limits));
            return (await context.Request.ReadFormAsync(context.RequestAborted), StatusCodes.Status200OK);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            var tooLarge = e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || e.Message.Contains("limit", StringComparison.Ordinal);
            return (null, tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
    }

    /// <param name="key">What the sender calls this report; empty makes the content itself the key.</param>
    /// <param name="via">The door, as it is recorded.</param>
    internal async Task<Taken> TakeAsync(ReportForm form, Actor by, string key, string via, CancellationToken cancellationToken)
    {
        var proved = form.Faults.Count == 0 ? await KeepAsync(form, cancellationToken) : [];
        if (form.Faults.Count > 0) return new Taken(null, form.Faults);
        var caseId = CaseIds.From(by.ObjectId, key.Length > 0 ? key : ContentKey(form.Inquiry, proved));
        var handled = await intake.OpenAsync(caseId, by, form.Inquiry, [.. proved.Select(p => p.Evidence)], via, null, cancellationToken);
        return handled.Decision is Decision.Refused refused ? new Taken(null, Refusal: refused.Refusal) : new Taken(caseId);
    }

    /// <summary>Every picture is decoded before any is stored; one at a time is in memory.</summary>
    private async Task<List<InspectedPicture>> KeepAsync(ReportForm form, CancellationToken cancellationToken)
    {
        using var place = await room.EnterAsync(cancellationToken);
        List<InspectedPicture> proved = [];
        foreach (var (file, index) in form.Files.Select((f, i) => (f, i)))
        {
            using var bytes = await RentedBytes.ReadAsync(file, cancellationToken);
            var (picture, fault) = await intake.InspectAsync(bytes.Memory, EvidencePurpose.Question, cancellationToken);
            if (picture is not null) proved.Add(picture);
            else form.Fault(fault ?? PictureFault.NotAPicture, index);
        }

        foreach (var (picture, file) in form.Faults.Count == 0 ? proved.Zip(form.Files) : [])
        {
            using var bytes = await RentedBytes.ReadAsync(file, cancellationToken);
            await intake.StoreAsync(picture, bytes.Memory, cancellationToken);
        }

        return proved;
    }

    private static string ContentKey(Inquiry inquiry, IEnumerable<InspectedPicture> pictures)
    {
        var content = string.Join('\n', [inquiry.Channel.ToString(), inquiry.Summary, .. pictures.Select(p => p.Evidence.Sha256)]);
        return "isi:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
