using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>A card that must stand in somebody's chat, as data. The wording and layout are made elsewhere.</summary>
/// <param name="Key">Unique within the case: row, index and position, for example <c>konsultasi/3/kasi</c>.</param>
/// <param name="Kind">Which card.</param>
/// <param name="Position">Whom it is for.</param>
/// <param name="Index">
/// What it is about: index into <see cref="Case.Consultations"/> for <see cref="CardKind.Answer"/>, -1 for
/// <see cref="CardKind.Receipt"/>, else into <see cref="Case.Steps"/>.
/// </param>
/// <param name="IsOpen">The person may still act on it.</param>
/// <param name="Face">Changes exactly when the card must look different.</param>
/// <param name="Done">Who ended what the card was about, and when; null while open or handed over.</param>
public sealed record PlannedCard(string Key, CardKind Kind, string Position, int Index, bool IsOpen, string Face, Stamp? Done = null)
{
    /// <summary>Set on the last face of a copy whose reader no longer acts for the position: who does now, perhaps nobody.</summary>
    public IReadOnlyList<Holder>? MovedTo { get; init; }

    /// <summary>With <see cref="MovedTo"/>: position from which the reader of that copy stood in, or null.</summary>
    public string? StoodIn { get; init; }
}
