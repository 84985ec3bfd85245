namespace Sop697.Workflow.Ports;

/// <summary>Removes pictures that no case has any more.</summary>
public interface IEvidenceEraser : IPictureUsers
{
    /// <summary>Forgets that a case has it. Repeating it is harmless.</summary>
    Task UnusedAsync(string sha256, string caseId, CancellationToken cancellationToken);

    /// <summary>Removes the original and everything that was made of it.</summary>
    /// <param name="found">The original as it was found; null when it was gone, and perhaps what was made of it is not.</param>
    /// <returns>False when somebody sent it again since it was found: nothing was removed.</returns>
    Task<bool> EraseAsync(string sha256, StandingPicture? found, CancellationToken cancellationToken);
}
