namespace Sop697.Workflow;

/// <summary>What is looked after once a day or month beside the cases. Each knows by itself whether its time has come, so that it may be asked at every sweep.</summary>
public sealed class DailyRound(NightlyLook night, DashboardReader dashboard, MonthEnd month, AdministratorNotice administrator, RetentionNotice retention)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await night.RunAsync(cancellationToken) is not null) await dashboard.RenewAsync(cancellationToken);
        await month.RunAsync(cancellationToken);
        await administrator.RunAsync(cancellationToken);
        await retention.RunAsync(cancellationToken);
    }
}
