using Sop697.LocalTenant.FunctionsHost;
using Sop697.LocalTenant.Startup;

try
{
    var repository = Repository.Find();
    switch (CommandLine.Parse(args, repository.DefaultData, Environment.CurrentDirectory))
    {
        case CommandLine.Run run:
            Loopback.BypassProxy();
            return await RunAsync(run.Options, repository);
        case CommandLine.Wrong wrong:
            Console.Error.WriteLine(wrong.Message);
            return 1;
        default:
            Console.WriteLine(CommandLine.HelpText);
            return 0;
    }
}
catch (Exception no) when (no is StartupException or FunctionAppException)
{
    Console.Error.WriteLine(no.Message);
    return 1;
}

static async Task<int> RunAsync(Sop697.LocalTenant.TenantOptions options, Repository repository)
{
    using var signals = new StopSignals();
    await using var tenant = new Tenant(options, repository, Console.WriteLine);
    try
    {
        var lost = await tenant.StartAsync(signals.Token);
        Console.WriteLine($"Ready {options.PageUrl}");
        Console.WriteLine("Buka alamat itu di peramban. Ctrl-C untuk berhenti.");
        await lost.WaitAsync(signals.Token);
        throw new StartupException("Penyimpanan lokal (Azurite) berhenti sendiri / local storage (Azurite) ended by itself.");
    }
    catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
    {
        Console.WriteLine("Menghentikan semuanya …");
        return 0;
    }
}
