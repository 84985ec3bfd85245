using Sop697.LocalTenant.Connector;
using Sop697.LocalTenant.Control;
using Sop697.LocalTenant.FunctionsHost;
using Sop697.LocalTenant.Graph;
using Sop697.LocalTenant.Graph.People;
using Sop697.LocalTenant.Login;
using Sop697.LocalTenant.Rehearsal;

namespace Sop697.LocalTenant.Startup;

/// <summary>The one place that names every part of the tenant's web server.</summary>
internal static class TenantParts
{
    public static void Add(IServiceCollection services, TenantOptions options)
    {
        services.AddSingleton(options);
        services.AddRehearsal(options);
        services.AddSingleton<PersonaReach>();
        services.AddControl().AddLogin(options).AddGraph(options).AddConnector(options).AddFunctionsControl();
    }

    public static void Map(WebApplication app)
    {
        app.UseRequestCounts().UseFaults().MapLogin().MapGraph().MapControl();
        app.MapConnector();
        app.MapChats();
        app.MapReach();
        app.MapPage();
        app.MapFunctionsControl();
        app.MapRehearsal();
        app.MapPersonaCalls();
    }

    /// <summary>The login's certificate, and the bundle that makes the product trust it.</summary>
    public static LoginCertificate Login(IServiceProvider services) => services.GetRequiredService<LoginCertificate>();

    /// <summary>Tells the bot that it is installed for every persona, once the product can hear it.</summary>
    public static Task AnnounceInstallsAsync(IServiceProvider services, CancellationToken cancel)
    {
        var (bot, graph) = (services.GetRequiredService<BotInstallation>(), services.GetRequiredService<AppInstallations>());
        bot.LeaveOut(persona => graph.Change(persona, installed: false));
        // Graph answers before Teams has told the bot, as the real one does.
        graph.Changed += (persona, installed) => _ = bot.ChangedAsync(persona, installed);
        return bot.RunAsync(cancel);
    }
}
