using System.Globalization;
using System.Runtime.CompilerServices;
using Sop697.Domain.Cases;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>The index as lists; says how many closed lines were read.</summary>
internal sealed class IndexOfLists : ICaseIndex
{
    internal List<CaseLine> Lines { get; } = [];

    internal int ClosedRead { get; private set; }

    public Task PutAsync(CaseLine line, CancellationToken cancellationToken)
    {
        Lines.RemoveAll(l => l.CaseId == line.CaseId);
        Lines.Add(line);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<CaseLine> OpenAsync(CancellationToken cancellationToken) => Lines.Where(l => l.ClosedAt is null).ToAsyncEnumerable();

    public IAsyncEnumerable<CaseLine> ClosedAsync(DateOnly month, CancellationToken cancellationToken) =>
        ClosedAsync(month, new ClosedPlace(DateTimeOffset.MaxValue), 1, cancellationToken);

    public async IAsyncEnumerable<CaseLine> ClosedAsync(DateOnly month, ClosedPlace after, int ahead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var place = Key(after.ClosedAt, after.CaseId);
        foreach (var line in Lines.Where(l => l.ClosedAt is { } at && Wib.Day(at).ToString("yyyyMM", CultureInfo.InvariantCulture) == month.ToString("yyyyMM", CultureInfo.InvariantCulture))
            .Where(l => string.CompareOrdinal(Key(l.ClosedAt!.Value, l.CaseId), place) > 0).OrderBy(l => Key(l.ClosedAt!.Value, l.CaseId), StringComparer.Ordinal))
        {
            ClosedRead++;
            yield return line;
        }
    }

    public Task<DateOnly?> FirstClosedMonthAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Lines.Min(l => l.ClosedAt) is { } first ? new DateOnly(Wib.Day(first).Year, Wib.Day(first).Month, 1) : (DateOnly?)null);

    private static string Key(DateTimeOffset at, string caseId) => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - at.UtcTicks:D19}-{caseId}");
}
