namespace Sop697.Workflow.Ports;

/// <summary>Last known copies of small settings, so that a start succeeds while SharePoint is down.</summary>
public interface ISnapshots
{
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    Task SaveAsync(string name, string json, CancellationToken cancellationToken);

    /// <summary>The text with the version that <see cref="TryReplaceAsync"/> asks for; null when there is none.</summary>
    Task<Snapshot?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Saves unless somebody else has saved since.</summary>
    /// <param name="version">Of the text that was read before; null when there was none.</param>
    /// <returns>False when nothing was saved: read again.</returns>
    Task<bool> TryReplaceAsync(string name, string text, string? version, CancellationToken cancellationToken);
}

/// <param name="Text">As saved.</param>
/// <param name="Version">Opaque.</param>
public sealed record Snapshot(string Text, string Version);
