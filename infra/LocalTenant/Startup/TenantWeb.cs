using Sop697.LocalTenant.Processes;

namespace Sop697.LocalTenant.Startup;

/// <summary>The web server of the page, Graph, the Connector and <c>/_tenant</c> (http) and of the login (https).</summary>
internal static class TenantWeb
{
    private const long MaxBody = 150 * 1024 * 1024;

    public static WebApplication Build(TenantOptions options, Repository repository, LineLog log)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = repository.LocalTenant,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Logging.ClearProviders().AddProvider(new FileLoggerProvider(log)).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        // An open page must not keep Ctrl-C waiting.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        TenantParts.Add(builder.Services, options);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.ListenLocalhost(options.Port);
            var login = TenantParts.Login(kestrel.ApplicationServices);
            kestrel.ListenLocalhost(options.LoginPort, listen => listen.UseHttps(login.Certificate));
        });
        var app = builder.Build();
        TenantParts.Map(app);
        return app;
    }
}
