using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sop697.Microsoft365.Teams;

namespace Sop697.Tests.Microsoft365.Teams;

/// <summary>A whole Teams edge with invented addresses; what goes over the wire is answered by the test.</summary>
internal static class Settings
{
    internal const string AppId = "22222222-6970-4697-8697-00000000000a";
    internal const string Issuer = "https://api.botframework.com";
    internal const string Metadata = "https://login.contoh.test/v1/.well-known/openidconfiguration";
    internal const string ServiceUrl = "https://connector.contoh.test/id/";

    internal static IConfiguration Of(params (string Key, string? Value)[] other)
    {
        Dictionary<string, string?> all = new()
        {
            ["Bot:AppId"] = AppId,
            ["Bot:OpenIdMetadata"] = Metadata,
            ["Bot:Issuer"] = Issuer,
            ["Bot:ServiceUrl"] = ServiceUrl,
            ["Bot:TokenScope"] = "https://api.botframework.com/.default",
            ["App:PublicUrl"] = "https://sop697.contoh.go.id/",
            ["AzureAd:TenantId"] = "11111111-6970-4697-8697-000000000697",
        };
        foreach (var (key, value) in other) all[key] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }

    internal static IServiceCollection Services(params (string Key, string? Value)[] other)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTeams(Of(other));
        return services;
    }

    internal static void Answers(this IServiceCollection services, string client, HttpMessageHandler handler) =>
        services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => handler);
}
