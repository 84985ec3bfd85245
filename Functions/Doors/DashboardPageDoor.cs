using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Sop697.Functions.Hosting;
using Sop697.Functions.Pages;

namespace Sop697.Functions.Doors;

/// <summary>
/// <c>GET /api/dashboard</c> in a browser, <c>GET /api/dashboard/tab</c> inside Teams, and their files. Both pages are a shell without
/// data; what stands in it comes from the doors beside, each of which asks who reads.
/// </summary>
internal sealed class DashboardPageDoor(OfficeGate gate)
{
    /// <summary>Sends strangers to the sign-in, and people without a position away.</summary>
    internal async Task BrowserAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(AuthenticationSetup.PageScheme);
        if (!session.Succeeded)
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = context.Request.Path });
            return;
        }

        if (await gate.AdmitAsync(context, session) is not null) await DashboardPage.WriteAsync(context, DashboardHost.Browser);
    }

    /// <summary>Whoever frames it gets the shell and nothing else: there is no session inside a frame, so Teams is asked for a token.</summary>
    internal static Task TabAsync(HttpContext context) => DashboardPage.WriteAsync(context, DashboardHost.Teams);

    internal static Task FileAsync(HttpContext context, string version, string name) =>
        DashboardFiles.Find(name) is { } file ? file.WriteAsync(context, version) : Problems.WriteAsync(context, StatusCodes.Status404NotFound, Problems.NoSuchPage);
}
