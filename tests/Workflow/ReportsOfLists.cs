using Sop697.Domain.Cases;
using Sop697.Workflow.Ports;

namespace Sop697.Tests.Workflow;

/// <summary>Finds everything; what is alike is decided elsewhere.</summary>
internal sealed class ReportsOfLists : ILikeReports
{
    /// <summary>In the order in which they were put.</summary>
    internal List<ReportKeys> Put { get; } = [];

    public Task PutAsync(ReportKeys report, CancellationToken cancellationToken)
    {
        Put.Add(report);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(ReportKeys report, CancellationToken cancellationToken)
    {
        Put.RemoveAll(p => p.CaseId == report.CaseId && p.Text == report.Text);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ReportKeys>> FindAsync(ReportKeys report, int? percent, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReportKeys>>([.. Put]);
}
