using System.Security.Cryptography;
using Sop697.Documents.Forms;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Documents.Dossiers;

/// <summary>Prints a case from its journal and the small pictures in evidence storage; SharePoint is not asked.</summary>
public sealed class DossierPrinter(IEvidenceStore evidence, IDirectory directory, TimeProvider time) : IDossiers, IDisposable
{
    private static readonly Office Unread = new([], new Dictionary<string, IReadOnlyList<Person>>(), []);

    /// <summary>One at a time: a dossier of many pictures takes tens of megabytes while it is printed.</summary>
    private readonly SemaphoreSlim press = new(1);

    public Task<PrintedDossier> PrintAsync(IReadOnlyList<SealedCommit> commits, CancellationToken cancellationToken) =>
        PrintAsync(commits, true, s => $"{s.Number}.pdf", CaseDossier.ToPdf, cancellationToken);

    /// <summary>The nota dinas of a case, in the form that the office set.</summary>
    public Task<PrintedDossier> PrintMemoAsync(IReadOnlyList<SealedCommit> commits, CancellationToken cancellationToken) =>
        PrintAsync(commits, false, s => $"{s.Number}-nota-dinas.pdf", Memo.ToPdf, cancellationToken);

    /// <summary>The SOP that new cases begin under, as a sheet.</summary>
    public async Task<PrintedDossier> PrintSopAsync(CancellationToken cancellationToken)
    {
        var office = await OfficeAsync(cancellationToken);
        // The day on which it came into force, so that the sheet is the same whenever it is printed.
        var made = new DateTimeOffset(office.Rules.Table.Effective, TimeOnly.MinValue, Domain.Time.Wib.Offset);
        return Printed("sop-697.pdf", SopSheet.ToPdf(office.Rules.Table, office.Rules.Settings.Printing, made));
    }

    private async Task<PrintedDossier> PrintAsync(
        IReadOnlyList<SealedCommit> commits, bool pictures, Func<DossierSource, string> name, Func<DossierSource, byte[]> draw, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var printed = UntilTheEnd(commits);
        var state = CaseEvolution.Fold(printed) ?? throw new ArgumentException("A case without commits.", nameof(commits));
        var office = await OfficeAsync(cancellationToken);
        await press.WaitAsync(cancellationToken);
        try
        {
            var source = new DossierSource(printed, state, office, pictures ? await PicturesAsync(state, cancellationToken) : []);
            return Printed(name(source), draw(source));
        }
        finally
        {
            press.Release();
        }
    }

    private static PrintedDossier Printed(string name, byte[] pdf) => new(name, pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)));

    /// <summary>Without the office the titles are those that the journal froze.</summary>
    private async Task<Office> OfficeAsync(CancellationToken cancellationToken) =>
        await directory.TryReadAsync(time.GetUtcNow(), cancellationToken) ?? Unread;

    public void Dispose() => press.Dispose();

    /// <summary>Up to the end of the case: what the system did afterwards changes nothing of the paper, which is the same whenever it is printed.</summary>
    private static List<SealedCommit> UntilTheEnd(IReadOnlyList<SealedCommit> commits)
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
