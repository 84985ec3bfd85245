namespace Sop697.Workflow.Ports;

/// <summary>Which cases have a picture. The same picture may be evidence of several, so it is remembered beside it.</summary>
public interface IPictureUsers
{
    /// <summary>Remembers that a case has a picture. Repeating it is harmless.</summary>
    Task UsedAsync(string sha256, string caseId, CancellationToken cancellationToken);

    /// <summary>Ids of the cases that have it, as far as they were remembered; they may have lost it since.</summary>
    Task<IReadOnlyList<string>> UsersAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>The original as it stands; null when it is gone.</summary>
    Task<StandingPicture?> FindAsync(string sha256, CancellationToken cancellationToken);
}

/// <param name="SentAt">When it was last sent by somebody, UTC.</param>
/// <param name="Version">Opaque; changes each time it is sent.</param>
public sealed record StandingPicture(string Sha256, DateTimeOffset SentAt, string Version);
