using Sop697.Domain.Audit;
using Sop697.Domain.Indicators;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>Gathers what the monthly document says, from the journal and the office's lists.</summary>
public sealed class MonthlyRegisters(IndicatorReader reader, IPerformanceLists lists, IClosedMonths months, IDirectory directory, TimeProvider time)
{
    /// <returns>Null for a month that has not begun.</returns>
    /// <exception cref="ArchiveUnavailableException">The targets cannot be read now, and a document that says there are none would be wrong.</exception>
    /// <exception cref="DirectoryUnavailableException">The office was never read and cannot be read now.</exception>
    public async Task<MonthlyRegister?> ReadAsync(IndicatorPeriod month, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (month.First > IndicatorPeriod.Month(now).First) return null;
        var office = await directory.ReadAsync(now, cancellationToken);
        var targets = await lists.TargetsAsync(month.First.Year, cancellationToken);
        List<RegisterRow> rows = [];
        var count = await reader.ReadAsync(
            state =>
            {
                if (month.Covers(state.ReceivedAt)) rows.Add(RegisterRow.Of(state, office.Rules.TableOf(state), now));
            },
            cancellationToken);
        return new MonthlyRegister(
            MonthlyReport.Of(count, targets, month) with { Bands = office.Rules.Settings.AchievementBands },
            [.. rows.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Number, StringComparer.Ordinal)],
            await months.FindAsync(ClosedMonth.NameOf(month.First), cancellationToken),
            office);
    }
}
