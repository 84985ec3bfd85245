using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sop697.LocalTenant.Graph.People;
using Sop697.LocalTenant.Login;

namespace Sop697.LocalTenant.Connector;

public static class ConnectorServices
{
    private const long MaxFormBytes = 128L * 1024 * 1024;

    /// <summary>Registers the Bot Connector, the chats and what the page needs.</summary>
    public static IServiceCollection AddConnector(this IServiceCollection services, TenantOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenSigner>();
        services.TryAddSingleton<BotTokens>();
        services.TryAddSingleton<Accounts>();
        services.AddSingleton<ChatStore>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<Activities>();
        services.AddSingleton<BotClient>();
        services.AddSingleton<BotInstallation>();
        services.AddSingleton<CardActions>();
        services.AddSingleton<MessageExtension>();
        services.AddSingleton<PersonaMessages>();
        services.AddSingleton<ThreadRates>();
        services.AddSingleton<ConnectorTokens>();
        services.AddHttpClient(BotClient.HttpClientName).RemoveAllLoggers();
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxFormBytes);
        return services;
    }
}
