using Sop697.Domain.Steps;

namespace Sop697.Domain.Cases;

/// <summary>
/// Who may look at a case: its chain, also who handed a part of it over, stood in for it or was told of silence, and the Kepala Dinas; once it has ended
/// also the archivist, who keeps its papers.
/// </summary>
public static class CaseAccess
{
    public static bool MayRead(Case state, Actor actor) => Reading(state, actor) is not null;

    /// <summary>As who somebody looks at a case; null for whoever may not.</summary>
    public static ActedBy? Reading(Case state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);
        return Chain(state).Select(actor.As).OfType<ActedBy>().FirstOrDefault()
            ?? actor.As(actor.Seats.FirstOrDefault(s => s.Position.Role == Role.KepalaDinas || (state.IsClosed && s.Position.Role == Role.Arsiparis))?.Position.Key);
    }

    /// <summary>Who files the paper: the team that had the case, or the archivist; null for anybody else.</summary>
    public static ActedBy? Filing(Case state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.As(state.Team) ?? actor.As(actor.Seats.FirstOrDefault(s => s.Position.Role == Role.Arsiparis)?.Position.Key);
    }

    /// <summary>Keys of the positions that take or took part.</summary>
    public static IReadOnlyList<string> Chain(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        IEnumerable<string?> positions =
        [
            state.Team, state.Owner, state.Approver, .. state.Consultations.Select(c => c.Position),
            .. state.HandOvers.Select(h => h.From), .. state.Escalations.Select(e => e.To), .. state.StandIns.Select(s => s.By),
        ];
        return [.. positions.OfType<string>().Distinct()];
    }
}
