using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Abstractions;
using Sop697.Microsoft365.Graph;

namespace Sop697.Microsoft365.Doctor;

/// <summary>
/// Graph as the administrator's registration sees it, for what the app itself has no business to see; as the app where section
/// <c>Administrator</c> names no other registration.
/// </summary>
internal sealed record AdministratorSight(GraphCalls Calls, bool IsApp)
{
    private const string Section = "Administrator";

    public static AdministratorSight Of(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        if (string.IsNullOrWhiteSpace(configuration[$"{Section}:ClientId"])) return new(services.GetRequiredService<GraphCalls>(), IsApp: true);

        // Everything that is not named is as for the app: the tenant is the same one.
        var application = configuration.GetSection("AzureAd").Get<MicrosoftIdentityApplicationOptions>()!;
        if (configuration.GetSection($"{Section}:ClientCredentials").Exists()) application.ClientCredentials = null;
        configuration.GetSection(Section).Bind(application);
        var (settings, time) = (services.GetRequiredService<GraphSettings>(), services.GetRequiredService<TimeProvider>());
        var tokens = new AppTokens(services.GetRequiredService<ITokenAcquirerFactory>(), application, settings, time);
        var gate = services.GetRequiredService<ThrottleGate>();
        return new(new GraphCalls(GraphClients.Create(settings, tokens), settings, gate, time, services.GetRequiredService<ILogger<GraphCalls>>()), IsApp: false);
    }
}
