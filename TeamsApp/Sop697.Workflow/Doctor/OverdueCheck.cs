using Sop697.Domain;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow.Doctor;

/// <summary>Owed work that was due long ago: the sweep does not run, or does not keep up.</summary>
public sealed class OverdueCheck(IDueTable due, TimeProvider time) : ICheck
{
    /// <summary>The sweep looks every 15 seconds, and what it tries is put off; nothing stays due for this long.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    private const int Most = 100;

    public string Name => "owed-work";

    public LocalText Title { get; } = new("Pekerjaan yang terutang", "Owed work");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var rows = await due.DueAsync(time.GetUtcNow() - Late, Most, cancellationToken);
        if (rows.Count == 0) return Finding.Good("Tidak ada yang tertunggak.", "Nothing is behind.");
        var count = rows.Count == Most ? $"{Most}+" : $"{rows.Count}";
        return Finding.Wrong(
            new LocalText($"{count} kasus menunggu lebih dari {Late.TotalMinutes:0} menit untuk dikerjakan.", $"{count} cases have waited for more than {Late.TotalMinutes:0} minutes to be worked on."),
            new LocalText(
                "Pastikan aplikasi Functions berjalan dan fungsi sweep tidak dimatikan; lihat lognya.",
                "See that the function app runs and that the function sweep is not disabled; look at its log."));
    }
}
