namespace Sop697.Workflow.Ports;

/// <summary>Nudges: they make owed work quick; <see cref="IDueTable"/> makes it safe.</summary>
public interface IWorkQueue
{
    /// <summary>Asks for the owed work of a case to be performed.</summary>
    /// <param name="row">What guards the work; forgotten by whoever finds nothing owed any more.</param>
    /// <param name="delay">How long to wait first.</param>
    Task NudgeAsync(DueRow row, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Asks for the case's commits and files to be written to SharePoint.</summary>
    Task NudgeArchiveAsync(DueRow row, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Asks for what lies in a person's box to be sent.</summary>
    /// <param name="row">Of the person, see <see cref="ReminderEntries.DueFor"/>.</param>
    Task NudgeRemindersAsync(DueRow row, TimeSpan delay, CancellationToken cancellationToken);
}
