using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>Who may look at a case: its chain, also who handed a part of it over or was told of silence, and the Kepala Dinas.</summary>
public static class CaseAccess
{
    public static bool MayRead(Case state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Seats.Any(s => s.Position.Role == Role.KepalaDinas) || Chain(state).Any(actor.Is);
    }

    /// <summary>Keys of the positions that take or took part.</summary>
    public static IReadOnlyList<string> Chain(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        IEnumerable<string?> positions =
        [
            state.Team, state.Owner, state.Approver, .. state.Consultations.Select(c => c.Position),
            .. state.HandOvers.Select(h => h.From), .. state.Escalations.Select(e => e.To),
        ];
        return [.. positions.OfType<string>().Distinct()];
    }
}
