using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Sop697.Domain.Cases;
using Sop697.Functions.Hosting;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary>Lets in who may look at a case: people with a signed-in page, programs with a bearer token.</summary>
internal sealed class CaseReaders(CaseHandler cases, IDirectory directory, TimeProvider time)
{
    /// <summary>Sends people who are not signed in to the sign-in. Null when the answer is written already.</summary>
    /// <param name="programs">A bearer token will do as well; else only the page's own session counts.</param>
    internal static async Task<ClaimsPrincipal?> SignedInAsync(HttpContext context, bool programs)
    {
        var program = programs && context.Request.Headers.Authorization.Count > 0;
        var ticket = await context.AuthenticateAsync(program ? AuthenticationSetup.ApiScheme : AuthenticationSetup.PageScheme);
        if (ticket.Succeeded) return context.User = ticket.Principal;
        if (program) await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, Problems.NotSignedIn);
        else await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = context.Request.Path });
        return null;
    }

    /// <summary>Sends strangers to the sign-in, and people outside the chain away. Null when the answer is written already.</summary>
    /// <param name="programs">As in <see cref="SignedInAsync"/>.</param>
    internal async Task<AdmittedReader?> AdmitAsync(HttpContext context, string caseId, bool programs)
    {
        if (await SignedInAsync(context, programs) is not { } person) return null;
        var office = await directory.ReadAsync(time.GetUtcNow(), context.RequestAborted);
        var by = SignedIn.Actor(person, office);
        var loaded = CaseIds.IsWellFormed(caseId) ? await cases.LoadAsync(caseId, context.RequestAborted) : null;
        if (loaded is not null && CaseAccess.MayRead(loaded.State, by)) return new AdmittedReader(loaded, office, by);
        await (by.Seats.Count > 0 && loaded is null
            ? Problems.WriteAsync(context, Refusals.NoSuchCase)
            : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NotInChain));
        return null;
    }

    /// <summary>The same for what a case holds: of one whose content was given up nothing is shown or printed any more.</summary>
    /// <inheritdoc cref="AdmitAsync"/>
    internal async Task<AdmittedReader?> AdmitToContentAsync(HttpContext context, string caseId, bool programs)
    {
        var admitted = await AdmitAsync(context, caseId, programs);
        if (admitted is not { Loaded.State.Erased: not null }) return admitted;
        await Problems.WriteAsync(context, StatusCodes.Status410Gone, Refusals.Erased.Text);
        return null;
    }
}

/// <summary>Somebody who may look at this case.</summary>
internal sealed record AdmittedReader(LoadedCase Loaded, Office Office, Actor By);
