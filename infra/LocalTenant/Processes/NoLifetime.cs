namespace Sop697.LocalTenant.Processes;

/// <summary>Signals are the start-up's business: it stops things in order, so no web server may stop by itself.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
