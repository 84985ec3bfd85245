using Sop697.Domain.Cases;
using Sop697.Domain.Steps;
using Sop697.Functions.Hosting;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <summary><c>GET /api/cases/{caseId}</c>: how a case stands, for the people of its chain.</summary>
internal sealed class CaseDoor(CaseHandler cases, IDirectory directory, IArchiveCursors cursors, TimeProvider time)
{
    internal async Task HandleAsync(HttpContext context, string caseId)
    {
        var cancellationToken = context.RequestAborted;
        var office = await directory.ReadAsync(time.GetUtcNow(), cancellationToken);
        var by = SignedIn.Actor(context.User, office);
        var loaded = CaseIds.IsWellFormed(caseId) && by.Seats.Count > 0 ? await cases.LoadAsync(caseId, cancellationToken) : null;
        if (by.Seats.Count == 0)
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NoRole);
        }
        else if (loaded is null)
        {
            await Problems.WriteAsync(context, Refusals.NoSuchCase);
        }
        else if (!CaseAccess.MayRead(loaded.State, by))
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, Problems.NotInChain);
        }
        else
        {
            var cursor = await cursors.ReadAsync(caseId, cancellationToken);
            var view = CaseView.Of(loaded, cursor, Sop697Table.Find(loaded.State.SopRevision), office, Problems.Language(context.Request));
            await context.Response.WriteAsJsonAsync(view, DoorJson.Default.CaseView, "application/json", cancellationToken);
        }
    }
}
