using Sop697.Domain.Cases;
using Sop697.Workflow;
using Sop697.Workflow.Ports;

namespace Sop697.Functions.CardActions;

/// <summary>
/// Pictures that a card names by the lower-case hex of their SHA-256. What a client sends proves nothing, so a name stands only for
/// a picture that this person sent in the chat, or that the card's case holds already.
/// </summary>
internal sealed class NamedPictures(ISentPictures sent, IEvidenceStore evidence, CaseHandler cases)
{
    /// <returns>Null when there is no such picture for this person.</returns>
    internal async Task<Evidence?> FindAsync(CardPress press, string? sha256, CancellationToken cancellationToken)
    {
        if (!IsWellFormed(sha256)) return null;
        if (await sent.FindAsync(press.By.ObjectId, sha256!, cancellationToken) is { } mine) return await evidence.HoldAsync(mine, cancellationToken) ? mine : null;
        if (!CaseIds.IsWellFormed(press.Data.CaseId)) return null;
        return (await cases.LoadAsync(press.Data.CaseId, cancellationToken))?.State.Evidence.FirstOrDefault(e => e.Sha256 == sha256);
    }

    private static bool IsWellFormed(string? id) => id is { Length: 64 } && id.All(char.IsAsciiHexDigitLower);
}
