using Microsoft.Extensions.Options;
using Sop697.Functions.Commands;
using Sop697.Functions.Doctor;
using Sop697.Functions.Hosting;
using Sop697.Microsoft365.SharePoint.Provisioning;
using Sop697.Storage;

if (args is [var name, .. var asked])
{
    var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    var command = name switch
    {
        "provision" => ProvisionCommand.RunAsync(asked, settings, Console.Out, CancellationToken.None),
        "doctor" => DoctorCommand.RunAsync(asked, settings, InUtf8(), TimeProvider.System, CancellationToken.None),
        "indicators" or "indikator" => IndicatorsCommand.RunAsync(asked, settings, Console.Out, CancellationToken.None),
        VerifyCommand.Name => VerifyCommand.RunAsync(asked, settings, InUtf8(), CancellationToken.None),
        ExportCommand.Name => ExportCommand.RunAsync(asked, settings, TimeProvider.System, InUtf8(), CancellationToken.None),
        SubjectCommand.Name => SubjectCommand.RunAsync(asked, settings, TimeProvider.System, InUtf8(), CancellationToken.None),
        EraseCommand.Name => EraseCommand.RunAsync(asked, settings, TimeProvider.System, InUtf8(), CancellationToken.None),
        // A word that is no command must not start a server that nobody asked for.
        [not '-', ..] => RefuseAsync(name),
        _ => null,
    };
    if (command is not null) return await command;
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

static async Task<int> RefuseAsync(string name)
{
    await Console.Error.WriteLineAsync($"Perintah '{name}' tidak dikenal / unknown command: provision, doctor, indicators, {VerifyCommand.Name}, {ExportCommand.Name}, {SubjectCommand.Name}, {EraseCommand.Name}");
    return 2;
}

static TextWriter InUtf8()
{
    Console.OutputEncoding = System.Text.Encoding.UTF8;
    return Console.Out;
}
