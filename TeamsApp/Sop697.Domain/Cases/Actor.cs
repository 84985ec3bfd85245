using System.Text.Json.Serialization;
using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>Who knocks: a person proved by a validated token, with every position held at this moment.</summary>
/// <param name="ObjectId">Directory object id.</param>
/// <param name="Name">Display name at this moment.</param>
/// <param name="Seats">Positions held or acted for now; empty for a stranger.</param>
public sealed record Actor(string ObjectId, string Name, IReadOnlyList<Seat> Seats)
{
    /// <summary>The product itself.</summary>
    public static Actor System { get; } = new("sistem", "Sistem", [new Seat(new Position("sistem", Role.Sistem, "Sistem", null), ActingKind.Definitif)]);

    public bool Is(string position) => Seats.Any(s => s.Position.Key == position);

    /// <summary>This person in one of the positions held; null when not held.</summary>
    public ActedBy? As(string? position) =>
        Seats.FirstOrDefault(s => s.Position.Key == position) is { } seat
            ? new ActedBy(ObjectId, Name, seat.Position.Key, seat.Position.Label, seat.Kind)
            : null;
}

/// <summary>A position held by a person, and in what manner.</summary>
public sealed record Seat(Position Position, ActingKind Kind);

/// <summary>Who it was, frozen into the record: person and position as they were then.</summary>
public sealed record ActedBy(string ObjectId, string Name, string Position, string PositionLabel, ActingKind Kind)
{
    /// <summary>"Plh. Kepala Seksi …" as it must be printed.</summary>
    [JsonIgnore]
    public string Title => ActingNames.Of(Kind, PositionLabel);
}
