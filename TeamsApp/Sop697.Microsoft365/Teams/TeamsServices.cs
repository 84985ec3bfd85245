using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;
using Microsoft.Identity.Web.TokenCacheProviders.InMemory;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Teams;

public static class TeamsServices
{
    private static readonly TimeSpan ConnectorTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DownloadTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The Teams edge: who may post activities, and how cards reach people. Expects <see cref="IConversations"/>,
    /// <see cref="IWaitingCases"/>, <see cref="IDirectory"/> and the Graph client to be there. A missing setting stops the program at start and is named.
    /// </summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        AddOptions(services, configuration);
        AddTokens(services, configuration);
        AddClients(services);
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BotAuthentication.Setup>();
        services.AddAuthentication().AddJwtBearer(BotAuthentication.Scheme, _ => { });
        services.AddAuthorizationBuilder().AddPolicy(
            BotAuthentication.Policy, policy => policy.AddAuthenticationSchemes(BotAuthentication.Scheme).RequireAuthenticatedUser());
        return services
            .AddSingleton<ConnectorClient>()
            .AddSingleton<AppForPeople>()
            .AddSingleton<ChatOpener>()
            .AddSingleton<ChatReplies>()
            .AddSingleton<AttachmentFetcher>()
            .AddSingleton<IApprovalChannel, TeamsApprovalChannel>()
            .AddSingleton<TeamsReminderChannel>()
            .AddSingleton<IReminderChannel>(s => s.GetRequiredService<TeamsReminderChannel>())
            .AddSingleton<IReportChannel>(s => s.GetRequiredService<TeamsReminderChannel>());
    }

    private static void AddOptions(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidation>();
        services.AddOptions<BotOptions>().Configure(bot => Fill(bot, configuration)).ValidateOnStart();
    }

    /// <summary>What is wrong with the bot's settings; empty when a program may start with them.</summary>
    internal static IReadOnlyList<string> Faults(IConfiguration configuration)
    {
        var bot = new BotOptions();
        Fill(bot, configuration);
        return [.. new BotOptionsValidation().Validate(null, bot).Failures ?? []];
    }

    private static void Fill(BotOptions bot, IConfiguration configuration)
    {
        configuration.GetSection(BotOptions.Section).Bind(bot);
        // A setting that is there and empty is bound as nothing.
        bot.CatalogAppId ??= "";
        bot.TenantId = configuration["AzureAd:TenantId"] ?? "";
        bot.PublicUrl = configuration["App:PublicUrl"] ?? "";
    }

    /// <summary>App-only tokens; singletons, because cards are sent outside any request. Another part may have asked for them first.</summary>
    private static void AddTokens(IServiceCollection services, IConfiguration configuration)
    {
        var application = configuration.GetSection("AzureAd").Get<MicrosoftIdentityApplicationOptions>() ?? new MicrosoftIdentityApplicationOptions();
        services.AddSingleton(s => new BotTokens(
            s.GetRequiredService<ITokenAcquirerFactory>(), application, s.GetRequiredService<IOptions<BotOptions>>(), s.GetRequiredService<TimeProvider>()));
        if (services.Any(s => s.ServiceType == typeof(ITokenAcquirerFactory))) return;
        services.AddTokenAcquisition(isTokenAcquisitionSingleton: true).AddInMemoryTokenCaches();
    }

    /// <summary>No loggers of the factory: they would write addresses, which hold ids of people and chats.</summary>
    private static void AddClients(IServiceCollection services)
    {
        services.AddHttpClient(BotAuthentication.MetadataClient, c => c.Timeout = ConnectorTimeout).RemoveAllLoggers();
        services.AddHttpClient(ConnectorClient.Client, c => c.Timeout = ConnectorTimeout)
            .ConfigurePrimaryHttpMessageHandler(Handler).SetHandlerLifetime(Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        services.AddHttpClient(AttachmentFetcher.Client, c => c.Timeout = DownloadTimeout)
            .ConfigurePrimaryHttpMessageHandler(Handler).SetHandlerLifetime(Timeout.InfiniteTimeSpan).RemoveAllLoggers();
    }

    /// <summary>A redirect could lead a token or a fetch to a host nobody allowed.</summary>
    private static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = Rest };
}
