using Sop697.Domain.Cases;

namespace Sop697.Domain.Privacy;

/// <summary>
/// The content of a case that ended is given up. Sealed before anything is removed: it names every commit that is redacted by the hash it
/// had and the hash its redacted text has, and only what it names may stand in the journal with another text than was sealed.
/// </summary>
/// <param name="Reason">Why, in the words of whoever ran it; holds nothing about the subject.</param>
/// <param name="Letter">Number of the letter or of the minutes of destruction, or null.</param>
/// <param name="ApprovedBy">Who approved it, in words; the arsiparis.</param>
/// <param name="KeptUntil">As <see cref="Retention"/> reckoned it then, WIB.</param>
/// <param name="BeforeRetention">The time of keeping was not over; the reason says why it was not waited for.</param>
/// <param name="Redacted">Every commit before this one, in order.</param>
public sealed record CaseErased(
    string Reason, string? Letter, string ApprovedBy, DateOnly KeptUntil, bool BeforeRetention, IReadOnlyList<RedactedCommit> Redacted) : CaseEvent;

/// <summary>A commit whose text is replaced.</summary>
/// <param name="Version">Its place, which it keeps.</param>
/// <param name="Hash">Its hash, which it keeps and by which the one after it names it.</param>
/// <param name="RedactedHash">SHA-256 of the text that stands in its place, lower-case hex.</param>
public sealed record RedactedCommit(int Version, string Hash, string RedactedHash)
{
    public static RedactedCommit Of(Audit.SealedCommit entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.Commit.Version, entry.Hash, Audit.SealedCommit.HashOf(Redaction.Of(entry).Body));
    }
}

/// <summary>The content is gone from both copies: texts, pictures, printed dossier, and what was found by them.</summary>
/// <param name="Shared">Pictures that stay, because another case that is not erased holds the same.</param>
public sealed record ContentErased(int Shared) : CaseEvent;

/// <summary>
/// Content that was gone stands again, because a backup brought it back: it is removed once more, as the erasure on the record says. Nothing
/// new is given up by it.
/// </summary>
/// <param name="Reason">Why, in the words of whoever ran it; holds nothing about the subject.</param>
/// <param name="Letter">Number of the minutes, or null.</param>
public sealed record ErasureRepeated(string Reason, string? Letter) : CaseEvent;

/// <summary>What a case says of its erasure.</summary>
/// <param name="At">When it was decided; from then on nobody is shown the content.</param>
/// <param name="Done">When it was gone; null while that is still owed, also once more.</param>
public sealed record Erasure(
    string Reason, string? Letter, string ApprovedBy, bool BeforeRetention, IReadOnlyList<RedactedCommit> Redacted, Stamp At, Stamp? Done = null);

/// <summary>Give up the content of a case that ended. Given by the administrator on the server, with the approval of the arsiparis.</summary>
/// <param name="BeforeRetention">Also while the time of keeping is not over.</param>
/// <param name="Redacted">The journal as it was read; see <see cref="CaseErased.Redacted"/>.</param>
public sealed record EraseCase(
    DateTimeOffset Now, string Reason, string? Letter, string ApprovedBy, bool BeforeRetention, IReadOnlyList<RedactedCommit> Redacted) : CaseCommand(Now);

/// <summary>Remove once more what the record says is erased. Given by the administrator on the server.</summary>
public sealed record EraseAgain(DateTimeOffset Now, string Reason, string? Letter) : CaseCommand(Now);
