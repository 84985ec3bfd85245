using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sop697.Domain.Cases;

namespace Sop697.Domain.Audit;

/// <summary>One decision, kept for ever: who did it, when, what followed, and the card they answered.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Version">Position in the case's journal, from 1 without gaps.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who, as it was then.</param>
/// <param name="Events">What followed; never empty.</param>
/// <param name="Card">The card as shown and answered, or null when no card was involved.</param>
/// <param name="PreviousHash">Hash of the commit before, or <see cref="Genesis"/>.</param>
public sealed record Commit(
    string CaseId,
    int Version,
    DateTimeOffset At,
    ActedBy By,
    IReadOnlyList<CaseEvent> Events,
    AnsweredCard? Card,
    string PreviousHash)
{
    /// <summary>What the first commit of every case names as the hash before it.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Freezes the commit: canonical text and its hash.</summary>
    public SealedCommit Seal()
    {
        var body = CanonicalJson.Of(JsonSerializer.SerializeToElement(this, CommitJson.Default.Commit));
        return new SealedCommit(this, body, SealedCommit.HashOf(body));
    }
}

/// <summary>The answered card, frozen.</summary>
/// <param name="Shown">The card's JSON exactly as it was shown to this person.</param>
/// <param name="Verb">The button.</param>
/// <param name="Inputs">What was filled in, by input id.</param>
/// <param name="ActivityId">Id of the message that carried the card, opaque, or null.</param>
public sealed record AnsweredCard(string Shown, string Verb, IReadOnlyDictionary<string, string> Inputs, string? ActivityId)
{
    /// <summary>
    /// The card was not kept when it was shown, and was drawn again from the journal when it was answered: what it said is true,
    /// but letter for letter it may have looked otherwise.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Redrawn { get; init; }
}

/// <summary>A commit with the text that was hashed. Text and hash are stored as they are, in both copies.</summary>
/// <param name="Commit">The decision.</param>
/// <param name="Body">Canonical JSON; see <see cref="CanonicalJson"/>.</param>
/// <param name="Hash">Lower-case hex SHA-256 of the body's UTF-8 bytes.</param>
public sealed record SealedCommit(Commit Commit, string Body, string Hash)
{
    public static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>Reads a stored body back. The hash is taken as stored; <see cref="HashChain"/> compares.</summary>
    /// <exception cref="JsonException">The text is not a commit.</exception>
    public static SealedCommit Read(string body, string hash) =>
        new(JsonSerializer.Deserialize(body, CommitJson.Default.Commit) ?? throw new JsonException("Empty commit."), body, hash);
}

/// <summary>A commit as a copy keeps it, not yet believed: its text may not even be a commit.</summary>
/// <param name="CaseId">The case it is kept under.</param>
/// <param name="Version">The version it is kept under; 0 when its key is none.</param>
/// <param name="Body">The text as kept; empty when the copy names a text that is not there.</param>
/// <param name="Hash">The hash as kept.</param>
public sealed record StoredCommit(string CaseId, int Version, string Body, string Hash)
{
    /// <exception cref="JsonException">The text is not a commit.</exception>
    public SealedCommit Read() => SealedCommit.Read(Body, Hash);
}
