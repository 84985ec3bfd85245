using System.Security.Cryptography;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Documents.Dossiers;

/// <summary>Prints a case from its journal and the small pictures in evidence storage; SharePoint is not asked.</summary>
public sealed class DossierPrinter(IEvidenceStore evidence, IDirectory directory, TimeProvider time) : IDossiers
{
    public async Task<PrintedDossier> PrintAsync(IReadOnlyList<SealedCommit> commits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var printed = Printed(commits);
        var state = CaseEvolution.Fold(printed) ?? throw new ArgumentException("A case without commits.", nameof(commits));
        var office = await directory.ReadAsync(time.GetUtcNow(), cancellationToken);
        var source = new DossierSource(printed, state, office, await PicturesAsync(state, cancellationToken));
        var pdf = CaseDossier.ToPdf(source);
        return new PrintedDossier($"{source.Number}.pdf", pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)));
    }

    /// <summary>Up to the end of the case: what the system did afterwards changes nothing of the paper, which is the same whenever it is printed.</summary>
    private static List<SealedCommit> Printed(IReadOnlyList<SealedCommit> commits)
    {
        var end = commits.FirstOrDefault(c => c.Commit.Events.Any(e => e is CaseClosed))?.Commit.Version ?? int.MaxValue;
        return [.. commits.TakeWhile(c => c.Commit.Version <= end)];
    }

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> PicturesAsync(Case state, CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var sha256 in state.Evidence.Select(e => e.Sha256).Distinct())
        {
            await using var preview = await evidence.OpenPreviewAsync(sha256, cancellationToken);
            if (preview is null) continue;
            using var bytes = new MemoryStream();
            await preview.CopyToAsync(bytes, cancellationToken);
            pictures[sha256] = bytes.ToArray();
        }

        return pictures;
    }
}
