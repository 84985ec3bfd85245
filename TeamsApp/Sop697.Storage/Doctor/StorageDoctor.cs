using Azure;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sop697.Domain;
using Sop697.Workflow.Doctor;

namespace Sop697.Storage.Doctor;

/// <summary>What can be looked at in Azure Storage, and the ports that other checks need of it.</summary>
public static class StorageDoctor
{
    /// <exception cref="InvalidOperationException">The account's setting is missing or cannot be read; the message names it and not what it holds.</exception>
    public static IServiceCollection AddStorageChecks(this IServiceCollection services, IConfiguration configuration)
    {
        var account = new StorageAccount(configuration);
        try
        {
            _ = (account.Tables(), account.Blobs(), account.Queues());
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidOperationException("Setting AzureWebJobsStorage is no connection string.");
        }

        return services.AddStorage(configuration).AddChecks();
    }

    internal static IServiceCollection AddChecks(this IServiceCollection services) => services
        .AddSingleton<StorageProbe>()
        .AddSingleton<ICheck, StorageReachedCheck>()
        .AddSingleton<ICheck, StoragePartsCheck>()
        .AddSingleton<ICheck, StorageClockCheck>()
        .AddSingleton<ICheck, QueuesCheck>()
        .AddSingleton<ICheck, PoisonCheck>()
        .AddSingleton<ICheck, OverdueCheck>()
        .AddSingleton<ICheck, ChainCheck>();

    /// <summary>What a failure of storage means; null when the failure is not storage's.</summary>
    public static LocalText? Explain(Exception failure) => failure switch
    {
        RequestFailedException { Status: 403 or 401 } e => new LocalText(
            $"Penyimpanan menolak identitas ini ({e.ErrorCode ?? "403"}); beri peran Storage Blob, Queue, dan Table Data Contributor.",
            $"Storage refuses this identity ({e.ErrorCode ?? "403"}); give it the roles Storage Blob, Queue and Table Data Contributor."),
        RequestFailedException { Status: 404 } e => new LocalText($"Tidak ada di penyimpanan ({e.ErrorCode}).", $"Not in storage ({e.ErrorCode})."),
        RequestFailedException { Status: > 0 } e => new LocalText($"Penyimpanan menjawab {e.Status} {e.ErrorCode}.", $"Storage answered {e.Status} {e.ErrorCode}."),
        AuthenticationFailedException => new LocalText("Identitas terkelola tidak memberi token untuk penyimpanan.", "The managed identity gives no token for storage."),
        RequestFailedException or AggregateException { InnerException: RequestFailedException } => new LocalText(
            "Penyimpanan tidak menjawab.", "Storage does not answer."),
        _ => null,
    };
}
