using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Sop697.Domain.Audit;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>
/// Proves both copies of the journal, and everything that is made of it. Reads one case at a time of either copy; whatever looks wrong is
/// read once more by itself before it is told, because the product goes on working meanwhile. Changes nothing.
/// </summary>
public sealed class Verification(IJournal journal, IArchiveCopy copy, IArchiveCursors cursors, IEvidenceStore evidence, IPictureUsers pictures, IClosedMonths months, TimeProvider time)
{
    /// <summary>Cases read ahead of each copy, while others are reckoned.</summary>
    private const int Ahead = 32;

    private readonly FileProof files = new(journal, copy, evidence, pictures, time);

    /// <param name="told">Is given every finding as it is made.</param>
    /// <exception cref="ArchiveUnavailableException">SharePoint cannot be read.</exception>
    public async Task<VerificationReport> RunAsync(VerificationScope scope, Action<Finding> told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(told);
        await copy.PrepareAsync(cancellationToken);
        var report = new VerificationReport(told);
        if (scope.CaseId is { } only) await LookAgainAsync(only, scope, report, cancellationToken);
        else await AllAsync(scope, report, cancellationToken);
        return report;
    }

    private async Task AllAsync(VerificationScope scope, VerificationReport report, CancellationToken cancellationToken)
    {
        List<KeptMonth> closed = scope.Year is null ? await months.ReadAsync(cancellationToken).ToListAsync(cancellationToken) : [];
        using var reckoned = new MonthProof(closed.Select(c => c.Month));
        await foreach (var (caseId, stored, kept) in PairsAsync(cancellationToken))
        {
            if (scope.Year is { } year && YearOf(stored, kept) is { } other && other != year) continue;
            var verdict = CaseProof.Of(caseId, stored, kept, ArchiveReach.All, copy.Rows);
            reckoned.Add(caseId, verdict.Journal.Commits);
            if (verdict.Findings.Count > 0 || verdict.Owed > 0) await LookAgainAsync(caseId, scope, report, cancellationToken);
            else await TakeAsync(verdict, scope, report, cancellationToken);
        }

        if (scope.Year is not null) return;
        var copies = await copy.MonthsAsync(cancellationToken);
        report.Add(MonthProof.Compare([.. closed.Select(c => (c.Month, c.Archived))], [.. copies.Select(c => c.Month)], out var owed));
        report.Owe(owed);
        report.CountMonths(closed.Count);
        if (scope.Files) await new MonthDocumentProof(copy, months).ProveAsync(copies, report, cancellationToken);
        // The earliest says it all: every later hash is over the same decisions too.
        if (reckoned.Broken() is [var first, ..]) await NameAsync(first, report, cancellationToken);
    }

    /// <summary>One case by itself: first how far SharePoint is, then what it has, and last the journal, which then has all that SharePoint has.</summary>
    private async Task LookAgainAsync(string caseId, VerificationScope scope, VerificationReport report, CancellationToken cancellationToken)
    {
        var cursor = await cursors.ReadAsync(caseId, cancellationToken);
        var kept = await copy.CaseAsync(caseId, cancellationToken);
        var stored = await journal.CaseAsync(caseId, cancellationToken);
        if (stored.Count == 0 && scope.CaseId is not null && kept is { Cases.Count: 0, Steps.Count: 0, Audit.Count: 0 }) return;
        await TakeAsync(CaseProof.Of(caseId, stored, kept, new ArchiveReach(cursor.Version, cursor.Steps), copy.Rows), scope, report, cancellationToken);
    }

    private async Task TakeAsync(CaseVerdict verdict, VerificationScope scope, VerificationReport report, CancellationToken cancellationToken)
    {
        report.Add(verdict);
        if (scope.Files && verdict.Journal.State is { } state) await files.ProveAsync(state, report, cancellationToken);
    }

    private async Task NameAsync(ClosedMonth month, VerificationReport report, CancellationToken cancellationToken)
    {
        List<CaseStand> now = [];
        await foreach (var stored in journal.CasesAsync(cancellationToken))
            if (MonthProof.StandOf(stored[0].CaseId, JournalProof.Of(stored[0].CaseId, stored).Commits, month.Ends) is { } stand) now.Add(stand);
        report.Add(MonthProof.Named(month, await months.StandsAsync(month, cancellationToken), now));
    }

    /// <summary>Both copies side by side. A case that comes out of order, or in one copy only, comes with nothing of the other.</summary>
    private async IAsyncEnumerable<(string CaseId, IReadOnlyList<StoredCommit> Stored, KeptCase Kept)> PairsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var own = ReadAhead(journal.CasesAsync(stop.Token), stop.Token).GetAsyncEnumerator(cancellationToken);
        await using var theirs = ReadAhead(copy.CasesAsync(stop.Token), stop.Token).GetAsyncEnumerator(cancellationToken);
        var (mine, other) = (await own.MoveNextAsync(), await theirs.MoveNextAsync());
        while (mine || other)
        {
            var order = !mine ? 1 : !other ? -1 : string.CompareOrdinal(own.Current[0].CaseId, theirs.Current.CaseId);
            yield return order switch
            {
                < 0 => (own.Current[0].CaseId, own.Current, KeptCase.Nothing(own.Current[0].CaseId)),
                > 0 => (theirs.Current.CaseId, [], theirs.Current),
                _ => (theirs.Current.CaseId, own.Current, theirs.Current),
            };
            if (order <= 0) mine = await own.MoveNextAsync();
            if (order >= 0) other = await theirs.MoveNextAsync();
        }

        await stop.CancelAsync();
    }

    private static async IAsyncEnumerable<T> ReadAhead<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = System.Threading.Channels.Channel.CreateBounded<T>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await foreach (var one in source.WithCancellation(cancellationToken)) await channel.Writer.WriteAsync(one, cancellationToken);
                    channel.Writer.Complete();
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    channel.Writer.Complete(e);
                }
            },
            cancellationToken);
        await foreach (var one in channel.Reader.ReadAllAsync(cancellationToken)) yield return one;
        await reading;
    }

    /// <summary>The year a case was received, WIB, by whichever copy can be read.</summary>
    private static int? YearOf(IReadOnlyList<StoredCommit> stored, KeptCase kept)
    {
        if (stored.Count > 0 && JournalProof.Of(stored[0].CaseId, [stored[0]]).Commits is [var first, ..]) return Wib.Year(first.Commit.At);
        var row = kept.Cases.Concat(kept.Steps).FirstOrDefault(r => r.Values.ContainsKey("Tahun"));
        return row is not null && int.TryParse(row.Values["Tahun"], out var year) ? year : null;
    }
}

/// <summary>What is to be proved.</summary>
/// <param name="CaseId">One case only; null for all.</param>
/// <param name="Year">Only cases received in this year, WIB; null for all. Closed months are proved only when all cases are.</param>
/// <param name="Files">Whether pictures and printed documents are read and hashed, pictures in both copies.</param>
public sealed record VerificationScope(string? CaseId, int? Year, bool Files);

/// <summary>What was proved and found.</summary>
public sealed class VerificationReport(Action<Finding> told)
{
    public int Cases { get; private set; }

    public int Commits { get; private set; }

    /// <summary>Pictures and documents read, of both copies together.</summary>
    public int Files { get; private set; }

    public int Months { get; private set; }

    /// <summary>Rows and pictures that SharePoint is still to be given.</summary>
    public int Owed { get; private set; }

    public int Findings { get; private set; }

    /// <summary>What differs and proves nothing.</summary>
    public IList<Finding> Notes { get; } = [];

    /// <summary>What is whole, and what the arsiparis should look at all the same.</summary>
    public IList<Finding> Remarks { get; } = [];

    internal void Add(CaseVerdict verdict)
    {
        Cases++;
        Commits += verdict.Journal.Stored.Count;
        Owed += verdict.Owed;
        foreach (var note in verdict.Notes) Notes.Add(note);
        Add(verdict.Findings);
    }

    internal void Add(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Findings++;
            told(finding);
        }
    }

    /// <summary>A look at a part, with what it found.</summary>
    internal void Add(VerificationReport part, IEnumerable<Finding> findings)
    {
        Owed += part.Owed;
        Files += part.Files;
        foreach (var remark in part.Remarks) Remarks.Add(remark);
        Add(findings);
    }

    internal void Owe(int rows) => Owed += rows;

    internal void Remark(Finding remark) => Remarks.Add(remark);

    internal void CountFile() => Files++;

    internal void CountMonths(int count) => Months = count;
}
