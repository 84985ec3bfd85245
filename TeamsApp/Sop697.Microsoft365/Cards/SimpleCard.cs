using Sop697.Microsoft365.Cards.Model;

namespace Sop697.Microsoft365.Cards;

/// <summary>A card that belongs to no case.</summary>
internal static class SimpleCard
{
    internal static AdaptiveCard Of(
        string title, IReadOnlyList<AdaptiveElement> body, IReadOnlyList<AdaptiveAction>? actions = null) => new()
        {
            FallbackText = title,
            Body = [CardSheet.Title(title), .. body],
            Actions = actions is { Count: > 0 } ? actions : null,
        };
}
