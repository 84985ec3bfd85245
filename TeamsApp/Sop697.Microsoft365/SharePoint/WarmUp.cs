using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.SharePoint;

/// <summary>Finds site and office behind the start, so that no case waits for it. A start never fails because SharePoint is down.</summary>
internal sealed class WarmUp(SiteMap sites, IDirectory directory, TimeProvider time, ILogger<WarmUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await sites.FindAsync(stoppingToken);
            await directory.ReadAsync(time.GetUtcNow(), stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            log.GraphOutage(e.GetType().Name);
        }
    }
}
