using Sop697.Domain;
using Sop697.Domain.Audit;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Proves the printed documents of closed months: in storage, in the library, and the hash beside the closing in SharePoint.</summary>
internal sealed class MonthDocumentProof(IArchiveCopy copy, IClosedMonths months)
{
    private static readonly string Library = Places.List("Berkas");

    /// <param name="copies">Read before the months of storage are, which are told first and so know of all that SharePoint has.</param>
    internal async Task ProveAsync(IReadOnlyList<MonthCopy> copies, VerificationReport report, CancellationToken cancellationToken)
    {
        var theirs = copies.GroupBy(c => c.Month.Month).ToDictionary(g => g.Key, g => g.First());
        await foreach (var kept in months.ReadAsync(cancellationToken))
        {
            var other = theirs.GetValueOrDefault(kept.Month.Month);
            if (kept.Document is { } document) await ProveAsync(kept.Month, document, other, report, cancellationToken);
            else if (other?.Document is not null)
                report.Add([Found(FindingKind.Missing, Places.Months, kept.Month.Month, new("dokumen bulan ini tidak ada, tetapi sidiknya ada di SharePoint", "the document of this month is missing, and its hash stands in SharePoint"))]);
            // What was put there a moment ago is remembered only afterwards.
            if (kept.Document is { Path: null }) continue;
            foreach (var path in await copy.DocumentsAsync(kept.Month, cancellationToken))
                if (!string.Equals(path, kept.Document?.Path, StringComparison.OrdinalIgnoreCase))
                    report.Remark(Found(FindingKind.Added, Library, path, FileProof.NotOurs));
        }
    }

    private async Task ProveAsync(ClosedMonth month, MonthDocument document, MonthCopy? other, VerificationReport report, CancellationToken cancellationToken)
    {
        await using (var own = await months.DocumentAsync(document.Sha256, cancellationToken) is { } kept ? new MemoryStream(kept.ToArray(), writable: false) : null)
            await ProveAsync(Places.Months, month.Month, document.Sha256, own, report, cancellationToken);
        if (document.Path is not { } path)
        {
            report.Owe(1);
            return;
        }

        // It may have been put there since. A closing that is missing there has been told already.
        if (other is not null && other.Document != document.Sha256) other = (await copy.MonthsAsync(cancellationToken)).FirstOrDefault(c => c.Month.Month == month.Month);
        if (other is not null && other.Document != document.Sha256)
            report.Add([Found(FindingKind.Altered, Places.List("TutupBuku"), month.Month, new("sidik dokumen bulanannya lain daripada di penyimpanan", "the hash of its document is another than in storage"))]);
        await using var file = await copy.OpenFileAsync(path, FileLibrary.Documents, cancellationToken);
        await ProveAsync(Library, path, document.Sha256, file, report, cancellationToken);
    }

    private static async Task ProveAsync(string place, string key, string sha256, Stream? content, VerificationReport report, CancellationToken cancellationToken)
    {
        report.CountFile();
        if (await FileProof.WrongAsync(sha256, content, cancellationToken) is var (kind, what)) report.Add([Found(kind, place, key, what)]);
    }

    private static Finding Found(FindingKind kind, string place, string key, LocalText what) => new(kind, place, key, null, null, null, what);
}
