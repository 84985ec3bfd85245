namespace Sop697.Microsoft365.Cards.Model;

/// <summary>
/// An Adaptive Card, named as in Microsoft's AdaptiveCards library so that the library can take its place.
/// Only what our cards use is here.
/// </summary>
public sealed record AdaptiveCard
{
    /// <summary>What Teams bots may send.</summary>
    public const string KnownVersion = "1.5";

    /// <summary>Media type of a card in an attachment or an invoke answer.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public string Type { get; init; } = "AdaptiveCard";

    public string Version { get; init; } = KnownVersion;

    public string? FallbackText { get; init; }

    /// <summary>Read aloud for the whole card.</summary>
    public string? Speak { get; init; }

    public AdaptiveRefresh? Refresh { get; init; }

    public IReadOnlyList<AdaptiveElement> Body { get; init; } = [];

    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }
}

/// <summary>Asks the client to fetch a fresh card for some people when it is shown.</summary>
/// <param name="Action">An <see cref="AdaptiveExecuteAction"/> whose verb decides nothing.</param>
/// <param name="UserIds">Channel ids of the people, at most 60.</param>
public sealed record AdaptiveRefresh(AdaptiveAction Action, IReadOnlyList<string> UserIds)
{
    public const int MaxUsers = 60;
}
