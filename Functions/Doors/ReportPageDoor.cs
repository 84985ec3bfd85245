using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Functions.Pages;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary><c>/api/report</c>: the intake page for the team, signed in; the same report as over HTTP or in the chat.</summary>
internal sealed class ReportPageDoor(ReportDesk desk, IDirectory directory, IAntiforgery antiforgery, TimeProvider time)
{
    private static readonly LocalText Expired = new("Halaman ini sudah lama terbuka. Kirim sekali lagi.", "This page has been open for long. Send it once more.");

    internal async Task ShowAsync(HttpContext context)
    {
        if (await AdmitAsync(context) is not { } admitted) return;
        await WriteFormAsync(context, admitted.Office, Guid.NewGuid().ToString("N"), null, []);
    }

    internal async Task SendAsync(HttpContext context)
    {
        if (await AdmitAsync(context) is not { } admitted) return;
        var (form, status) = await ReportDesk.ReadAsync(context);
        if (form is null)
        {
            context.Response.StatusCode = status;
            await WriteFormAsync(context, admitted.Office, Guid.NewGuid().ToString("N"), null, new() { ["screenshot"] = IntakeDoor.Unreadable(status) });
            return;
        }

        // The key is made with the page: sending twice, or again after a lost answer, finds the same case.
        var key = form["key"].ToString();
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteFormAsync(context, admitted.Office, key, form, new() { [""] = Expired });
            return;
        }

        var known = await desk.KnownAsync(admitted.By, key, context.RequestAborted);
        var taken = known is not null
            ? new Taken(known)
            : await desk.TakeAsync(ReportForm.Read(form, admitted.Office, time.GetUtcNow()), admitted.By, key, "page", context.RequestAborted);
        if (taken.CaseId is { } caseId)
        {
            await Page.WriteAsync(context, Problems.Language(context.Request), "SOP 697", ReportPage.Sent(caseId, Problems.Language(context.Request)));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        var faults = taken.Refusal is { } refusal ? new Dictionary<string, LocalText> { [""] = refusal.Text } : new Dictionary<string, LocalText>(taken.Faults!);
        await WriteFormAsync(context, admitted.Office, key, form, faults);
    }

    private Task WriteFormAsync(HttpContext context, Office office, string key, IFormCollection? filled, Dictionary<string, LocalText> faults)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var language = Problems.Language(context.Request);
        var page = ReportPage.Form(office, new FilledForm(key, tokens.FormFieldName, tokens.RequestToken ?? "", filled, faults), language);
        return Page.WriteAsync(context, language, "SOP 697", page);
    }

    private async Task<(Actor By, Office Office)?> AdmitAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(AuthenticationSetup.PageScheme);
        if (!session.Succeeded)
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = context.Request.Path });
            return null;
        }

        context.User = session.Principal;
        var office = await directory.ReadAsync(time.GetUtcNow(), context.RequestAborted);
        var by = SignedIn.Actor(session.Principal, office);
        if (by.Seats.Any(s => s.Position.Role == Role.TimMediaSosial)) return (by, office);
        await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NoRole);
        return null;
    }
}
