using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sop697.Storage;

namespace Sop697.Tests.Storage;

/// <summary>A set-up storage account with the product's own registration on it.</summary>
public sealed class Account : IAsyncDisposable
{
    private readonly string connection;
    private readonly ServiceProvider services;
    private readonly List<ServiceProvider> others = [];

    private Account(string connection)
    {
        this.connection = connection;
        services = Register(null);
    }

    public TableServiceClient Tables => Get<TableServiceClient>();

    public BlobServiceClient Blobs => Get<BlobServiceClient>();

    /// <summary>A queue as it lies in the account, without the decoding that our own clients do.</summary>
    public QueueClient RawQueue(string name) => new(connection, name);

    public static async Task<Account> NewAsync(Azurite azurite)
    {
        ArgumentNullException.ThrowIfNull(azurite);
        var account = new Account(azurite.NewAccount());
        await account.Get<StorageSetup>().EnsureAsync(TestContext.Current.CancellationToken);
        return account;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>The same port in another process, as it were: nothing is shared but the account.</summary>
    public T GetElsewhere<T>(Action<IServiceCollection>? change = null) where T : notnull
    {
        var other = Register(change);
        others.Add(other);
        return other.GetRequiredService<T>();
    }

    /// <summary>The same port over a wire that loses answers.</summary>
    public T GetOver<T>(LossyWire wire) where T : notnull => GetElsewhere<T>(change => change
        .AddSingleton(new TableServiceClient(connection, Over(new TableClientOptions(), wire)))
        .AddSingleton(new BlobServiceClient(connection, Over(new BlobClientOptions(), wire))));

    public async ValueTask DisposeAsync()
    {
        foreach (var other in others) await other.DisposeAsync();
        await services.DisposeAsync();
    }

    private static T Over<T>(T options, LossyWire wire) where T : ClientOptions
    {
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(wire, HttpPipelinePosition.PerRetry);
        return options;
    }

    private ServiceProvider Register(Action<IServiceCollection>? change)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection, ["Storage:LeaseSeconds"] = "5" })
            .Build();
        var collection = new ServiceCollection().AddLogging().AddStorage(configuration);
        change?.Invoke(collection);
        return collection.BuildServiceProvider();
    }
}
