using Sop697.Functions;
using Sop697.Functions.Hosting;
using Sop697.Microsoft365.SharePoint.Provisioning;
using Sop697.Storage;

if (args is ["provision", ..])
{
    var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    return await ProvisionCommand.RunAsync(args[1..], settings, Console.Out, CancellationToken.None);
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddProduct();
var app = builder.Build();
app.MapDoors();
try
{
    await app.Services.GetRequiredService<StorageSetup>().EnsureAsync(app.Lifetime.ApplicationStopping);
    await app.RunAsync();
}
catch (Exception e) when (e is not OutOfMemoryException)
{
    app.Logger.StoppedByFault(e);
}

// The Functions host never restarts a handler that ends with 0, and nobody but the host may stop this one.
return 1;
