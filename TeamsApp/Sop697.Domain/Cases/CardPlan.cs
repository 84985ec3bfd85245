namespace Sop697.Domain.Cases;

/// <summary>A card that must stand in somebody's chat, as data. The wording and layout are made elsewhere.</summary>
/// <param name="Key">Unique within the case: kind and the index of what it is about, for example <c>konsultasi/3</c>.</param>
/// <param name="Kind">Which card.</param>
/// <param name="Position">Whom it is for.</param>
/// <param name="Index">Index into steps or consultations; -1 for the receipt.</param>
/// <param name="IsOpen">The person may still act on it.</param>
/// <param name="Face">Changes exactly when the card must look different.</param>
public sealed record PlannedCard(string Key, CardKind Kind, string Position, int Index, bool IsOpen, string Face);

public enum CardKind
{
    /// <summary>To the team: the report is safe, and how it stands.</summary>
    Receipt,

    /// <summary>To the owner at row 4: consult, answer, release, return or close.</summary>
    Consult,

    /// <summary>To a consulted position at row 5.</summary>
    Answer,

    /// <summary>To the owner at row 6.</summary>
    Release,

    /// <summary>To the team at row 7: the exact text to post.</summary>
    Publish,

    /// <summary>To the team when the owner sent the report back.</summary>
    Correct,
}
