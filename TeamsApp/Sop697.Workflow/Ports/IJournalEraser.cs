using Sop697.Domain.Privacy;

namespace Sop697.Workflow.Ports;

/// <summary>
/// The only way in which something that stands in the journal is ever written a second time, and it can do no more than put the redacted
/// text there that an erasure on the record names. A test holds that nothing but the removal of content asks for it.
/// </summary>
public interface IJournalEraser
{
    /// <summary>Puts the redacted text in the place of the sealed one; the hash stays. Repeating it is harmless.</summary>
    /// <param name="named">The commit as the erasure names it.</param>
    /// <param name="redacted">Its redacted text.</param>
    /// <exception cref="InvalidOperationException">The text is not the one that is named, or another commit stands there: nothing was changed.</exception>
    Task RedactAsync(string caseId, RedactedCommit named, string redacted, CancellationToken cancellationToken);

    /// <summary>Forgets every card that was kept in a place; see <see cref="IShownCards"/>. Repeating it is harmless.</summary>
    Task ForgetShownAsync(string place, CancellationToken cancellationToken);
}
