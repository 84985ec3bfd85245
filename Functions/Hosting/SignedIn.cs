using System.Security.Claims;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Hosting;

/// <summary>Who a validated token speaks of.</summary>
internal static class SignedIn
{
    /// <summary>The person with the positions held now; no seats for somebody the office does not know.</summary>
    internal static Actor Actor(ClaimsPrincipal user, Office office) => office.Find(
        user.FindFirstValue("oid") ?? user.FindFirstValue("http://schemas.microsoft.com/identity/claims/objectidentifier") ?? "",
        Name(user) ?? "");

    /// <summary>As the login calls the person; null for nobody.</summary>
    internal static string? Name(ClaimsPrincipal user) => user.FindFirstValue("name");
}
