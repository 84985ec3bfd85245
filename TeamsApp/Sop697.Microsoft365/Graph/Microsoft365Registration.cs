using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;
using Microsoft.Identity.Web.TokenCacheProviders.InMemory;
using Sop697.Microsoft365.Directory;
using Sop697.Microsoft365.SharePoint;
using Sop697.Microsoft365.SharePoint.Rows;
using Sop697.Workflow.Ports;

namespace Sop697.Microsoft365.Graph;

public static class Microsoft365Registration
{
    /// <summary>
    /// Registers <see cref="IArchive"/>, <see cref="IPerformanceLists"/>, <see cref="IDirectory"/>, <see cref="IRules"/> and the Graph client; <see cref="ISnapshots"/> comes from storage.
    /// </summary>
    /// <param name="minutes">Working minutes between two times; the office's calendar when not given.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; the message names it.</exception>
    public static IServiceCollection AddMicrosoft365Archive(
        this IServiceCollection services, IConfiguration configuration, WorkingMinutes? minutes = null)
    {
        services.AddGraph(configuration);
        services.AddSingleton(s => minutes ?? OfficeMinutes(s.GetRequiredService<SharePointDirectory>()));
        services.AddSingleton<EvidenceUpload>().AddSingleton<DocumentUpload>().AddSingleton<RenditionUpload>().AddSingleton<ArchiveBatch>().AddSingleton<ArchiveLookup>().AddSingleton<MonthUpload>();
        services.AddSingleton<IArchive, SharePointArchive>();
        services.AddSingleton<IPerformanceLists, SharePointPerformance>();
        services.AddSingleton<PatientReader>().AddSingleton<IArchiveCopy, SharePointCopy>().AddSingleton<IArchiveEraser, SharePointEraser>();
        services.AddSingleton<DirectoryReader>();
        services.AddSingleton<SharePointDirectory>();
        services.AddSingleton<IDirectory>(s => s.GetRequiredService<SharePointDirectory>());
        services.AddSingleton<IRules>(s => s.GetRequiredService<SharePointDirectory>());
        services.AddHostedService<WarmUp>();
        return services;
    }

    /// <summary>The Graph client with app tokens from section <c>AzureAd</c>, and what every call shares.</summary>
    internal static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        var settings = GraphSettings.Read(configuration);
        var application = EntraSettings.Read(configuration);
        services.AddAppTokens();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(s => new AppTokens(s.GetRequiredService<ITokenAcquirerFactory>(), application, settings, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => GraphClients.Create(settings, s.GetRequiredService<AppTokens>()));
        services.AddSingleton<ThrottleGate>().AddSingleton<GraphCalls>().AddSingleton<SiteMap>();
        return services;
    }

    private static WorkingMinutes OfficeMinutes(SharePointDirectory directory) => (from, to) => directory.Known.Calendar.WorkingMinutes(from, to);

    // Other parts acquire tokens too; the first registration serves all.
    private static void AddAppTokens(this IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(ITokenAcquirerFactory))) return;
        services.AddHttpClient();
        services.AddTokenAcquisition(isTokenAcquisitionSingleton: true).AddInMemoryTokenCaches();
    }
}
