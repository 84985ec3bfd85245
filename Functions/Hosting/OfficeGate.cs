using Microsoft.AspNetCore.Authentication;
using Sop697.Domain;
using Sop697.Domain.Cases;
using Sop697.Functions.Doors;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Hosting;

/// <summary>A person of the office, and the office as it is now.</summary>
internal sealed record Admitted(Actor By, Office Office);

/// <summary>
/// Lets the people of the office's positions in to read: with a bearer token, as Teams gives one to a tab and programs have one, else
/// with the session of a signed-in page.
/// </summary>
internal sealed class OfficeGate(IDirectory directory, TimeProvider time)
{
    internal static readonly LocalText NotOfTheOffice = new(
        "Mohon maaf, dasbor ini hanya untuk pegawai yang memegang jabatan dalam SOP 697. Jika Anda memerlukannya, hubungi administrator.",
        "Sorry, this dashboard is only for staff who hold a position in SOP 697. If you need it, please ask the administrator.");

    /// <returns>Null when nobody was let in; the refusal is written.</returns>
    internal async Task<Admitted?> AdmitAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(context.Request.Headers.Authorization.Count > 0 ? AuthenticationSetup.ApiScheme : AuthenticationSetup.PageScheme);
        if (ticket.Succeeded) return await AdmitAsync(context, ticket);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, Problems.NotSignedIn);
        return null;
    }

    /// <param name="ticket">A good one.</param>
    /// <returns>Null when the person holds no position; the refusal is written.</returns>
    internal async Task<Admitted?> AdmitAsync(HttpContext context, AuthenticateResult ticket)
    {
        context.User = ticket.Principal!;
        var office = await directory.ReadAsync(time.GetUtcNow(), context.RequestAborted);
        var by = SignedIn.Actor(context.User, office);
        if (by.Seats.Count > 0) return new Admitted(by, office);
        await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, NotOfTheOffice);
        return null;
    }
}
