using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Sop697.Storage;

/// <summary>
/// The account the Functions host uses, read from the same settings: a connection string in <c>AzureWebJobsStorage</c>, or a managed
/// identity with <c>AzureWebJobsStorage__accountName</c> (or the three service addresses) and, for a user-assigned one, <c>__clientId</c>.
/// </summary>
internal sealed class StorageAccount
{
    private const string Setting = "AzureWebJobsStorage";

    private readonly string? connectionString;
    private readonly IConfigurationSection section;

    public StorageAccount(IConfiguration configuration)
    {
        section = configuration.GetSection(Setting);
        connectionString = string.IsNullOrWhiteSpace(section.Value) ? null : section.Value;
        if (connectionString is null && AccountName is null && section["tableServiceUri"] is null)
            throw new InvalidOperationException($"Setting {Setting} is missing: a connection string, or {Setting}__accountName for a managed identity.");
    }

    private string? AccountName => section["accountName"];

    public TableServiceClient Tables() => connectionString is not null
        ? new TableServiceClient(connectionString, Bounded(new TableClientOptions(), seconds: 10))
        : new TableServiceClient(Address("table"), Credential(), Bounded(new TableClientOptions(), seconds: 10));

    /// <summary>A picture may have 20 MB, so blobs get longer than a row does.</summary>
    public BlobServiceClient Blobs() => connectionString is not null
        ? new BlobServiceClient(connectionString, Bounded(new BlobClientOptions(), seconds: 30))
        : new BlobServiceClient(Address("blob"), Credential(), Bounded(new BlobClientOptions(), seconds: 30));

    public QueueServiceClient Queues()
    {
        // The host puts a message that is not Base64 into the poison queue without ever calling us.
        var options = Bounded(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, seconds: 10);
        return connectionString is not null
            ? new QueueServiceClient(connectionString, options)
            : new QueueServiceClient(Address("queue"), Credential(), options);
    }

    /// <summary>
    /// Three tries in all. A door must answer while its caller still listens; what is owed is tried again by the sweep. Nobody listens to
    /// the SDK's own lines and spans, which take a fifth of the time of a call; the calls themselves are traced as HTTP.
    /// </summary>
    internal static T Bounded<T>(T options, int seconds) where T : ClientOptions
    {
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(100);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(seconds);
        return options;
    }

    private Uri Address(string service)
    {
        if (section[service + "ServiceUri"] is { } address) return new Uri(address);
        return AccountName is { } name
            ? new Uri($"https://{name}.{service}.core.windows.net")
            : throw new InvalidOperationException($"Setting {Setting}__{service}ServiceUri is missing.");
    }

    private ManagedIdentityCredential Credential() => new(
        section["clientId"] is { Length: > 0 } client
            ? ManagedIdentityId.FromUserAssignedClientId(client)
            : ManagedIdentityId.SystemAssigned);
}
