using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>Finds reports by what they have in common with another: by key, never by reading them all. It may be made anew from the journal.</summary>
public interface ILikeReports
{
    /// <summary>Lets a report be found. Repeating it is harmless.</summary>
    Task PutAsync(ReportKeys report, CancellationToken cancellationToken);

    /// <summary>Lets a report be found no more by these keys. Repeating it is harmless.</summary>
    Task RemoveAsync(ReportKeys report, CancellationToken cancellationToken);

    /// <summary>
    /// Reports that may be like this one, with as much of their keys as made them be found. Texts only of the same channel, of the last
    /// <see cref="Likeness.Days"/> days before it and of about the same length; of each kind the newest few.
    /// </summary>
    /// <param name="percent">How alike texts must be; null when texts are not compared.</param>
    Task<IReadOnlyList<ReportKeys>> FindAsync(ReportKeys report, int? percent, CancellationToken cancellationToken);
}
