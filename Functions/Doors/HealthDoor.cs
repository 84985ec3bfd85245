using Sop697.Workflow.Ports;

namespace Sop697.Functions.Doors;

/// <param name="Status"><c>ok</c>, or what is not.</param>
internal sealed record HealthView(string Status);

/// <summary><c>GET /api/health</c>: can decisions be taken? SharePoint may be down meanwhile; storage may not.</summary>
internal sealed class HealthDoor(IJournal journal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    internal async Task HandleAsync(HttpContext context)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(Patience);
        var view = new HealthView("ok");
        try
        {
            await journal.ReadAsync("health", limit.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            view = new HealthView("storage");
        }

        await context.Response.WriteAsJsonAsync(view, DoorJson.Default.HealthView, "application/json", context.RequestAborted);
    }
}
