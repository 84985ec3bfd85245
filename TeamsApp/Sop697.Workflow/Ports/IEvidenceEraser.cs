namespace Sop697.Workflow.Ports;

/// <summary>Removes pictures. The same picture may be evidence of several cases, so who has it is remembered beside it.</summary>
public interface IEvidenceEraser
{
    /// <summary>Remembers that a case has a picture. Repeating it is harmless.</summary>
    Task UsedAsync(string sha256, string caseId, CancellationToken cancellationToken);

    /// <summary>Ids of the cases that have it, as far as they were remembered; they may have lost it since.</summary>
    Task<IReadOnlyList<string>> UsersAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Forgets that a case has it. Repeating it is harmless.</summary>
    Task UnusedAsync(string sha256, string caseId, CancellationToken cancellationToken);

    /// <summary>The original as it stands; null when it is gone.</summary>
    Task<StandingPicture?> FindAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Removes the original and everything that was made of it.</summary>
    /// <param name="found">The original as it was found; null when it was gone, and perhaps what was made of it is not.</param>
    /// <returns>False when somebody sent it again since it was found: nothing was removed.</returns>
    Task<bool> EraseAsync(string sha256, StandingPicture? found, CancellationToken cancellationToken);
}

/// <param name="SentAt">When it was last sent by somebody, UTC.</param>
/// <param name="Version">Opaque; changes each time it is sent.</param>
public sealed record StandingPicture(string Sha256, DateTimeOffset SentAt, string Version);
