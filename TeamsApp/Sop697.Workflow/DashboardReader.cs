using Sop697.Domain.Dashboard;
using Sop697.Domain.Time;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>The office at a glance, from the index: what is open costs what is open, what is closed is kept as sums.</summary>
public sealed class DashboardReader(ICaseIndex index, ClosedDays closed, IRules office, TimeProvider time)
{
    public async Task<DashboardNumbers> ReadAsync(TrendUnit unit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = Wib.Day(now);
        var trend = TrendSpan.Until(today, unit);
        var counting = closed.ReadAsync(trend[0].From, today, cancellationToken);
        var open = await index.OpenAsync(cancellationToken).ToListAsync(cancellationToken);
        return DashboardNumbers.Of(open, await counting, trend, (await office.ReadAsync(cancellationToken)).Table, now);
    }

    /// <summary>At night: the sums that are kept are counted anew.</summary>
    public Task RenewAsync(CancellationToken cancellationToken)
    {
        var today = Wib.Day(time.GetUtcNow());
        return closed.RenewAsync(TrendSpan.Until(today, TrendUnit.Month)[0].From, today, cancellationToken);
    }
}
