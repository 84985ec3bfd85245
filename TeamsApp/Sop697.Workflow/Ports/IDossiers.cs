using Sop697.Domain.Audit;

namespace Sop697.Workflow.Ports;

/// <summary>Prints the dossier of a case ("berkas"). Takes tenths of a second, so never on the way of somebody's press.</summary>
public interface IDossiers
{
    /// <summary>Prints from the journal alone: of a closed case up to its end, so that it is the same whenever it is printed.</summary>
    /// <param name="commits">The whole journal of the case.</param>
    Task<PrintedDossier> PrintAsync(IReadOnlyList<SealedCommit> commits, CancellationToken cancellationToken);
}

/// <param name="Name">File name, ASCII.</param>
/// <param name="Pdf">The document.</param>
/// <param name="Sha256">Lower-case hex of its bytes.</param>
public sealed record PrintedDossier(string Name, ReadOnlyMemory<byte> Pdf, string Sha256);
