using Sop697.Benchmarks;
using Sop697.Tests.Tenant;

Plan plan;
try
{
    plan = Plan.Read(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

if (plan.Verify is { } commits)
{
    var proved = await VerifyBench.RunAsync(commits);
    Tables.Budgets([proved]);
    return proved.Holds ? 0 : 1;
}

if (RunningTenant.Missing() is { } missing)
{
    Console.Error.WriteLine(missing);
    return 2;
}

if (plan.Attach is { } running)
{
    using var client = new TenantClient(running.Page, running.Functions);
    return await MeasureAsync(client);
}

// One Kepala Seksi gets every card: what Teams takes for one chat would be measured instead of the product.
var settings = new Dictionary<string, string> { ["Bot__ChatMessagesPerSecond"] = "10000", ["Bot__ChatMessagesPer30Seconds"] = "300000" };
await using var tenant = await RunningTenant.StartAsync("Release", settings, functions: plan.Functions);
return await MeasureAsync(tenant.Client);

async Task<int> MeasureAsync(TenantClient client)
{
    var budgets = plan.Dashboard is { } lines ? await new DashboardBench(client, lines).RunAsync() : await new Bench(client, plan).RunAsync();
    Tables.Budgets(budgets);
    return budgets.All(b => b.Holds) ? 0 : 1;
}
