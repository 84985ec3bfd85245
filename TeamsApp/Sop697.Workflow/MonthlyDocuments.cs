using Microsoft.Extensions.Logging;
using Sop697.Domain.Audit;
using Sop697.Domain.Indicators;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Prints each closed month once, on the morning its numbers are told, and keeps it as the office keeps its paper: the bytes in storage first,
/// named by their hash beside the closing, and then the same bytes in the library. Whatever stops it in between, the next try has the same document.
/// </summary>
public sealed class MonthlyDocuments(
    NightlyIndicators night, MonthlyRegisters registers, IReportPrinter printer, IClosedMonths months, IArchive archive, IDirectory directory, TimeProvider time, ILogger<MonthlyDocuments> log)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private DateTimeOffset _next;
    private string? _settled;

    /// <summary>Does nothing once the month that is over has its document. Months that were missed since the last one that has are made up for.</summary>
    /// <returns>How many documents were put into the library.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = ClosedMonth.NameOf(IndicatorPeriod.Month(now).First.AddMonths(-1));
        if (now < _next || _settled == last || await directory.TryReadAsync(now, cancellationToken) is not { } office) return 0;
        if (office.Rules.Calendar.NextWorkingMoment(now) > now) return 0;
        if (!await night.WasDoneAsync(cancellationToken)) return 0;
        var kept = await months.ReadAsync(cancellationToken).ToListAsync(cancellationToken);
        var put = 0;
        foreach (var month in Owed(kept).Where(k => k.Month.Ends <= now))
        {
            if (!await PutAsync(month, cancellationToken))
            {
                _next = now + Rest;
                return put;
            }

            put++;
        }

        if (kept is [.., var newest] && newest.Month.Month == last) _settled = last;
        return put;
    }

    /// <summary>An office that has closed months for long and never kept a document begins with the newest: the others were printed and signed then.</summary>
    private static IEnumerable<KeptMonth> Owed(List<KeptMonth> kept)
    {
        var first = kept.FindIndex(k => k.Document is not null);
        return kept.Skip(first < 0 ? kept.Count - 1 : first).Where(k => k.Document?.Path is null);
    }

    private async Task<bool> PutAsync(KeptMonth kept, CancellationToken cancellationToken)
    {
        var (name, document) = (kept.Month.Month, kept.Document?.Sha256);
        try
        {
            document ??= await PrintAsync(kept.Month, cancellationToken);
            if (document is null) return false;
            var pdf = await months.DocumentAsync(document, cancellationToken) ?? throw new FileNotFoundException($"The document of {name} is not in storage.");
            var path = await archive.PutMonthDocumentAsync(kept.Month, document, pdf, cancellationToken);
            await months.DocumentArchivedAsync(name, path, cancellationToken);
            log.MonthDocumentKept(name);
            return true;
        }
        catch (Exception e) when (e is ArchiveUnavailableException or DirectoryUnavailableException)
        {
            log.MonthDocumentPostponed(name, e.Message);
        }
        catch (ArchiveMismatchException e)
        {
            // Trying again mends nothing; the proof of both copies says so too.
            log.MonthDocumentDiffers(name, e.Message);
        }

        return false;
    }

    private async Task<string?> PrintAsync(ClosedMonth month, CancellationToken cancellationToken) =>
        await registers.ReadAsync(new IndicatorPeriod(ClosedMonth.DayOf(month.Month), 1), cancellationToken) is { } register
            ? await months.KeepDocumentAsync(month.Month, printer.ToPdf(register), cancellationToken)
            : null;
}
