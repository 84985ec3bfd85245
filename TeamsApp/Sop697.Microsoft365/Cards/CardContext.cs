namespace Sop697.Microsoft365.Cards;

/// <summary>For whom and when a card is drawn.</summary>
/// <param name="PublicUrl">Address of our own pages, without a slash at the end.</param>
/// <param name="Now">UTC; an open card past its time says so.</param>
/// <param name="ViewerIds">Channel ids of those who get a fresh card when they look; empty for none.</param>
/// <param name="Language">BCP 47 tag; anything but English reads Indonesian.</param>
public sealed record CardContext(string PublicUrl, DateTimeOffset Now, IReadOnlyList<string> ViewerIds, string Language = "id")
{
    /// <summary>Number of the offered answer that the reader wants to use; null for none.</summary>
    public string? Using { get; init; }
}
