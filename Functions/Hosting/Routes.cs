using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Sop697.Functions.Doors;
using Sop697.Microsoft365.Teams;

namespace Sop697.Functions.Hosting;

/// <summary>Which path leads to which door. The HTTP paths and methods are those of the function.json files; a test compares them.</summary>
internal static class Routes
{
    internal static void MapDoors(this WebApplication app)
    {
        app.UseMiddleware<FaultBoundary>();
        app.UsePublicAddress();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/", () => Results.NoContent());
        app.MapPost("/api/intake", (HttpContext c, IntakeDoor door) => SignedInAsync(c, () => door.HandleAsync(c)));
        app.MapGet("/api/cases/{caseId}", (HttpContext c, string caseId, CaseDoor door) => SignedInAsync(c, () => door.HandleAsync(c, caseId)));
        app.MapGet("/api/cases/{caseId}/commits/{version}/card", (HttpContext c, string caseId, int version, CaseDoor door) => SignedInAsync(c, () => door.CardAsync(c, caseId, version)));
        app.MapGet("/api/cases/{caseId}/dossier", (HttpContext c, string caseId, DossierDoor door) => door.DossierAsync(c, caseId));
        app.MapGet("/api/cases/{caseId}/memo", (HttpContext c, string caseId, DossierDoor door) => door.MemoAsync(c, caseId));
        app.MapGet("/api/sop", (HttpContext c, DossierDoor door) => door.SopAsync(c));
        app.MapGet("/api/reports/{file}", (HttpContext c, string file, MonthlyDocumentDoor door) => door.HandleAsync(c, file));
        app.MapGet("/api/evidence/{caseId}", (HttpContext c, string caseId, EvidenceDoor door) => door.PageAsync(c, caseId));
        app.MapGet("/api/evidence/{caseId}/{sha256}", (HttpContext c, string caseId, string sha256, EvidenceDoor door) => door.PictureAsync(c, caseId, sha256));
        app.MapGet("/api/evidence/{caseId}/{sha256}/mask", (HttpContext c, string caseId, string sha256, MaskDoor door) => door.ShowAsync(c, caseId, sha256));
        app.MapPost("/api/evidence/{caseId}/{sha256}/mask", (HttpContext c, string caseId, string sha256, MaskDoor door) => door.SaveAsync(c, caseId, sha256));
        app.MapGet("/api/report", (HttpContext c, ReportPageDoor door) => door.ShowAsync(c));
        app.MapPost("/api/report", (HttpContext c, ReportPageDoor door) => door.SendAsync(c));
        app.MapGet("/api/dashboard", (HttpContext c, DashboardPageDoor door) => door.BrowserAsync(c));
        app.MapGet("/api/dashboard/tab", (HttpContext c) => DashboardPageDoor.TabAsync(c));
        app.MapGet("/api/dashboard/files/{version}/{name}", (HttpContext c, string version, string name) => DashboardPageDoor.FileAsync(c, version, name));
        app.MapGet("/api/dashboard/numbers", (HttpContext c, DashboardDoor door) => door.NumbersAsync(c));
        app.MapPost("/api/dashboard/cases", (HttpContext c, DashboardDoor door) => door.SearchAsync(c));
        app.MapGet("/api/dashboard/cases/{caseId}", (HttpContext c, string caseId, DashboardDoor door) => door.CaseAsync(c, caseId));
        // A link and not a form, because the pages forbid forms that lead elsewhere, and the login is elsewhere.
        app.MapGet("/api/signout", () => Results.SignOut(authenticationSchemes: [AuthenticationSetup.PageScheme, OpenIdConnectDefaults.AuthenticationScheme]));
        app.MapPost("/api/messages", (HttpContext c, MessagesDoor door) => door.HandleAsync(c)).RequireAuthorization(BotAuthentication.Policy);
        app.MapGet("/api/health", (HttpContext c, HealthDoor door) => door.HandleAsync(c));

        app.MapPost("/work", (HttpContext c, QueueDoor door) => door.WorkAsync(c));
        app.MapPost("/archive", (HttpContext c, QueueDoor door) => door.ArchiveAsync(c));
        app.MapPost("/reminders", (HttpContext c, QueueDoor door) => door.RemindersAsync(c));
        app.MapPost("/workPoison", (HttpContext c, QueueDoor door) => door.WorkPoisonAsync(c));
        app.MapPost("/archivePoison", (HttpContext c, QueueDoor door) => door.ArchivePoisonAsync(c));
        app.MapPost("/remindersPoison", (HttpContext c, QueueDoor door) => door.RemindersPoisonAsync(c));
        app.MapPost("/sweep", (HttpContext c, SweepDoor door) => door.HandleAsync(c));
        app.MapPost("/indicators", (HttpContext c, IndicatorsDoor door) => door.HandleAsync(c));
    }

    /// <summary>
    /// Behind the host a request looks like plain http to loopback; people came by the public address. Redirects and
    /// cookies must speak of that one.
    /// </summary>
    private static void UsePublicAddress(this WebApplication app)
    {
        var address = new Uri(app.Services.GetRequiredService<AppOptions>().PublicUrl);
        app.Use((context, next) =>
        {
            (context.Request.Scheme, context.Request.Host) = (address.Scheme, HostString.FromUriComponent(address));
            return next(context);
        });
    }

    /// <summary>Programs come with a bearer token; without a good one they get a problem that says so.</summary>
    private static async Task SignedInAsync(HttpContext context, Func<Task> next)
    {
        var ticket = await context.AuthenticateAsync(AuthenticationSetup.ApiScheme);
        if (!ticket.Succeeded)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, Problems.NotSignedIn);
            return;
        }

        context.User = ticket.Principal;
        await next();
    }
}
