using Sop697.Domain.Cases;

namespace Sop697.Workflow.Ports;

/// <summary>
/// Pictures that a person sent in the chat. A card names them by their hash, and a card can be forged: only what the person sent is
/// looked up, never what anybody else did.
/// </summary>
public interface ISentPictures
{
    /// <summary>Repeating it is harmless.</summary>
    Task RememberAsync(string objectId, IReadOnlyList<Evidence> pictures, CancellationToken cancellationToken);

    /// <summary>What is known of a picture that this person sent, or null. Purpose is always the question's.</summary>
    Task<Evidence?> FindAsync(string objectId, string sha256, CancellationToken cancellationToken);
}
