using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Client;
using Sop697.Domain;
using Sop697.Microsoft365.Graph;
using Sop697.Microsoft365.SharePoint;
using Sop697.Microsoft365.SharePoint.Provisioning;
using Sop697.Microsoft365.Teams;
using Sop697.Workflow.Doctor;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Doctor;

/// <summary>What can be looked at in Microsoft 365, in the order in which one thing rests on another.</summary>
public static class Microsoft365Doctor
{
    /// <summary>Sign-in, permissions, site, lists and office. Expects <see cref="LookedAtDay"/> and the ports of storage.</summary>
    /// <param name="definitions">What the lists must be.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; the message names it.</exception>
    public static IServiceCollection AddGraphChecks(this IServiceCollection services, IConfiguration configuration, ListDefinitions definitions)
    {
        services.AddMicrosoft365Archive(configuration);
        services.AddSingleton(s => new GraphWitness(GraphClients.Sockets(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => GraphClients.Create(s.GetRequiredService<GraphSettings>(), s.GetRequiredService<AppTokens>(), s.GetRequiredService<GraphWitness>()));
        services.AddSingleton(AdministratorSight.Of).AddSingleton(definitions);
        services.AddSingleton<Provisioner>().AddSingleton<SiteInspection>().AddSingleton<OfficeReading>();
        return services
            .AddSingleton<ICheck, GraphSignInCheck>().AddSingleton<ICheck, PermissionsCheck>().AddSingleton<ICheck, ExcessPermissionsCheck>()
            .AddSingleton<ICheck, SiteCheck>().AddSingleton<ICheck, SiteWriteCheck>()
            .AddSingleton<ICheck>(s => ListsCheck.Lists(s.GetRequiredService<SiteInspection>()))
            .AddSingleton<ICheck>(s => ListsCheck.Columns(s.GetRequiredService<SiteInspection>()))
            .AddSingleton<ICheck>(s => ListsCheck.Types(s.GetRequiredService<SiteInspection>()))
            .AddSingleton<ICheck>(s => ListsCheck.Indexes(s.GetRequiredService<SiteInspection>()))
            .AddSingleton<ICheck, ListSizeCheck>().AddSingleton<ICheck, ViewsCheck>()
            .AddSingleton<ICheck, SettingsRowsCheck>().AddSingleton<ICheck, PositionsCheck>().AddSingleton<ICheck, PositionsSoonCheck>().AddSingleton<ICheck, AdministratorCheck>()
            .AddSingleton<ICheck, HolidaysCheck>().AddSingleton<ICheck, HoldersCheck>().AddSingleton<ICheck, CatalogueCheck>()
            .AddSingleton<ICheck, ThrottlingCheck>().AddSingleton<ICheck, GraphClockCheck>();
    }

    /// <summary>The bot and its address.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; the message names it.</exception>
    public static IServiceCollection AddBotChecks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTeams(configuration);
        if (TeamsServices.Faults(configuration) is { Count: > 0 } faults) throw new InvalidOperationException(string.Join(" ", faults));
        return services
            .AddSingleton<ICheck, ConnectorSignInCheck>().AddSingleton<ICheck, ConnectorCheck>().AddSingleton<ICheck, BotKeysCheck>()
            .AddSingleton<ICheck, EndpointCheck>().AddSingleton<ICheck, EndpointGuardCheck>();
    }

    /// <summary>Whether cards reach people; expects the other checks and the ports of storage.</summary>
    /// <param name="ask">Ask Teams itself, by opening each chat.</param>
    public static IServiceCollection AddReachCheck(this IServiceCollection services, bool ask) => services.AddSingleton<ICheck>(s => new ReachCheck(
        s.GetRequiredService<OfficeReading>(), s.GetRequiredService<IConversations>(), s.GetRequiredService<ConnectorClient>(), ask));

    /// <summary>What a failure of Microsoft 365 means; null when the failure is not Microsoft 365's.</summary>
    public static LocalText? Explain(Exception failure) => failure switch
    {
        ArchiveUnavailableException { InnerException: MsalException e } => Explain(e),
        ArchiveUnavailableException { InnerException: GraphRefusedException e } => Explain(e),
        ArchiveUnavailableException e => new LocalText($"SharePoint tidak dapat ditanya: {e.Message}.", $"SharePoint cannot be asked: {e.Message}."),
        GraphRefusedException e => new LocalText($"Graph menolak: {e.Status} {e.Code}.", $"Graph refuses: {e.Status} {e.Code}."),
        ChannelUnavailableException e => new LocalText($"Teams tidak dapat ditanya: {e.Message}.", $"Teams cannot be asked: {e.Message}."),
        MsalException e => new LocalText($"Tanpa token: {SignIn.Why(e)}.", $"Without a token: {SignIn.Why(e)}."),
        HttpRequestException e => new LocalText($"Tidak ada sambungan: {e.HttpRequestError}.", $"No connection: {e.HttpRequestError}."),
        _ => null,
    };
}
