using System.Globalization;
using System.Security.Cryptography;
using Sop697.Documents.Forms;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Documents.Dossiers;

/// <summary>
/// Prints a case from its journal and the small pictures in evidence storage, covered as the case says now; SharePoint is not asked.
/// </summary>
public sealed class DossierPrinter(Renditions renditions, IDirectory directory, TimeProvider time) : IDossiers, IDisposable
{
    private static readonly Office Unread = new([], new Dictionary<string, IReadOnlyList<Person>>(), []);

    /// <summary>One at a time: a dossier of many pictures takes tens of megabytes while it is printed.</summary>
    private readonly SemaphoreSlim press = new(1);

    public Task<PrintedDossier> PrintAsync(IReadOnlyList<SealedCommit> commits, CancellationToken cancellationToken) =>
        PrintAsync(commits, true, NameOf, CaseDossier.ToPdf, cancellationToken);

    /// <summary>The nota dinas of a case, in the form that the office set.</summary>
    public Task<PrintedDossier> PrintMemoAsync(IReadOnlyList<SealedCommit> commits, CancellationToken cancellationToken) =>
        PrintAsync(commits, false, (s, _) => $"{s.Number}-nota-dinas.pdf", Memo.ToPdf, cancellationToken);

    /// <summary>The SOP that new cases begin under, as a sheet.</summary>
    public async Task<PrintedDossier> PrintSopAsync(CancellationToken cancellationToken)
    {
        var office = await OfficeAsync(cancellationToken);
        // The day on which it came into force, so that the sheet is the same whenever it is printed.
        var made = new DateTimeOffset(office.Rules.Table.Effective, TimeOnly.MinValue, Domain.Time.Wib.Offset);
        return Printed("sop-697.pdf", SopSheet.ToPdf(office.Rules.Table, office.Rules.Settings.Printing, made));
    }

    private async Task<PrintedDossier> PrintAsync(
        IReadOnlyList<SealedCommit> commits, bool pictures, Func<DossierSource, Case, string> name, Func<DossierSource, byte[]> draw, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var printed = UntilTheEnd(commits);
        var state = CaseEvolution.Fold(printed) ?? throw new ArgumentException("A case without commits.", nameof(commits));
        var now = CaseEvolution.Fold(commits)!;
        var office = await OfficeAsync(cancellationToken);
        await press.WaitAsync(cancellationToken);
        try
        {
            var source = new DossierSource(printed, state, office, pictures ? await PicturesAsync(now, cancellationToken) : []) { Masks = now.Masks };
            return Printed(name(source, now), draw(source));
        }
        finally
        {
            press.Release();
        }
    }

    /// <summary>Beside one that was archived already, and that shows more or less of a picture, it has a name of its own.</summary>
    private static string NameOf(DossierSource source, Case now) => now.Dossier is null || now.Dossier.Masks == now.MaskVersion
        ? $"{source.Number}.pdf"
        : string.Create(CultureInfo.InvariantCulture, $"{source.Number}-samar-{now.MaskVersion}.pdf");

    private static PrintedDossier Printed(string name, byte[] pdf) => new(name, pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)));

    /// <summary>Without the office the titles are those that the journal froze.</summary>
    private async Task<Office> OfficeAsync(CancellationToken cancellationToken) =>
        await directory.TryReadAsync(time.GetUtcNow(), cancellationToken) ?? Unread;

    public void Dispose() => press.Dispose();

    /// <summary>
    /// Up to the end of the case: what the system did afterwards changes nothing of the paper, which is the same whenever it is printed. Only
    /// what is covered on its pictures is the newest.
    /// </summary>
    private static List<SealedCommit> UntilTheEnd(IReadOnlyList<SealedCommit> commits)
    {
        var end = commits.FirstOrDefault(c => c.Commit.Events.Any(e => e is CaseClosed))?.Commit.Version ?? int.MaxValue;
        return [.. commits.TakeWhile(c => c.Commit.Version <= end)];
    }

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> PicturesAsync(Case now, CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var picture in now.Evidence.Where(e => e.Purpose != EvidencePurpose.Hardcopy).DistinctBy(e => e.Sha256))
            if (await renditions.MaskedAsync(picture, now.MaskOf(picture.Sha256), cancellationToken) is { } jpeg) pictures[picture.Sha256] = jpeg;

        return pictures;
    }
}
