namespace Sop697.Workflow.Ports;

/// <summary>
/// Cards as people saw them, so that what somebody answered is kept and not drawn again. Those that the runner sends go into
/// the journal together with the commit that records it; see <see cref="IJournal.AppendAsync"/>.
/// </summary>
public interface IShownCards
{
    /// <summary>Keeps cards that no commit records. Repeating it is harmless.</summary>
    /// <param name="place">What they were shown for: a case id, or another name that only its maker can form.</param>
    Task KeepAsync(string place, IReadOnlyList<ShownCard> cards, CancellationToken cancellationToken);

    /// <summary>The text of a card that was kept in this very place, or null.</summary>
    /// <param name="id">As <see cref="ShownCard.Id"/>; comes from outside, so anything may stand in it.</param>
    Task<string?> FindAsync(string place, string id, CancellationToken cancellationToken);
}

/// <summary>A card as it was shown, named by its content. What its text says is nobody's business here.</summary>
/// <param name="Id">32 bytes as Base64url.</param>
/// <param name="Text">Word for word.</param>
public sealed record ShownCard(string Id, string Text)
{
    /// <summary>Place of the forms that somebody is shown before there is a case. No case id looks like this.</summary>
    public static string FormsOf(string objectId) => $"formulir-{objectId}";

    /// <summary>A name from outside is only looked up when it has the form of ours.</summary>
    public static bool IsWellFormed(string? id) => id is { Length: 43 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
