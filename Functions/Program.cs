using Microsoft.Extensions.Options;
using Sop697.Functions.Commands;
using Sop697.Functions.Hosting;
using Sop697.Storage;

if (Administration.IsMeant(args))
{
    Console.OutputEncoding = System.Text.Encoding.UTF8;
    var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    return await Administration.RunAsync(Administration.All(settings, TimeProvider.System), args, Console.Out, CancellationToken.None);
}

NativeMemory.KeepSmall();
try
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.AddProduct();
    var app = builder.Build();
    app.MapDoors();
    // Before storage is asked for anything: a wrong setting is named at once.
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    await app.Services.GetRequiredService<StorageSetup>().EnsureAsync(app.Lifetime.ApplicationStopping);
    await app.RunAsync();
}
catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
{
    // A setting that is missing or wrong is named in one line; the host shows it in its log.
    Console.Error.WriteLine($"Pengaturan / setting: {e.Message}");
}
catch (AggregateException e) when (e.InnerExceptions.All(i => i is OptionsValidationException))
{
    Console.Error.WriteLine($"Pengaturan / setting: {string.Join(" ", e.InnerExceptions.Select(i => i.Message))}");
}
catch (Exception e) when (e is not OutOfMemoryException)
{
    Console.Error.WriteLine($"Berhenti / stopped: {e}");
}

// The Functions host never restarts a handler that ends with 0, and nobody but the host may stop this one.
return 1;
