using Azure.Storage.Blobs;
using Sop697.Domain;
using Sop697.Workflow.Doctor;

namespace Sop697.Storage.Doctor;

/// <summary>Tables, blobs and queues answer to this identity.</summary>
internal sealed class StorageReachedCheck(StorageProbe probe) : ICheck
{
    public string Name => "storage";

    public LocalText Title { get; } = new("Penyimpanan Azure", "Azure Storage");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await probe.ReadAsync(cancellationToken);
            return Finding.Good("Tabel, blob, dan antrean menjawab.", "Tables, blobs and queues answer.");
        }
        catch (Exception e) when (StorageDoctor.Explain(e) is { } why)
        {
            return Finding.Wrong(why, new LocalText(
                "Periksa AzureWebJobsStorage, jaringan, dan firewall akun penyimpanan. Tanpa penyimpanan tidak ada yang dapat diputuskan.",
                "Look at AzureWebJobsStorage, the network and the firewall of the storage account. Without storage nothing can be decided."));
        }
    }
}

/// <summary>Everything that the product keeps its things in is there.</summary>
internal sealed class StoragePartsCheck(StorageProbe probe) : ICheck
{
    public string Name => "storage-parts";

    public LocalText Title { get; } = new("Tabel, kontainer, antrean", "Tables, containers, queues");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var missing = (await probe.ReadAsync(cancellationToken)).Missing;
        if (missing.Count == 0) return Finding.Good("Lengkap.", "Complete.");
        var named = string.Join(", ", missing);
        return Finding.Wrong(
            new LocalText($"Belum ada: {named}.", $"Missing: {named}."),
            new LocalText(
                "Jalankan ulang aplikasi Functions; ia membuat yang belum ada. Bila ini pernah ada, pulihkan dari cadangan lebih dahulu.",
                "Restart the function app; it makes what is missing. If it was there before, restore it from the backup first."));
    }
}

/// <summary>Tokens, due dates and the order of what happened depend on the clock of this machine.</summary>
internal sealed class StorageClockCheck(BlobServiceClient blobs, TimeProvider time) : ICheck
{
    public string Name => "clock-storage";

    public LocalText Title { get; } = new("Jam mesin terhadap penyimpanan", "Clock against storage");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        // Asked for something small that answers with a date whether or not it is there.
        var answer = await blobs.GetBlobContainerClient(StorageNames.SnapshotContainer).ExistsAsync(cancellationToken);
        return ClockSkew.Of(answer.GetRawResponse().Headers.Date, time.GetUtcNow());
    }
}
