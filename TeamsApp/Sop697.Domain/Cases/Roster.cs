using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>
/// Who acts for which position now. A position that is not named here is not known, which is not the same as vacant: a list
/// that cannot be read closes nobody's card.
/// </summary>
/// <param name="Acting">By position key; an empty list where nobody acts.</param>
public sealed record Roster(IReadOnlyDictionary<string, IReadOnlyList<Holder>> Acting)
{
    public static Roster Unknown { get; } = new(new Dictionary<string, IReadOnlyList<Holder>>());

    /// <summary>The positions themselves, by key: how they are called and what stands above them.</summary>
    public IReadOnlyDictionary<string, Position> Posts { get; init; } = new Dictionary<string, Position>();

    /// <returns>Null when it is not known.</returns>
    public IReadOnlyList<Holder>? Of(string position) => Acting.GetValueOrDefault(position);
}

/// <summary>Somebody who acts for a position.</summary>
/// <param name="ObjectId">Directory object id.</param>
/// <param name="Name">Display name at this moment.</param>
/// <param name="Kind">In what manner.</param>
public sealed record Holder(string ObjectId, string Name, ActingKind Kind);
