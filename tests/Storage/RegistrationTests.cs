using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sop697.Storage;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Storage;

public sealed class RegistrationTests
{
    [Fact]
    public void Without_an_account_the_start_fails_and_names_the_setting()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Register([]));
        Assert.Contains("AzureWebJobsStorage", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_name_means_a_managed_identity()
    {
        await using var services = Register(new() { ["AzureWebJobsStorage:accountName"] = "contoh" });
        Assert.Equal("https://contoh.table.core.windows.net/", services.GetRequiredService<TableServiceClient>().Uri.ToString());
        Assert.Equal("https://contoh.blob.core.windows.net/", services.GetRequiredService<BlobServiceClient>().Uri.ToString());
        Assert.Equal("https://contoh.queue.core.windows.net/", services.GetRequiredService<QueueServiceClient>().Uri.ToString());
    }

    [Fact]
    public async Task Service_addresses_may_be_given_one_by_one()
    {
        await using var services = Register(new()
        {
            ["AzureWebJobsStorage:blobServiceUri"] = "https://b.example/",
            ["AzureWebJobsStorage:queueServiceUri"] = "https://q.example/",
            ["AzureWebJobsStorage:tableServiceUri"] = "https://t.example/",
            ["AzureWebJobsStorage:clientId"] = "5b1f0c1e-0000-4000-8000-000000000002",
        });
        Assert.Equal("https://t.example/", services.GetRequiredService<TableServiceClient>().Uri.ToString());
        Assert.Equal("https://b.example/", services.GetRequiredService<BlobServiceClient>().Uri.ToString());
        Assert.Equal("https://q.example/", services.GetRequiredService<QueueServiceClient>().Uri.ToString());
    }

    [Theory]
    [InlineData("LeaseSeconds", "4")]
    [InlineData("LeaseSeconds", "301")]
    [InlineData("PicturesAtOnce", "0")]
    public async Task A_setting_out_of_range_is_named(string name, string value)
    {
        await using var services = Register(new() { ["AzureWebJobsStorage:accountName"] = "contoh", [$"Storage:{name}"] = value });
        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<StorageOptions>>().Value);
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_port_that_storage_carries_is_there()
    {
        await using var services = Register(new() { ["AzureWebJobsStorage:accountName"] = "contoh" });
        Type[] elsewhere =
        [
            typeof(IApprovalChannel), typeof(IReminderChannel), typeof(IReportChannel), typeof(IArchive), typeof(IArchiveCopy), typeof(IArchiveEraser), typeof(IPerformanceLists),
            typeof(IDirectory), typeof(IRules), typeof(IDossiers), typeof(IReportPrinter),
        ];
        var ports = typeof(IJournal).Assembly.GetTypes().Where(t => t.IsInterface && t.Namespace == typeof(IJournal).Namespace).Except(elsewhere);
        Assert.All(ports, port => Assert.NotNull(services.GetService(port)));
    }

    private static ServiceProvider Register(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
