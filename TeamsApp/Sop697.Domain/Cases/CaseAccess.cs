using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>Who may look at a case: its chain, also who handed a part of it over, and the Kepala Dinas.</summary>
public static class CaseAccess
{
    public static bool MayRead(Case state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Seats.Any(s => s.Position.Role == Role.KepalaDinas)
            || new[] { state.Team, state.Owner, state.Approver }.OfType<string>().Any(actor.Is)
            || state.Consultations.Any(c => actor.Is(c.Position))
            || state.HandOvers.Any(h => actor.Is(h.From));
    }
}
