namespace Sop697.Functions.CardActions;

/// <summary>Pictures are named by the lower-case hex of their SHA-256. A name from a card is only looked up when it has that form.</summary>
internal static class PictureIds
{
    internal static bool IsWellFormed(string? id) => id is { Length: 64 } && id.All(char.IsAsciiHexDigitLower);
}
