using System.Runtime.CompilerServices;
using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Finds what SharePoint's copy has of journals that a backup made older, and gives it back.</summary>
public sealed class RestoredJournals(CaseHandler cases, IJournal journal, IArchiveCopy copy, INumbering numbering)
{
    /// <summary>Every case of which the journal lacks a decision that SharePoint has.</summary>
    /// <param name="caseId">Only this one; null for all.</param>
    public async IAsyncEnumerable<JournalRestoration> FindAsync(string? caseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var kept in caseId is null ? copy.CasesAsync(cancellationToken) : OneAsync(caseId, cancellationToken))
            if (JournalRestoration.Of(kept.CaseId, await journal.CaseAsync(kept.CaseId, cancellationToken), kept) is { Missing.Count: > 0 } restoration)
                yield return restoration;
    }

    /// <summary>The number first: a register that is as old as the backup would give it to another case.</summary>
    public async Task<Handled> RestoreAsync(JournalRestoration restoration, DateTimeOffset now, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(restoration);
        foreach (var given in restoration.Missing.SelectMany(c => c.Read().Commit.Events).OfType<CaseNumbered>())
            if (CaseNumber.Read(given.Number) is { } number && !await numbering.KeepAsync(restoration.CaseId, number.Year, number.Serial, cancellationToken))
                throw new InvalidOperationException($"{given.Number}: nomor ini sudah dipakai kasus lain / this number was given to another case");
        return await cases.RestoreAsync(restoration, now, reason, cancellationToken);
    }

    private async IAsyncEnumerable<KeptCase> OneAsync(string caseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await copy.CaseAsync(caseId, cancellationToken);
    }
}
