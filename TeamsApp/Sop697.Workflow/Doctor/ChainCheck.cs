using Sop697.Domain;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow.Doctor;

/// <summary>The journals of the newest cases are whole. A sample that takes seconds; proving all of them is the work of <c>verify</c>.</summary>
public sealed class ChainCheck(ICaseIndex index, IJournal journal, TimeProvider time) : ICheck
{
    private const int Newest = 20;

    public string Name => "hash-chain";

    public LocalText Title { get; } = new("Rantai hash jurnal (contoh)", "Hash chain of the journal (sample)");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var lines = await NewestAsync(cancellationToken);
        List<LocalText> broken = [];
        foreach (var line in lines)
            if (await FaultOfAsync(line, cancellationToken) is { } fault) broken.Add(new($"{line.Number ?? line.CaseId}: {fault.Id}", $"{line.Number ?? line.CaseId}: {fault.En}"));
        if (broken.Count == 0)
        {
            return lines.Count == 0
                ? Finding.Good("Belum ada kasus.", "There are no cases yet.")
                : Finding.Good($"{lines.Count} kasus terbaru utuh.", $"The newest {lines.Count} cases are whole.");
        }

        return Finding.Wrong(
            new LocalText($"Jurnal tidak utuh: {string.Join("; ", broken.Select(b => b.Id))}.", $"Journals are not whole: {string.Join("; ", broken.Select(b => b.En))}."),
            new LocalText(
                "Jangan mengubah apa pun. Jalankan verify untuk seluruh kasus, simpan hasilnya, dan bandingkan dengan daftar Jurnal di SharePoint.",
                "Change nothing. Run verify over all cases, keep what it says, and compare with the list Jurnal in SharePoint."));
    }

    private async Task<IReadOnlyList<CaseLine>> NewestAsync(CancellationToken cancellationToken)
    {
        List<CaseLine> lines = [];
        await foreach (var line in index.OpenAsync(cancellationToken)) lines.Add(line);
        var today = Wib.Day(time.GetUtcNow());
        foreach (var month in new[] { today, today.AddMonths(-1) })
        {
            var left = Newest;
            await foreach (var line in index.ClosedAsync(month, cancellationToken))
            {
                lines.Add(line);
                if (--left == 0) break;
            }
        }

        return [.. lines.OrderByDescending(l => l.ReceivedAt).DistinctBy(l => l.CaseId).Take(Newest)];
    }

    /// <returns>Null when the journal holds, and reaches as far as the index says that it did.</returns>
    private async Task<LocalText?> FaultOfAsync(CaseLine line, CancellationToken cancellationToken)
    {
        var proof = JournalProof.Of(line.CaseId, await journal.CaseAsync(line.CaseId, cancellationToken));
        if (proof.Findings is [var first, ..]) return new LocalText($"v{first.Version} {first.What.Id}", $"v{first.Version} {first.What.En}");
        return proof.Commits.Count < line.Version
            ? new LocalText($"v{line.Version} tidak ada", $"v{line.Version} is missing")
            : null;
    }
}
