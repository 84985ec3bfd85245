using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>What a person has filled in for a report whose picture is still to come. One for each person: a newer one takes its place.</summary>
public interface IReportDrafts
{
    /// <param name="at">UTC.</param>
    Task SaveAsync(string objectId, Inquiry inquiry, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Null when there is none, or none since that time.</summary>
    /// <param name="since">UTC; who waited longer has forgotten what it was about.</param>
    Task<Inquiry?> FindAsync(string objectId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The report was made. Repeating it is harmless.</summary>
    Task ForgetAsync(string objectId, CancellationToken cancellationToken);
}
