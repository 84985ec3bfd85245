using Azure.Storage.Queues;
using Sop697.Domain;
using Sop697.Workflow.Doctor;

namespace Sop697.Storage.Doctor;

/// <summary>A queue as it stands.</summary>
/// <param name="Count">Messages, hidden ones too; as Azure counts, about.</param>
/// <param name="Oldest">Age of the oldest message that could be taken now; null when there is none.</param>
internal sealed record StandingQueue(string Name, int Count, TimeSpan? Oldest)
{
    public static async Task<StandingQueue?> ReadAsync(QueueServiceClient queues, StorageProbe probe, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!(await probe.ReadAsync(cancellationToken)).Queues.Contains(name)) return null;
        var queue = queues.GetQueueClient(name);
        var count = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        var first = count == 0 ? null : (await queue.PeekMessageAsync(cancellationToken)).Value;
        return new StandingQueue(name, count, time.GetUtcNow() - first?.InsertedOn);
    }

    public override string ToString() => Oldest is { } age ? $"{Name}: {Count}, {age.TotalMinutes:0} min" : $"{Name}: {Count}";
}

/// <summary>Messages are taken as they come.</summary>
internal sealed class QueuesCheck(QueueServiceClient queues, StorageProbe probe, TimeProvider time) : ICheck
{
    private const int Many = 1000;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    public string Name => "queues";

    public LocalText Title { get; } = new("Antrean kerja", "Work queues");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        List<StandingQueue> standing = [];
        foreach (var name in StorageNames.Queues.Where(n => !n.EndsWith(StorageNames.PoisonSuffix, StringComparison.Ordinal)))
            if (await StandingQueue.ReadAsync(queues, probe, name, time, cancellationToken) is { } queue) standing.Add(queue);
        var full = string.Join("; ", standing.Where(q => q.Count > Many || q.Oldest > Long));
        if (full.Length == 0) return Finding.Good($"{standing.Sum(q => q.Count)} pesan.", $"{standing.Sum(q => q.Count)} messages.");
        return Finding.Wrong(
            new LocalText($"Menumpuk (jumlah, umur tertua): {full}.", $"Piling up (count, oldest): {full}."),
            new LocalText(
                "Pastikan aplikasi Functions berjalan dan tidak dibatasi; bila SharePoint atau Teams sedang lambat, antrean surut sendiri.",
                "See that the function app runs and is not held down; while SharePoint or Teams is slow, the queues drain by themselves afterwards."));
    }
}

/// <summary>Nothing was given up on.</summary>
internal sealed class PoisonCheck(QueueServiceClient queues, StorageProbe probe, TimeProvider time) : ICheck
{
    public string Name => "poison";

    public LocalText Title { get; } = new("Antrean pesan gagal", "Poison queues");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        List<StandingQueue> standing = [];
        foreach (var name in StorageNames.Queues.Where(n => n.EndsWith(StorageNames.PoisonSuffix, StringComparison.Ordinal)))
            if (await StandingQueue.ReadAsync(queues, probe, name, time, cancellationToken) is { Count: > 0 } queue) standing.Add(queue);
        if (standing.Count == 0) return Finding.Good("Kosong.", "Empty.");
        var named = string.Join("; ", standing);
        return Finding.Wrong(
            new LocalText($"Ada pesan yang berulang kali gagal: {named}.", $"Messages failed again and again: {named}."),
            new LocalText(
                "Fungsi ...Poison mengambilnya dan menandai kasusnya; bila pesan tetap di sini, lihat log aplikasi Functions.",
                "The functions ...Poison take them and mark their cases; if messages stay here, look at the log of the function app."));
    }
}
