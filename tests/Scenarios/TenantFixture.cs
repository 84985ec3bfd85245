using Sop697.Tests.Scenarios;
using Sop697.Tests.Tenant;

[assembly: AssemblyFixture(typeof(TenantFixture))]

namespace Sop697.Tests.Scenarios;

/// <summary>One local tenant for all scenarios; each scenario has its own case. Faults are global, so scenarios take turns.</summary>
public sealed class TenantFixture : IAsyncLifetime
{
    private RunningTenant? _tenant;

    public RunningTenant Tenant => _tenant ?? throw new InvalidOperationException("The tenant is not running.");

    public async ValueTask InitializeAsync()
    {
        if (RunningTenant.Missing() is null) _tenant = await RunningTenant.StartAsync();
    }

    public ValueTask DisposeAsync() => _tenant?.DisposeAsync() ?? ValueTask.CompletedTask;
}
