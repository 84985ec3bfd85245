using Sop697.Domain.Audit;
using Sop697.Domain.Cases;
using Sop697.Domain.Privacy;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Documents.Dossiers;

/// <summary>What a dossier is printed from. The same source gives the same bytes.</summary>
/// <param name="Commits">The journal as far as it is printed.</param>
/// <param name="State">Folded from it.</param>
/// <param name="Office">For titles, and for pangkat and NIP below the signatures.</param>
/// <param name="Pictures">JPEG by the SHA-256 of the original; a picture that is missing is said in its place.</param>
internal sealed record DossierSource(
    IReadOnlyList<SealedCommit> Commits, Case State, Office Office, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures)
{
    /// <summary>What is covered on them, by the same key.</summary>
    internal IReadOnlyDictionary<string, PictureMask> Masks { get; init; } = new Dictionary<string, PictureMask>();

    internal SopTable Table { get; } = Sop697Table.Find(State.SopRevision);

    internal PrintSettings Print => Office.Rules.Settings.Printing;

    internal string Number => State.Number ?? State.Id;

    /// <summary>Hash of the last commit that is printed; names all before it.</summary>
    internal string Hash => Commits[^1].Hash;

    /// <summary>Title of a position: as the office has it, else as the journal froze it.</summary>
    internal string Label(string position) => Office.Position(position)?.Label
        ?? Commits.Select(c => c.Commit.By).LastOrDefault(b => b.Position == position)?.PositionLabel
        ?? position;

    /// <summary>Who acted last for a position; null when nobody did.</summary>
    internal ActedBy? Signer(string? position) => Commits.Select(c => c.Commit.By).LastOrDefault(b => b.Position == position);

    /// <summary>The person in the office's list, for pangkat and NIP.</summary>
    internal Person? Listed(string? objectId) => Office.Holders.Values.SelectMany(h => h).FirstOrDefault(p => p.ObjectId == objectId);
}
