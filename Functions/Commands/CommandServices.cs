using Azure;
using Microsoft.Extensions.Options;
using Sop697.Domain;
using Sop697.Domain.Audit;
using Sop697.Microsoft365.Graph;
using Sop697.Storage;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.Commands;

/// <summary>What the commands that only read share: the product's own adapters without its web program.</summary>
internal static class CommandServices
{
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    internal static ServiceProvider For(IConfiguration configuration) => Reading(configuration).BuildServiceProvider();

    /// <summary>The same for a command that puts a decision on the record.</summary>
    /// <inheritdoc cref="For"/>
    internal static ServiceProvider ForWriting(IConfiguration configuration) => Reading(configuration).AddSingleton<CaseHandler>().AddSingleton<ErasureAgain>().AddSingleton<RestoredJournals>().BuildServiceProvider();

    private static IServiceCollection Reading(IConfiguration configuration) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(configuration)
        .AddStorage(configuration)
        .AddMicrosoft365Archive(configuration)
        .AddSingleton<Verification>();

    /// <summary>A line for who runs the command, in both languages.</summary>
    /// <param name="code">What the command is to end with.</param>
    internal static int Say(TextWriter output, LocalText line, int code)
    {
        output.WriteLine($"{line.Id} / {line.En}");
        return code;
    }

    /// <summary>What was typed as a case is none.</summary>
    internal static LocalText NoSuchCase(string wanted) => new($"Tidak ada kasus {wanted}.", $"There is no case {wanted}.");

    /// <param name="why">From <see cref="Explain"/>.</param>
    internal static LocalText NotDone(string why) => new($"Tidak berhasil: {why}", $"Failed: {why}");

    /// <summary>The id of the case with a number or an id; null when neither copy knows it. A list that somebody changed hides no case.</summary>
    internal static async Task<string?> FindAsync(IArchiveCopy copy, IJournal journal, string wanted, CancellationToken cancellationToken)
    {
        var lower = wanted.ToLowerInvariant();
        if (CaseIds.IsWellFormed(lower) && (await journal.CaseAsync(lower, cancellationToken)).Count > 0) return lower;
        var number = wanted.ToUpperInvariant();
        if (await copy.FindCaseAsync(number, cancellationToken) is { } found && await IsAsync(journal, found, number, cancellationToken)) return found;
        await foreach (var stored in journal.CasesAsync(cancellationToken))
            if (JournalProof.Of(stored[0].CaseId, stored).Number == number) return stored[0].CaseId;
        return null;
    }

    private static async Task<bool> IsAsync(IJournal journal, string caseId, string number, CancellationToken cancellationToken) =>
        JournalProof.Of(caseId, await journal.CaseAsync(caseId, cancellationToken)).Number == number;

    /// <summary>A finding in one line: what befell what, in both languages.</summary>
    internal static string Line(Finding finding)
    {
        var about = string.Join(' ', new[] { finding.Number ?? finding.CaseId, finding.Version is { } v ? $"versi/version {v}" : null }.OfType<string>());
        var kind = finding.Kind switch
        {
            FindingKind.Altered => "DIUBAH/ALTERED",
            FindingKind.Missing => "HILANG/MISSING",
            FindingKind.Added => "DITAMBAHKAN/ADDED",
            FindingKind.Misplaced => "TERTUKAR/MISPLACED",
            FindingKind.Replaced => "DIGANTI/REPLACED",
            FindingKind.Restored => "ADA LAGI/RESTORED",
            _ => "TERPUTUS/UNLINKED",
        };
        return $"{kind} {(about.Length > 0 ? about + " · " : "")}{finding.Place} {finding.Key}: {finding.What.Id} / {finding.What.En}";
    }

    /// <summary>In words for whoever runs a command; null for a bug, which shall be seen as one.</summary>
    internal static string? Explain(Exception e) => e switch
    {
        ArchiveUnavailableException { InnerException: { } inner } => $"SharePoint: {e.Message} ({inner.Message})",
        ArchiveUnavailableException => $"SharePoint: {e.Message}",
        RequestFailedException failed => $"Azure Storage: {failed.Status} {failed.ErrorCode}".TrimEnd(),
        AggregateException { InnerExceptions: [RequestFailedException failed, ..] } => $"Azure Storage: {failed.ErrorCode ?? failed.InnerException?.Message ?? failed.Message}",
        WriteContentionException => "kasus sedang ditulis oleh aplikasi; ulangi / the program is writing to the case; run again",
        HttpRequestException or IOException or UnauthorizedAccessException or OptionsValidationException or InvalidOperationException => e.Message,
        _ => null,
    };
}
